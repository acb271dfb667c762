import {addressOf} from '../address.js';
import {get, Problem, within} from '../api.js';
import {fill, h} from '../dom.js';
import {counted, shortName} from '../names.js';
import {badge} from '../outcome.js';

/** What an asset is tied to beyond its own project: the jobs that work on it, whose it is, and who uses it elsewhere. */
class AssetLinks extends HTMLElement {
  #asked = '';

  set given(/** @type {{workspace: string, asset: import('../types.js').AssetDetail}} */ {workspace, asset}) {
    this.#asked = asset.uniqueId;
    fill(this);
    this.#load(workspace, asset.uniqueId);
  }

  /** @param {string} workspace @param {string} id */
  async #load(workspace, id) {
    try {
      const [jobs, place] = await Promise.all([get(within(workspace, 'assets', id, 'jobs')), get(within(workspace, 'assets', id, 'mesh'))]);
      if (id !== this.#asked) return;
      fill(this, mesh(place), jobs.items.length > 0 && h('section', {}, h('h3', {}, 'Jobs that work on it'),
        h('ul', {class: 'near'}, jobs.items.map(job))));
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      fill(this, h('p', {class: 'quiet small', role: 'alert'}, failure.message));
    }
  }
}
customElements.define('asset-links', AssetLinks);

/** @param {any} place */
function mesh(place) {
  const {joint, usedBy} = place;
  if (!joint && !usedBy.length) return null;
  return h('section', {}, h('h3', {}, 'Other projects'),
    joint && h('p', {}, joint.owner
      ? ['Belongs to ', elsewhere(joint.owner.workspace, joint.owner.uniqueId), ' ', h('span', {class: 'quiet small'}, `found by ${joint.owner.by}`), ' ', badge(joint.owner.latest?.outcome)]
      : ['Belongs to another project: ', joint.why, '.']),
    usedBy.length > 0 && h('ul', {class: 'near'}, usedBy.map((/** @type {any} */ use) => h('li', {}, 'Used in ', elsewhere(use.workspace, use.uniqueId),
      use.downstream.length > 0 && h('span', {class: 'quiet small'}, ` for ${use.downstream.map(shortName).join(', ')}`)))));
}

/** @param {string} workspace @param {string} id */
const elsewhere = (workspace, id) => h('a', {href: addressOf({workspace, asset: id, select: '', around: ''}), title: id}, `${workspace}: ${shortName(id)}`);

/** @param {any} it */
const job = it => h('li', {}, h('a', {href: addressOf({view: 'runs', job: it.id, run: '', asset: ''})}, it.name), ' ',
  h('span', {class: 'quiet small'}, [...new Set(it.plan.map((/** @type {any} */ step) => step.does))].join(', '), it.leadsTo.length > 0 && ` · starts ${counted(it.leadsTo.length, 'other job')}`));
