import {addressOf} from '../address.js';
import {get, Problem, within} from '../api.js';
import {timeElement} from '../clock.js';
import {fill, h} from '../dom.js';
import {counted, shortName} from '../names.js';
import {badge} from '../outcome.js';
import {lineDiffElement} from './line-diff.js';

/** How an asset changed last, and what changed between its last good run and its first bad one. */
class AssetChanges extends HTMLElement {
  #asked = '';
  /** What is shown, so that it is left as it stands, opened or not, when news come that do not change it. */
  #shown = '';

  set given(/** @type {{workspace: string, asset: import('../types.js').AssetDetail}} */ {workspace, asset}) {
    if (asset.uniqueId !== this.#asked) {
      this.#asked = asset.uniqueId;
      this.#shown = '';
      fill(this, h('p', {class: 'quiet'}, 'Comparing versions …'));
    }
    this.#load(workspace, asset.uniqueId);
  }

  /** @param {string} workspace @param {string} id */
  async #load(workspace, id) {
    try {
      const changes = await get(within(workspace, 'assets', id, 'changes'));
      const said = JSON.stringify(changes);
      if (id !== this.#asked || said === this.#shown) return;
      this.#shown = said;
      fill(this, changes.breakage && breakage(changes.breakage), last(changes));
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.#shown = '';
      fill(this, h('p', {class: 'empty', role: 'alert'}, failure.message));
    }
  }
}
customElements.define('asset-changes', AssetChanges);

/** @param {any} it */
function breakage(it) {
  return h('section', {}, h('h3', {}, 'Between its last good run and its first bad one'),
    h('p', {class: 'small'}, it.lastGood && [point(it.lastGood), ' → '], point(it.firstBad)),
    h('p', {}, it.said),
    it.suspects.map((/** @type {any} */ suspect) => h('details', {class: 'change', open: suspect.distance === 0},
      h('summary', {}, h('a', {href: addressOf({asset: suspect.uniqueId}), title: suspect.uniqueId}, shortName(suspect.uniqueId)), ' ',
        h('span', {class: 'quiet small'}, suspect.distance === 0 ? 'itself' : counted(suspect.distance, 'step') + ' above', ' · ', suspect.kind,
          suspect.was && ` (was ${shortName(suspect.was)})`, suspect.changes.length > 0 && ': ' + aspects(suspect.changes))),
      suspect.changes.map(change))),
    it.elsewhere > 0 && h('p', {class: 'quiet small'}, `${counted(it.elsewhere, 'other node')} changed elsewhere.`));
}

/** @param {any} it */
const point = it => h('span', {}, badge(it.outcome), ' ', h('a', {href: addressOf({view: 'runs', run: it.runId, asset: ''})}, `run ${it.runId}`), ' ',
  timeElement(it.at), it.manifest?.commit && [' at ', h('code', {}, it.manifest.commit.slice(0, 8))]);

/** @param {any} changes */
function last(changes) {
  const it = changes.last;
  if (!it) {
    return h('section', {}, h('p', {class: 'quiet'}, changes.versions === 1 ? 'Only one version of the project is known.'
      : `Its definition is the same in all ${counted(changes.versions, 'version')} of the project that are kept.`));
  }
  return h('section', {}, h('h3', {}, 'Its last change'),
    h('p', {class: 'small'}, version(it.before), ' → ', version(it.since)),
    it.changes.length ? it.changes.map(change) : h('p', {}, 'It is new.'));
}

/** @param {any} it */
const version = it => h('span', {title: it.hash}, h('code', {}, it.commit?.slice(0, 8) ?? it.hash.slice(0, 8)), ' ', timeElement(it.generated));

/** @param {any[]} changes */
const aspects = changes => [...new Set(changes.map(it => it.aspect))].join(', ');

/** @param {any} it */
function change(it) {
  const {before, after} = it.values;
  const long = [before, after].some(value => typeof value === 'string' && value.includes('\n')) || it.aspect === 'code';
  return h('div', {class: 'change-of'}, h('p', {class: 'small'}, h('span', {class: 'chip'}, it.aspect), ' ', h('code', {}, it.field)),
    long ? lineDiffElement(said(before), said(after))
      : h('p', {class: 'before-after'}, before === undefined ? h('span', {class: 'quiet'}, 'not there') : h('del', {}, said(before)), ' → ',
        after === undefined ? h('span', {class: 'quiet'}, 'not there') : h('ins', {}, said(after))));
}

/** @param {any} value */
const said = value => value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
