import {addressOf, go} from '../address.js';
import {get, Problem, within} from '../api.js';
import {timeElement} from '../clock.js';
import {fill, h, svg} from '../dom.js';
import {shortName} from '../names.js';
import {badge} from '../outcome.js';
import './asset-history.js';
import './asset-checks.js';
import './asset-changes.js';
import './asset-definition.js';

const TABS = /** @type {const} */ ([['history', 'History'], ['checks', 'Checks'], ['changes', 'Changes'], ['definition', 'Definition']]);

/** One asset: what happened to it, what watches over it, what it is. */
class AssetPanel extends HTMLElement {
  #workspace = '';
  #id = '';
  #tab = '';
  /** Whose element of which tab stands there; it is kept when news come, so that what one has opened stays open. */
  #shown = '';
  /** @type {import('../types.js').AssetDetail|null} */
  #asset = null;
  #body = h('div', {class: 'panel-body', role: 'tabpanel', id: 'panel-body'});
  #head = h('header', {class: 'panel-head'});

  connectedCallback() {
    this.setAttribute('role', 'complementary');
    fill(this, this.#head, this.#body);
  }

  set given(/** @type {{workspace: import('../types.js').Workspace, at: import('../address.js').Place}} */ {workspace, at}) {
    const other = workspace.name !== this.#workspace || at.asset !== this.#id;
    const tab = TABS.some(([name]) => name === at.tab) ? at.tab : 'history';
    if (!other && tab === this.#tab) return;
    [this.#workspace, this.#id, this.#tab] = [workspace.name, at.asset, tab];
    if (other) {
      this.#asset = null;
      this.#body.scrollTop = 0;
      this.#load();
    } else this.#show();
  }

  /** @param {import('../types.js').Hint[]} hints */
  async changed(hints) {
    if (hints.some(hint => !hint.asset || hint.asset === this.#id)) await this.#load();
  }

  async #load() {
    const id = this.#id;
    this.setAttribute('aria-label', shortName(id));
    try {
      const asset = await get(within(this.#workspace, 'assets', id));
      if (id !== this.#id) return;
      this.#asset = asset;
      this.#show();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.#shown = '';
      fill(this.#head, this.#close());
      fill(this.#body, h('p', {class: 'empty', role: 'alert'}, failure.message));
    }
  }

  #close() {
    return h('button', {class: 'button icon', 'aria-label': 'Close (Esc)', title: 'Close (Esc)', onclick: () => go({asset: ''})}, '×');
  }

  #show() {
    const asset = this.#asset;
    if (!asset) return;
    fill(this.#head,
      h('div', {class: 'panel-title'},
        h('div', {class: 'titles'},
          h('p', {class: 'quiet small'}, asset.resourceType.replace('_', ' '), asset.group && ` · ${asset.group}`, asset.materialized && ` · ${asset.materialized}`),
          h('h1', {class: 'ellipsis', title: asset.uniqueId}, asset.name)),
        asset.explorerUrl && h('a', {class: 'button', href: asset.explorerUrl, target: '_blank', rel: 'noreferrer noopener'}, 'dbt Cloud ↗'),
        h('button', {class: 'button icon', title: 'Look at it with its neighbours', 'aria-label': 'Look at it with its neighbours',
          onclick: () => go({around: asset.uniqueId, levels: 1, shown: 'graph'})}, svg('svg', {viewBox: '0 0 16 16', width: 15, height: 15, class: 'icon', 'aria-hidden': 'true'},
            svg('path', {d: 'M2 8h3m6 0h3M5 8l3-5 3 5-3 5z'}))),
        this.#close()),
      h('p', {class: 'panel-latest'}, badge(asset.latest?.outcome),
        asset.latest && [' ', timeElement(asset.latest.at), ' in ',
          h('a', {href: addressOf({view: 'runs', run: asset.latest.runId, asset: ''})}, `run ${asset.latest.runId}`)]),
      asset.problems.map(it => h('p', {class: 'note tone-warn', role: 'note'}, it)),
      h('div', {class: 'tabs', role: 'tablist'}, TABS.map(([name, label]) =>
        h('button', {role: 'tab', 'aria-selected': String(this.#tab === name), 'aria-controls': 'panel-body', onclick: () => go({tab: name}),
          tabindex: this.#tab === name ? '0' : '-1', onkeydown: (/** @type {KeyboardEvent} */ event) => this.#turn(event)}, label))));
    const tag = `asset-${this.#tab}`;
    const wanted = `${this.#workspace} ${asset.uniqueId} ${tag}`;
    if (this.#shown !== wanted) fill(this.#body, document.createElement(tag));
    this.#shown = wanted;
    /** @type {any} */ (this.#body.firstElementChild).given = {workspace: this.#workspace, asset};
  }

  /** @param {KeyboardEvent} event */
  #turn(event) {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    const names = TABS.map(([name]) => /** @type {string} */ (name));
    go({tab: names[(names.indexOf(this.#tab) + step + names.length) % names.length]});
    /** @type {HTMLElement|null} */ (this.querySelector('[role="tab"][aria-selected="true"]'))?.focus();
  }
}
customElements.define('asset-panel', AssetPanel);
