import {addressOf, go} from './address.js';
import {fill, h} from './dom.js';
import {counted, kindOf, shortName} from './names.js';
import {timeElement} from './clock.js';
import {mark} from './outcome.js';

const TILES = /** @type {const} */ ([
  ['broken', 'Broken at the root', 'bad', 'error', 'Failed last, and nothing above them did: start here.'],
  ['blocked', 'Blocked', 'skip', 'skipped', 'Failed or left out because of something above.'],
  ['late', 'Late', 'warn', 'warn', 'Sources whose data is older than promised.'],
  ['inFlight', 'In flight', 'flight', 'running', 'Being built now.'],
]);

/** What a person on call looks for first. */
class GlanceStrip extends HTMLElement {
  /** @type {{workspace: import('./types.js').Workspace, at: import('./address.js').Place}|null} */
  #given = null;
  #open = '';

  set given(/** @type {any} */ given) {
    this.#given = given;
    this.#show();
  }

  connectedCallback() {
    document.addEventListener('pointerdown', event => {
      if (this.#open && !this.contains(/** @type {Node} */ (event.target))) this.#toggle('');
    });
    this.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !this.#open) return;
      event.stopPropagation();
      const was = this.#open;
      this.#toggle('');
      /** @type {HTMLElement|null} */ (this.querySelector(`[data-tile="${was}"]`))?.focus();
    });
  }

  /** @param {string} tile */
  #toggle(tile) {
    this.#open = this.#open === tile ? '' : tile;
    this.#show();
  }

  #show() {
    if (!this.#given) return;
    const {workspace} = this.#given;
    const glance = workspace.glance;
    const focused = /** @type {HTMLElement|null} */ (document.activeElement?.closest?.('[data-tile]'))?.dataset.tile;
    fill(this,
      TILES.map(([name, label, tone, word, title]) => {
        const ids = glance[name];
        return h('div', {class: 'tile-box'},
          h('button', {class: `tile tone-${ids.length ? tone : 'idle'}`, title, data: {tile: name}, 'aria-expanded': String(this.#open === name),
            'aria-controls': `glance-${name}`, onclick: () => this.#toggle(name)},
          h('span', {class: 'count numeric'}, ids.length.toLocaleString('en-GB')), h('span', {}, label)),
          this.#open === name && this.#list(name, ids, word, title));
      }),
      this.#due(glance.nextDue),
      h('div', {class: 'tile-box wide'}, this.#history(workspace)),
      workspace.problems.length > 0 && h('div', {class: 'problems', role: 'alert'}, workspace.problems.map(it => h('p', {class: 'note tone-warn'}, it))));
    if (focused) /** @type {HTMLElement|null} */ (this.querySelector(`[data-tile="${focused}"]`))?.focus();
  }

  /** @param {string} name @param {string[]} ids @param {string} word @param {string} title */
  #list(name, ids, word, title) {
    return h('div', {class: 'drop', id: `glance-${name}`},
      h('p', {class: 'quiet small'}, ids.length ? title : 'None. ' + title),
      h('ul', {}, ids.slice(0, 200).map(id => h('li', {},
        h('a', {href: addressOf({view: 'assets', asset: id, run: ''}), onclick: () => this.#toggle('')},
          mark(word), h('span', {class: 'ellipsis'}, shortName(id)), h('span', {class: 'quiet small'}, kindOf(id)))))),
      ids.length > 200 && h('p', {class: 'quiet small'}, `and ${ids.length - 200} more`));
  }

  /** @param {import('./types.js').Glance['nextDue']} due */
  #due(due) {
    const [next] = due;
    return h('div', {class: 'tile-box'}, h('button', {class: 'tile tone-idle', data: {tile: 'due'}, title: 'The next job that dbt Cloud will start by its schedule.',
      onclick: () => go({view: 'jobs', run: '', asset: ''})},
    h('span', {class: 'count numeric'}, next ? timeElement(next.at) : '–'),
    h('span', {class: 'ellipsis'}, next ? `Next due: ${next.name}` : 'Nothing is scheduled')));
  }

  /** @param {import('./types.js').Workspace} workspace */
  #history(workspace) {
    const {listed, read, done} = workspace.history;
    if (done) return h('p', {class: 'quiet small total'}, counted(workspace.glance.assets, 'asset'));
    return h('div', {class: 'backfill small', title: 'Reading what was there before Weir, newest first.'},
      h('span', {class: 'quiet'}, `Reading the past: ${read} of ${counted(listed, 'run')}`),
      h('progress', {max: String(Math.max(1, listed)), value: read, 'aria-label': 'Reading the past'}));
  }
}
customElements.define('glance-strip', GlanceStrip);
