import {addressOf} from '../address.js';
import {get, Problem, within} from '../api.js';
import {duration, timeElement} from '../clock.js';
import {fill, h} from '../dom.js';
import {badge} from '../outcome.js';
import './history-strip.js';

/** What watches over an asset: each check with its own history. */
class AssetChecks extends HTMLElement {
  set given(/** @type {{workspace: string, asset: import('../types.js').AssetDetail}} */ {workspace, asset}) {
    this.#load(workspace, asset.uniqueId);
  }

  /** What is shown, so that what one has opened stays as long as nothing has changed. */
  #told = '';

  /** @param {string} workspace @param {string} id */
  async #load(workspace, id) {
    try {
      /** @type {import('../types.js').Check[]} */
      const checks = (await get(within(workspace, 'assets', id, 'checks'))).items;
      const trouble = (/** @type {import('../types.js').Check} */ check) =>
        ['error', 'fail', 'warn', 'skipped', undefined, 'success'].indexOf(check.history[0]?.outcome);
      const told = JSON.stringify(checks);
      if (told === this.#told) return;
      this.#told = told;
      const open = [...this.querySelectorAll('details[open]')].map(it => /** @type {HTMLElement} */ (it).dataset.id);
      checks.sort((a, b) => trouble(a) - trouble(b));
      fill(this, checks.length ? h('ul', {class: 'checks'}, checks.map(check => this.#check(check, open.includes(check.uniqueId))))
        : h('p', {class: 'empty'}, 'Nothing watches over it: no test is declared.'));
    } catch (failure) {
      if (failure instanceof Problem) fill(this, h('p', {class: 'empty', role: 'alert'}, failure.message));
    }
  }

  /** @param {import('../types.js').Check} check @param {boolean} open */
  #check(check, open) {
    const [latest] = check.history;
    const strip = /** @type {any} */ (document.createElement('history-strip'));
    strip.events = check.history;
    return h('li', {},
      h('details', {open, data: {id: check.uniqueId}},
        h('summary', {},
          badge(latest?.outcome, latest ? undefined : 'Never run'),
          h('span', {class: 'ellipsis', title: check.uniqueId}, check.name),
          check.column && h('code', {class: 'chip'}, check.column),
          check.severity === 'warn' && h('span', {class: 'chip'}, 'warns only'),
          latest && h('span', {class: 'quiet small'}, timeElement(latest.at))),
        check.history.length > 0 && strip,
        h('table', {class: 'list'},
          h('caption', {class: 'visually-hidden'}, 'Its results, newest first'),
          h('tbody', {}, check.history.slice(0, 20).map(event => h('tr', {},
            h('td', {}, badge(event.outcome)), h('td', {}, timeElement(event.at)),
            h('td', {class: 'number'}, event.failures ? `${event.failures.toLocaleString('en-GB')} rows` : ''),
            h('td', {class: 'number quiet'}, duration(Number(event.seconds))),
            h('td', {}, h('a', {href: addressOf({view: 'runs', run: event.runId, asset: ''})}, `run ${event.runId}`))))))));
  }
}
customElements.define('asset-checks', AssetChecks);
