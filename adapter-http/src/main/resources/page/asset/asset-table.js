import {go} from '../address.js';
import {get, within} from '../api.js';
import {timeElement} from '../clock.js';
import {fill, h} from '../dom.js';
import {badge} from '../outcome.js';

/** The assets as a table: the same as the graph, for whoever reads rather than looks. */
class AssetTable extends HTMLElement {
  #body = h('tbody');
  #more = h('button', {class: 'button', hidden: true}, 'Show more');
  /** @type {() => Promise<void>} */
  #next = async () => {};

  connectedCallback() {
    fill(this, h('table', {class: 'list'},
      h('caption', {class: 'visually-hidden'}, 'Assets with their latest outcome'),
      h('thead', {}, h('tr', {}, ['Asset', 'Kind', 'Latest', 'When', 'Group', 'Owners', 'Tags'].map(it => h('th', {scope: 'col'}, it)))),
      this.#body), this.#more);
    this.#more.addEventListener('click', () => this.#next());
  }

  /** @param {string} workspace @param {string} select */
  async load(workspace, select) {
    const first = await get(within(workspace, 'assets'), {select, limit: 200});
    fill(this.#body);
    this.#add(workspace, select, first);
  }

  /** @param {string} workspace @param {string} select @param {{items: import('../types.js').Asset[], next: string|null}} part */
  #add(workspace, select, part) {
    this.#body.append(...part.items.map(asset => this.#row(asset)));
    this.#more.hidden = !part.next;
    this.#next = async () => this.#add(workspace, select, await get(within(workspace, 'assets'), {select, limit: 200, cursor: part.next}));
    if (!this.#body.children.length) fill(this.#body, h('tr', {}, h('td', {colspan: '7', class: 'empty'}, 'Nothing is selected.')));
  }

  /** @param {import('../types.js').Asset} asset */
  #row(asset) {
    const open = () => go({asset: asset.uniqueId});
    return h('tr', {data: {href: asset.uniqueId}, onclick: open},
      h('td', {}, h('button', {class: 'link', onclick: open, title: asset.uniqueId}, asset.name)),
      h('td', {class: 'quiet'}, asset.resourceType.replace('_', ' ')),
      h('td', {}, badge(asset.latest?.outcome)),
      h('td', {class: 'quiet'}, asset.latest ? timeElement(asset.latest.at) : '–'),
      h('td', {}, asset.group),
      h('td', {class: 'quiet'}, asset.owners.join(', ')),
      h('td', {}, asset.tags.map(tag => [h('span', {class: 'chip'}, tag), ' ']).flat()));
  }

  set chosen(/** @type {string} */ id) {
    this.#body.querySelectorAll('tr').forEach(row => row.setAttribute('aria-selected', String(row.dataset.href === id)));
  }
}
customElements.define('asset-table', AssetTable);
