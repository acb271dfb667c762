import {get, Problem} from './api.js';
import {offerZones} from './clock.js';
import {followLinks, go, onPlace, place} from './address.js';
import {fill, h} from './dom.js';
import {listen} from './live.js';
import {applyTheme} from './theme.js';
import './log-in.js';
import './top-bar.js';
import './glance-strip.js';
import './keyboard-help.js';
import './asset/assets-view.js';
import './run/runs-view.js';
import './job-list.js';
import './loops-view.js';

/** The whole page: holds the workspaces, shows the view that the address names, and tells it what changes. */
class WeirApp extends HTMLElement {
  /** @type {import('./types.js').Workspace[]} */
  #workspaces = [];
  /** The workspace with the most to see when the page was opened: what an address that names none shows. */
  #first = '';
  #bar = /** @type {any} */ (document.createElement('top-bar'));
  #glance = /** @type {any} */ (document.createElement('glance-strip'));
  #main = h('main', {id: 'main', tabindex: '-1'});
  #help = /** @type {any} */ (document.createElement('keyboard-help'));
  #view = '';
  /** @type {any} */
  #shown = null;

  async connectedCallback() {
    applyTheme();
    followLinks();
    onPlace(() => this.#show());
    document.addEventListener('keydown', event => this.#key(event));
    this.addEventListener('logged-in', () => this.#begin());
    fill(this, h('p', {class: 'empty'}, h('span', {class: 'spin', role: 'img', 'aria-label': 'Loading'})));
    await this.#begin();
  }

  async #begin() {
    try {
      const session = await get('/session');
      if (!session.known) {
        fill(this, document.createElement('log-in'));
        return;
      }
      this.#workspaces = (await get('/workspaces')).items;
    } catch (failure) {
      const again = h('button', {class: 'button', onclick: () => this.#begin()}, 'Try again');
      fill(this, h('div', {class: 'empty', role: 'alert'}, h('p', {}, String(/** @type {Error} */ (failure).message)), h('p', {}, again)));
      return;
    }
    if (!this.#workspaces.length) {
      fill(this, h('p', {class: 'empty'}, 'No workspace is declared. ', h('code', {}, 'weir init'), ' makes a first configuration.'));
      return;
    }
    const most = this.#workspaces.reduce((best, it) => (it.glance?.assets ?? 0) > (best.glance?.assets ?? 0) ? it : best);
    this.#first = most.name;
    this.#learnZones();
    fill(this, h('a', {class: 'skip', href: '#main'}, 'Skip to the content'), this.#bar, this.#glance, this.#main, this.#help);
    this.#show();
    listen(hints => this.#changed(hints), connected => this.#bar.connected = connected);
    setInterval(() => this.#changed([]), 30000);
  }

  /** Times can be shown as a schedule means them. */
  async #learnZones() {
    if (this.#workspaces.every(it => it.mode === 'observe')) return;
    const schedules = await get('/schedules').then(it => it.items ?? [], () => []);
    offerZones(schedules.map((/** @type {{zone?: string}} */ it) => it.zone));
  }

  /** @returns {import('./types.js').Workspace} */
  get #workspace() {
    return this.#workspaces.find(it => it.name === place().workspace) ?? this.#workspaces.find(it => it.name === this.#first) ?? this.#workspaces[0];
  }

  #show() {
    const at = place();
    const workspace = this.#workspace;
    if (!workspace) return;
    document.title = `${at.asset ? at.asset.split('.').slice(2).join('.') : at.run ? 'Run ' + at.run : workspace.projectName ?? workspace.name} · Weir`;
    this.#bar.given = {workspaces: this.#workspaces, workspace, at};
    this.#glance.given = {workspace, at};
    const tag = {runs: 'runs-view', jobs: 'job-list', loops: 'loops-view'}[at.view] ?? 'assets-view';
    if (this.#view !== tag + workspace.name) {
      this.#view = tag + workspace.name;
      this.#shown = document.createElement(tag);
      fill(this.#main, this.#shown);
    }
    this.#shown.given = {workspace, at};
  }

  /** @param {import('./types.js').Hint[]} hints */
  async #changed(hints) {
    const name = this.#workspace.name;
    const ours = hints.filter(hint => hint.workspace === null || hint.workspace === name);
    try {
      this.#workspaces = (await get('/workspaces')).items;
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 401) location.reload();
      return;
    }
    const at = place();
    this.#bar.given = {workspaces: this.#workspaces, workspace: this.#workspace, at};
    this.#glance.given = {workspace: this.#workspace, at};
    if (ours.length) await this.#shown?.changed?.(ours, this.#workspace);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.metaKey || event.ctrlKey || event.altKey || target.matches('input, select, textarea')) return;
    if (event.key === '?') this.#help.show();
    else if (event.key === '/') {
      const box = /** @type {HTMLElement|null} */ (this.querySelector('search-box input'));
      if (!box) return;
      event.preventDefault();
      box.focus();
    } else if (event.key === 'Escape' && place().asset) go({asset: ''});
    else if (/^[1-4]$/.test(event.key)) go({view: ['assets', 'runs', 'jobs', 'loops'][Number(event.key) - 1], run: '', asset: ''});
  }
}
customElements.define('weir-app', WeirApp);
