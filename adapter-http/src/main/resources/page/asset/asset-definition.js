import {addressOf} from '../address.js';
import {timeElement} from '../clock.js';
import {fill, h} from '../dom.js';
import {shortName} from '../names.js';
import './asset-links.js';
import {codeElement} from './code.js';

/** What an asset is: description, columns, code, owners, tags, and what stands next to it. */
class AssetDefinition extends HTMLElement {
  #told = '';

  set given(/** @type {{workspace: string, asset: import('../types.js').AssetDetail}} */ {workspace, asset}) {
    const told = JSON.stringify({...asset, latest: null});
    if (told === this.#told) return;
    this.#told = told;
    const links = /** @type {any} */ (document.createElement('asset-links'));
    links.given = {workspace, asset};
    fill(this,
      asset.description && h('section', {}, asset.description.split(/\n\s*\n/).map(it => h('p', {class: 'prose'}, it))),
      h('section', {}, h('dl', {class: 'facts wide'},
        fact('Key', h('code', {}, asset.key.join('/'))),
        asset.relation && fact('Relation', h('code', {}, asset.relation)),
        asset.path && fact('File', asset.codeUrl ? h('a', {href: asset.codeUrl, target: '_blank', rel: 'noreferrer noopener'}, h('code', {}, asset.path), ' ↗') : h('code', {}, asset.path)),
        fact('Owners', asset.owners.length ? asset.owners.join(', ') : h('span', {class: 'quiet'}, 'nobody')),
        asset.tags.length > 0 && fact('Tags', asset.tags.map(tag => [h('a', {class: 'chip', href: addressOf({select: `tag:${tag}`, asset: '', around: ''})}, tag), ' ']).flat()),
        asset.kinds.length > 0 && fact('Kinds', asset.kinds.map(kind => [h('span', {class: 'chip'}, kind), ' ']).flat()),
        fact('dbt’s id', h('code', {}, asset.uniqueId)))),
      h('section', {class: 'two'}, this.#near('Upstream', asset.upstream), this.#near('Downstream', asset.downstream)),
      links,
      asset.docBlocks.length > 0 && h('section', {}, h('h3', {}, 'Docs blocks'), asset.docBlocks.map(docBlock)),
      asset.warehouse && this.#warehouse(asset.warehouse),
      asset.columns.length > 0 && h('section', {}, h('h3', {}, 'Columns'), this.#columns(asset.columns)),
      asset.rawCode && h('section', {}, this.#code(asset.rawCode, asset.compiledCode)),
      Object.keys(asset.metadata).length > 0 && h('section', {}, h('h3', {}, 'Further facts'),
        h('dl', {class: 'facts wide'}, Object.entries(asset.metadata).map(([name, value]) =>
          fact(name, h('code', {}, typeof value === 'object' ? JSON.stringify(value) : String(value)))))));
  }

  /** What docs last said of it. @param {import('../types.js').Warehouse} it */
  #warehouse({relation, at, runId}) {
    const number = (/** @type {number} */ value) => value.toLocaleString('en-GB');
    return h('section', {}, h('h3', {}, 'In the warehouse'), h('dl', {class: 'facts wide'},
      relation.type && fact('Type', relation.type), relation.owner && fact('Owner', relation.owner),
      relation.rows !== null && fact('Rows', number(relation.rows)), relation.bytes !== null && fact('Bytes', number(relation.bytes)),
      relation.lastModified && fact('Last modified', relation.lastModified),
      fact('Seen', timeElement(at), ' by ', h('a', {href: addressOf({view: 'runs', run: runId, asset: ''})}, `run ${runId}`))));
  }

  /** @param {string} title @param {string[]} ids */
  #near(title, ids) {
    return h('div', {}, h('h3', {}, `${title} ${ids.length || ''}`), ids.length
      ? h('ul', {class: 'near'}, ids.map(id => h('li', {class: 'ellipsis'}, h('a', {href: addressOf({asset: id}), title: id}, shortName(id)))))
      : h('p', {class: 'quiet small'}, 'none'));
  }

  /** @param {import('../types.js').Column[]} columns */
  #columns(columns) {
    return h('table', {class: 'list columns'},
      h('thead', {}, h('tr', {}, ['Name', 'Type', 'Description', 'Tests', 'Constraints'].map(it => h('th', {scope: 'col'}, it)))),
      h('tbody', {}, columns.map(column => h('tr', {},
        h('td', {}, h('code', {}, column.name)), h('td', {class: 'quiet'}, column.type?.toLowerCase()),
        h('td', {}, column.description, column.docBlocks.map(docBlock)), h('td', {class: 'quiet small'}, column.tests.join(', ')),
        h('td', {class: 'quiet small'}, column.constraints.join(', '))))));
  }

  /** @param {string} raw @param {string|null} compiled */
  #code(raw, compiled) {
    const box = h('div', {});
    const show = (/** @type {string} */ which) => {
      fill(box, h('div', {class: 'code-head'}, h('h3', {}, 'Code'),
        compiled && h('span', {class: 'segments'}, [['raw', 'As written'], ['compiled', 'Compiled']].map(([name, label]) =>
          h('button', {'aria-pressed': String(which === name), onclick: () => show(name)}, label))),
        h('span', {class: 'space'}),
        h('button', {class: 'button', onclick: () => navigator.clipboard?.writeText(which === 'raw' ? raw : compiled ?? '')}, 'Copy')),
      codeElement(which === 'raw' ? raw : compiled ?? ''));
    };
    show('raw');
    return box;
  }
}
customElements.define('asset-definition', AssetDefinition);

/** A text that a description is made of, as it was written: Markdown is not made into anything. @param {import('../types.js').DocBlock} block */
function docBlock(block) {
  const title = [h('code', {}, block.name), h('span', {class: 'quiet small'}, block.packageName && ` of ${block.packageName}`)];
  return !block.text ? h('p', {class: 'small', title: block.uniqueId}, title, ' – no text')
    : h('details', {class: 'doc-block', title: block.uniqueId}, h('summary', {class: 'small'}, title), h('p', {class: 'prose'}, block.text));
}

/** @param {string} name @param {...(import('../dom.js').Child | import('../dom.js').Child[])} value */
function fact(name, ...value) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, ...value));
}
