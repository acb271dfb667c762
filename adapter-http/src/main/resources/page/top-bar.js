import {addressOf, go} from './address.js';
import {setZone, timeElement, zone, zones} from './clock.js';
import {fill, h} from './dom.js';
import {theme, turnTheme} from './theme.js';

const VIEWS = [['assets', 'Assets'], ['runs', 'Runs'], ['jobs', 'Jobs'], ['loops', 'Weir']];
const THEMES = /** @type {Record<string, [string, string]>} */ ({system: ['◐', 'as the system'], light: ['○', 'light'], dark: ['●', 'dark']});

/** Which workspace, which view, how fresh what one sees is. */
class TopBar extends HTMLElement {
  /** @type {{workspaces: import('./types.js').Workspace[], workspace: import('./types.js').Workspace, at: import('./address.js').Place}|null} */
  #given = null;
  #connected = true;

  set given(/** @type {any} */ given) {
    this.#given = given;
    this.#show();
  }

  set connected(/** @type {boolean} */ connected) {
    this.#connected = connected;
    this.#show();
  }

  connectedCallback() {
    this.addEventListener('focusout', event => event.target instanceof HTMLSelectElement && queueMicrotask(() => this.#show()));
  }

  #show() {
    if (!this.#given || this.#isChoosing()) return;
    const {workspaces, workspace, at} = this.#given;
    const focused = document.activeElement?.id;
    fill(this,
      h('a', {class: 'logo', href: addressOf({view: 'assets', asset: '', run: '', select: '', around: ''}), 'aria-label': 'Weir'},
        h('img', {src: '/page/weir.svg', alt: '', width: '26', height: '26'})),
      h('label', {class: 'visually-hidden', for: 'workspace'}, 'Workspace'),
      h('span', {class: 'switch'},
        h('select', {id: 'workspace', onchange: (/** @type {any} */ event) => {
          event.target.blur();
          go({workspace: event.target.value, asset: '', run: '', open: [], around: '', select: ''});
        }},
        workspaces.map(it => h('option', {value: it.name, selected: it.name === workspace.name}, it.name)))),
      workspace.environmentKind && h('span', {class: `kind kind-${workspace.environmentKind}`, title: workspace.environmentName}, workspace.environmentKind),
      h('nav', {'aria-label': 'Views'}, VIEWS.map(([view, label]) =>
        h('a', {href: addressOf({view, run: '', asset: view === 'assets' ? at.asset : ''}), 'aria-current': at.view === view ? 'page' : null}, label))),
      h('span', {class: 'space'}),
      this.#freshness(workspace),
      h('label', {class: 'choice'}, h('span', {class: 'visually-hidden'}, 'Show times in'),
        h('select', {id: 'zone', title: 'Local time, UTC (as dbt Cloud’s schedules), or a declared schedule’s zone', onchange: (/** @type {any} */ event) => {
          setZone(event.target.value);
          event.target.blur();
        }}, [...new Set([...zones(), zone()])].map(it => h('option', {value: it, selected: it === zone()}, it === 'local' ? 'Local' : it)))),
      h('button', {class: 'button icon', id: 'theme', 'aria-label': `Colours: ${THEMES[theme()][1]}`, title: `Colours: ${THEMES[theme()][1]}`,
        onclick: () => { turnTheme(); this.#show(); }}, THEMES[theme()][0]),
      h('button', {class: 'button icon', id: 'help', 'aria-label': 'Keyboard (?)', title: 'Keyboard (?)', onclick: () =>
        /** @type {any} */ (document.querySelector('keyboard-help'))?.show()}, '?'));
    if (focused) /** @type {HTMLElement|null} */ (this.querySelector(`#${CSS.escape(focused)}`))?.focus();
  }

  /** A list that is open would be closed by drawing it anew. */
  #isChoosing() {
    const focused = document.activeElement;
    return focused instanceof HTMLSelectElement && this.contains(focused);
  }

  /** @param {import('./types.js').Workspace} workspace */
  #freshness(workspace) {
    const poll = workspace.lastPoll;
    const late = !poll || (Date.now() - Date.parse(poll.at)) / 1000 > Math.max(120, workspace.pollSeconds * 4);
    const tone = !this.#connected || poll?.outcome === 'failed' ? 'bad' : late ? 'warn' : 'ok';
    const commit = workspace.manifest?.commit;
    return h('dl', {class: 'freshness'},
      h('div', {title: poll ? poll.said : 'Nothing was polled yet.'},
        h('dt', {}, h('span', {class: `pulse tone-${tone}`}), this.#connected ? 'polled' : 'not connected'),
        this.#connected && h('dd', {}, poll ? timeElement(poll.at) : 'never')),
      h('div', {}, h('dt', {}, 'manifest'),
        h('dd', {}, workspace.manifest
          ? [h('code', {title: commit ?? workspace.manifest.hash}, (commit ?? workspace.manifest.hash).slice(0, 7)), ' ', timeElement(workspace.manifest.generated)]
          : 'none yet')));
  }
}
customElements.define('top-bar', TopBar);
