import {addressOf, go} from '../address.js';
import {get, getChanged, Problem, within} from '../api.js';
import {fill, h} from '../dom.js';
import {counted, shortName} from '../names.js';
import '../graph/asset-graph.js';
import '../graph/graph-legend.js';
import '../search-box.js';
import './asset-table.js';
import './asset-panel.js';

/** How long until a picture that is being laid out is asked for again, in ms. */
const ASK_AGAIN = 700;

/** An answer that takes longer than this is waited for aloud, in ms: after a start the manifest is read first. */
const UNSAID = 250;

/** A name, or a part of one, rather than a selection. */
const PLAIN = /^[\w.-]{2,}$/;

/** The assets, as a graph or as a table, what is selected of them, and the panel of one. */
class AssetsView extends HTMLElement {
  /** @type {{workspace: import('../types.js').Workspace, at: import('../address.js').Place}|null} */
  #given = null;
  #search = /** @type {any} */ (document.createElement('search-box'));
  #graph = /** @type {any} */ (document.createElement('asset-graph'));
  #table = /** @type {any} */ (document.createElement('asset-table'));
  #legend = /** @type {any} */ (document.createElement('graph-legend'));
  #panel = /** @type {any} */ (document.createElement('asset-panel'));
  #tools = h('div', {class: 'graph-tools'});
  #around = h('div', {class: 'around', hidden: true});
  #coming = h('div', {class: 'coming', role: 'status', hidden: true});
  #said = h('div', {class: 'graph-said', hidden: true});
  #stage = h('div', {class: 'stage'});
  /** What is drawn, so that it is asked for again only when something else is wanted. */
  #drawn = '';
  /** What the drawing that stands was asked by, and its tag: when something else has changed, it stays. */
  #known = {what: '', tag: ''};
  #listed = '';
  #chosen = '';
  /** @type {import('../types.js').Graph|null} */
  #picture = null;

  connectedCallback() {
    fill(this, this.#stage, this.#panel);
    fill(this.#stage, this.#graph, this.#table, this.#said,
      h('div', {class: 'over-graph'}, this.#search, this.#tools, this.#around, this.#coming), this.#legend);
    this.addEventListener('selection-given', event => {
      this.#graph.hits = null;
      this.#find('');
      go({select: this.#meant(/** @type {CustomEvent} */ (event).detail), around: ''});
    });
    this.addEventListener('selection-sound', event => this.#sound(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener('selection-typed', event => this.#typed(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener('asset-chosen', event => this.#choose(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener('asset-opened', event => go({asset: /** @type {CustomEvent} */ (event).detail}));
    this.addEventListener('group-opened', event => {
      const at = /** @type {any} */ (this.#given).at;
      go({open: [...at.open, /** @type {CustomEvent} */ (event).detail]});
    });
    this.addEventListener('group-closed', event => this.#close(/** @type {CustomEvent} */ (event).detail));
  }

  set given(/** @type {any} */ given) {
    const before = this.#given?.at;
    this.#given = given;
    const {workspace, at} = given;
    this.#search.given = {workspace: workspace.name, text: at.select};
    this.#graph.hidden = at.shown === 'table';
    this.#legend.hidden = at.shown === 'table' || !this.#picture?.nodes.length;
    this.#table.hidden = at.shown !== 'table';
    this.#showTools();
    this.#showAround();
    this.#panel.hidden = !at.asset;
    if (at.asset) this.#panel.given = given;
    const chosen = at.asset || (before?.asset ? '' : this.#chosen);
    if (chosen !== this.#chosen) this.#single(chosen);
    if (at.shown === 'table') this.#list();
    else this.#draw().then(() => {
      if (at.asset && at.asset !== before?.asset) this.#reveal(at.asset);
    });
  }

  /** @param {import('../types.js').Hint[]} hints @param {import('../types.js').Workspace} workspace */
  async changed(hints, workspace) {
    if (!this.#given) return;
    this.#given = {...this.#given, workspace};
    const {at} = this.#given;
    this.#drawn = '';
    if (at.shown === 'table') this.#listed = '';
    await Promise.all([at.shown === 'table' ? this.#list() : this.#draw(), at.asset && this.#panel.changed(hints)]);
  }

  async #draw() {
    const {workspace, at} = /** @type {any} */ (this.#given);
    const query = {select: at.select, open: at.open, around: at.around, levels: at.around ? at.levels : null};
    const wanted = JSON.stringify([workspace.name, query]);
    if (wanted === this.#drawn) {
      this.#stays();
      return;
    }
    const other = JSON.stringify([workspace.name, at.select, at.around, at.levels]);
    this.#again.stop();
    const waiting = window.setTimeout(() => !this.#picture?.nodes.length && this.#sayWaiting('Reading the graph…'), UNSAID);
    try {
      const tag = this.#known.what === wanted ? this.#known.tag : '';
      const {tag: told, body: picture} = await getChanged(within(workspace.name, 'graph'), query, tag).finally(() => clearTimeout(waiting));
      if (!picture) {
        this.#drawn = wanted;
        this.#stays();
        return;
      }
      if (picture.layingOut) {
        if (this.#shape !== other || !this.#picture?.nodes.length) this.#sayWaiting(picture.why);
        else this.#sayComing(picture.why);
        this.#again.soon();
        return;
      }
      if (this.#shape !== other) this.#graph.forget();
      this.#shape = other;
      this.#drawn = wanted;
      this.#known = {what: wanted, tag: told};
      this.#picture = picture;
      this.#graph.graph = picture;
      this.#graph.chosen = this.#chosen;
      this.#light();
      this.#legend.graph = picture;
      this.#sayComing('');
      this.#search.said = {text: at.select, count: at.select || at.around ? picture.nodes.length + picture.hidden : undefined};
      this.#said.hidden = picture.nodes.length > 0;
      this.#legend.hidden = !picture.nodes.length;
      if (!picture.nodes.length) fill(this.#said, h('p', {class: 'empty'}, this.#whyEmpty(picture)));
      this.#showTools();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (failure.status === 400) {
        this.#said.hidden = true;
        this.#search.said = {text: at.select, problem: failure.message, position: failure.position};
      } else {
        this.#said.hidden = false;
        fill(this.#said, h('p', {class: 'empty', role: 'alert'}, failure.message));
      }
    }
  }

  #shape = '';

  /** What is drawn is what is wanted: nothing is waited for any more. */
  #stays() {
    this.#again.stop();
    this.#said.hidden = !!this.#picture?.nodes.length;
    this.#sayComing('');
    this.#graph.repaint();
  }

  /** A picture that is not placed yet is asked for again, until it stands or something else is wanted. */
  #again = {
    timer: 0,
    stop() {
      clearTimeout(this.timer);
    },
    soon: () => {
      this.#again.timer = window.setTimeout(() => this.isConnected && this.#draw(), ASK_AGAIN);
    },
  };

  /** @param {string|null} why */
  #sayWaiting(why) {
    this.#said.hidden = false;
    fill(this.#said, h('p', {class: 'empty', role: 'status'}, h('span', {class: 'spin', 'aria-hidden': 'true'}), ' ', why));
  }

  /** While the next drawing is laid out the one before stays, and that one is coming is told beside the tools. @param {string} why */
  #sayComing(why) {
    this.#coming.hidden = !why;
    fill(this.#coming, why && h('span', {class: 'spin', 'aria-hidden': 'true'}), why && ` ${why}`);
  }

  /** @param {import('../types.js').Graph} picture */
  #whyEmpty(picture) {
    const {workspace} = /** @type {any} */ (this.#given);
    return !workspace.manifest && !workspace.history.done
      ? [h('span', {class: 'spin', role: 'img', 'aria-label': 'Reading'}), ' Reading this account for the first time. The graph stands as soon as a run has brought its manifest.']
      : picture.why ?? 'Nothing is selected.';
  }

  async #list() {
    const {workspace, at} = /** @type {any} */ (this.#given);
    const wanted = JSON.stringify([workspace.name, at.select]);
    if (wanted === this.#listed) {
      this.#table.chosen = at.asset;
      return;
    }
    this.#listed = wanted;
    try {
      await this.#table.load(workspace.name, at.select);
      this.#table.chosen = at.asset;
      this.#search.said = {text: at.select};
    } catch (failure) {
      if (failure instanceof Problem) this.#search.said = {text: at.select, problem: failure.message, position: failure.position};
    }
  }

  /** An asset that stands behind a collapsed group is shown by opening whatever holds it. @param {string} id */
  #reveal(id) {
    const {at} = /** @type {any} */ (this.#given);
    if (!this.#graph.reveal(id) && this.#picture?.hidden && !at.around && !at.open.includes(id)) go({open: [...at.open, id]});
  }

  /** Closes a group, with every part of it and every asset that was to be seen in it. @param {string} group */
  #close(group) {
    const {at} = /** @type {any} */ (this.#given);
    const inside = (/** @type {string|null|undefined} */ it) => it === group || !!it?.startsWith(group + '/');
    const nodes = this.#picture?.nodes ?? [];
    go({open: at.open.filter((/** @type {string} */ it) => !inside(it) && !inside(nodes.find(node => node.id === it)?.group))});
  }

  /** Singles an asset out, instead of what was found. @param {string} id */
  #single(id) {
    this.#chosen = id;
    this.#graph.chosen = id;
    if (id) this.#graph.hits = null;
    this.#find(id ? '' : this.#sought);
  }

  /** @param {string} id */
  #choose(id) {
    this.#single(id);
    if (/** @type {any} */ (this.#given).at.asset && id && !id.startsWith('group:')) go({asset: id});
    this.#showTools();
  }

  /** While one types, what bears the name is lit: what is drawn at once, and then what stands behind collapsed groups. @param {string} text */
  #typed(text) {
    const word = text.trim().toLowerCase();
    if (!PLAIN.test(word)) {
      this.#graph.hits = null;
      this.#find('');
      return;
    }
    this.#graph.hits = new Map((this.#picture?.nodes ?? [])
      .filter(node => node.kind !== 'group' && node.label.toLowerCase().includes(word)).map(node => [node.id, 1]));
    this.#find(this.#picture?.hidden ? `*${word}*` : '');
  }

  /** What a selection would choose is lit before it is given. @param {string} text */
  #sound(text) {
    if (text.trim() && !PLAIN.test(text.trim())) this.#find(text.trim());
  }

  /** A selection that is lit; empty for none. */
  #sought = '';

  /** @param {string} selection */
  #find(selection) {
    this.#sought = selection;
    this.#light();
  }

  /** @type {AbortController|null} */
  #lighting = null;

  /** Has what is sought lit, or what is above and below the chosen asset, also where it stands behind a collapsed group. */
  async #light() {
    this.#lighting?.abort();
    const {workspace, at} = /** @type {any} */ (this.#given);
    const find = this.#sought;
    const line = !find && this.#picture?.hidden ? this.#chosen : '';
    if (!line && !find) return;
    const lighting = this.#lighting = new AbortController();
    try {
      const query = {select: at.select, open: at.open, around: at.around, levels: at.around ? at.levels : null, find, line};
      const {nodes} = await get(within(workspace.name, 'graph', 'lit'), query, lighting.signal);
      /** @type {Map<string, number>} */
      const counts = new Map(Object.entries(nodes));
      if (line) this.#graph.line = {of: line, nodes: counts};
      else this.#graph.hits = counts;
    } catch (failure) {
      if (!(failure instanceof Problem) && !lighting.signal.aborted) throw failure;
    }
  }

  /** A word that is no whole name means every name that it is in, as what was lit has shown. @param {string} text */
  #meant(text) {
    const word = text.toLowerCase();
    const labels = (this.#picture?.nodes ?? []).map(node => node.label.toLowerCase());
    const part = PLAIN.test(word) && (labels.some(it => it.includes(word)) || this.#picture?.hidden) && !labels.some(it => it === word || it.startsWith(word + '.'));
    return part ? `*${text}*` : text;
  }

  #showTools() {
    const {at} = /** @type {any} */ (this.#given);
    const id = this.#chosen;
    const isAsset = id && !id.startsWith('group:');
    fill(this.#tools,
      h('span', {class: 'segments', role: 'group', 'aria-label': 'Show as'},
        h('button', {'aria-pressed': String(at.shown !== 'table'), onclick: () => go({shown: 'graph'})}, 'Graph'),
        h('button', {'aria-pressed': String(at.shown === 'table'), onclick: () => go({shown: 'table'})}, 'Table')),
      at.open.length > 0 && h('button', {class: 'button', onclick: () => go({open: []})}, `Collapse ${counted(at.open.length, 'group')}`),
      isAsset && !at.around && at.shown !== 'table'
        && h('button', {class: 'button', onclick: () => go({around: id, levels: 1})}, `Only around ${shortName(id)}`),
      isAsset && !at.asset && h('button', {class: 'button', onclick: () => go({asset: id})}, 'Open'));
  }

  #showAround() {
    const {at} = /** @type {any} */ (this.#given);
    this.#around.hidden = !at.around;
    if (!at.around) return;
    fill(this.#around,
      h('span', {}, 'Around ', h('strong', {}, shortName(at.around))),
      h('span', {class: 'segments', role: 'group', 'aria-label': 'Levels'}, [1, 2, 3, 5].map(levels =>
        h('button', {'aria-pressed': String(at.levels === levels), onclick: () => go({levels})}, `${levels}`))),
      h('span', {class: 'quiet small'}, 'levels'),
      h('a', {class: 'button', href: addressOf({around: '', levels: 1})}, 'Show all'));
  }
}
customElements.define('assets-view', AssetsView);
