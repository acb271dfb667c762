import {addressOf} from '../address.js';
import {get, getText, Problem, within} from '../api.js';
import {between, dayAndTime, duration, timeElement} from '../clock.js';
import {fill, h} from '../dom.js';
import {counted, shortName} from '../names.js';
import {badge} from '../outcome.js';
import {codeElement} from './code.js';
import './history-strip.js';

/** How many events are shown at first, and how many at most are asked for at once. */
const FIRST = 60;
const MOST = 500;

/** Everything that happened to an asset, newest first; each opens to its message, its run, and the log of the step. */
class AssetHistory extends HTMLElement {
  #strip = /** @type {any} */ (document.createElement('history-strip'));
  #list = h('ol', {class: 'events', 'aria-label': 'Events, newest first'});
  #more = h('button', {class: 'button', hidden: true}, 'Show older');
  #workspace = '';
  /** @type {import('../types.js').AssetEvent[]} */
  #events = [];

  set given(/** @type {{workspace: string, asset: import('../types.js').AssetDetail}} */ {workspace, asset}) {
    this.#workspace = workspace;
    if (this.#events.length) this.#news(asset.uniqueId);
    else this.#load(asset.uniqueId, null);
  }

  connectedCallback() {
    fill(this, this.#strip, this.#list, this.#more);
    this.addEventListener('event-chosen', event => this.#open(/** @type {CustomEvent} */ (event).detail));
    window.addEventListener('weir-zone', this.#again);
  }

  disconnectedCallback() {
    window.removeEventListener('weir-zone', this.#again);
  }

  #again = () => this.#show();

  /** @param {string} id @param {string|null} cursor */
  async #load(id, cursor) {
    try {
      const part = await get(within(this.#workspace, 'assets', id, 'events'), {limit: FIRST, cursor});
      this.#events = cursor ? [...this.#events, ...part.items] : part.items;
      this.#older(id, part.next);
      this.#show();
    } catch (failure) {
      if (failure instanceof Problem) fill(this.#list, h('li', {class: 'empty', role: 'alert'}, failure.message));
    }
  }

  /**
   * Puts what is new in its place, above what is there or between it, since the past is read beside the present; what is there stays as
   * it is, opened or not.
   * @param {string} id
   */
  async #news(id) {
    const limit = Math.min(Math.max(FIRST, this.#events.length), MOST);
    const part = await get(within(this.#workspace, 'assets', id, 'events'), {limit}).catch(() => null);
    if (!part) return;
    if (this.#events.length > limit && limit < MOST) {
      // Older ones were called for meanwhile, and are not among these.
      await this.#news(id);
      return;
    }
    const known = new Map(this.#events.map((event, i) => [JSON.stringify(event), this.#list.children[i]]));
    /** @type {import('../types.js').AssetEvent[]} */
    const told = part.items;
    if (told.length === known.size && told.every(event => known.has(JSON.stringify(event)))) return;
    this.#events = told;
    this.#older(id, part.next);
    if (!told.length) {
      this.#show();
      return;
    }
    this.#strip.events = told;
    const rows = told.map((event, i) => known.get(JSON.stringify(event)) ?? this.#row(event, i));
    [...this.#list.children].filter(row => !rows.includes(row)).forEach(row => row.remove());
    rows.forEach((row, i) => row !== this.#list.children[i] && this.#list.insertBefore(row, this.#list.children[i] ?? null));
  }

  /** @param {string} id @param {string|null} next */
  #older(id, next) {
    this.#more.hidden = !next;
    this.#more.onclick = () => this.#load(id, next);
  }

  #show() {
    this.#strip.hidden = !this.#events.length;
    this.#strip.events = this.#events;
    fill(this.#list, this.#events.length ? this.#events.map((event, i) => this.#row(event, i))
      : h('li', {class: 'empty'}, 'No run has done anything to it yet.'));
  }

  /** @param {string} id */
  #open(id) {
    const row = /** @type {HTMLDetailsElement|null} */ (this.#list.querySelector(`details[data-id="${CSS.escape(id)}"]`));
    if (!row) return;
    row.open = true;
    row.scrollIntoView({block: 'nearest'});
    row.querySelector('summary')?.focus();
  }

  /** @param {import('../types.js').AssetEvent} event @param {number} i */
  #row(event, i) {
    const body = h('div', {class: 'event-body'});
    const row = h('details', {data: {id: event.id}, ontoggle: () => row.open && !body.children.length && this.#tellMore(event, body)},
      h('summary', {},
        badge(event.outcome, event.type === 'observed' ? `Observed: ${event.status}` : undefined),
        h('span', {class: 'ellipsis quiet'}, event.because ? `because of ${shortName(event.because)}` : event.message?.split('\n')[0]),
        h('span', {class: 'numeric quiet small'}, event.type === 'skipped' ? '' : duration(Number(event.seconds))),
        h('time', {class: 'numeric small', datetime: event.at}, dayAndTime(event.at))),
      body);
    if (i === 0 && ['error', 'fail'].includes(event.outcome)) queueMicrotask(() => row.open = true);
    return h('li', {class: event.counts ? '' : 'aside'}, row);
  }

  /** @param {import('../types.js').AssetEvent} event @param {HTMLElement} body */
  #tellMore(event, body) {
    const log = h('div', {});
    const failed = ['error', 'fail'].includes(event.outcome);
    fill(body,
      !event.counts && h('p', {class: 'note'}, `It does not count for production: ${event.whyNot}`),
      event.message && h('pre', {class: 'message', tabindex: '0'}, event.message),
      h('dl', {class: 'facts'},
        fact('Run', h('a', {href: addressOf({view: 'runs', run: event.runId, asset: ''})}, event.runId), ` step ${event.step}`),
        fact('dbt says', h('code', {}, event.status)),
        event.because && fact('Because of', h('a', {href: addressOf({asset: event.because})}, shortName(event.because))),
        event.rows !== null && fact('Rows', event.rows.toLocaleString('en-GB')),
        event.bytes !== null && fact('Bytes', event.bytes.toLocaleString('en-GB')),
        event.batches && fact('Batches', `${event.batches.successful} well, ${event.batches.failed} failed`),
        event.relation && fact('Relation', h('code', {}, event.relation)),
        event.queryId && fact('Query', h('code', {}, event.queryId)),
        event.phases.filter(it => it.started && it.completed).map(it => fact(it.name, duration(between(/** @type {string} */ (it.started), it.completed)))),
        event.described && fact('Docs', `${counted(event.described.columns.length, 'column')}, ${event.described.type ?? 'a relation'}`,
          event.described.rows !== null && `, ${event.described.rows.toLocaleString('en-GB')} rows`),
        event.failures !== null && fact('Failing rows', event.failures.toLocaleString('en-GB')),
        event.maxLoadedAt && fact('Newest data', timeElement(event.maxLoadedAt)),
        event.criteria && fact('Judged by', judgedBy(event.criteria)),
        event.thread && fact('Thread', event.thread),
        fact('Ended', timeElement(event.at))),
      h('p', {}, h('button', {class: 'button', onclick: () => this.#showLog(event, log)}, `Log of step ${event.step}`), ' ',
        event.started && h('button', {class: 'button', onclick: () => this.#showCode(event, log)}, 'Code that was sent')),
      log);
    if (failed) this.#showLog(event, log);
  }

  /** @param {import('../types.js').AssetEvent} event @param {HTMLElement} place */
  async #showCode(event, place) {
    fill(place, h('span', {class: 'spin', role: 'img', 'aria-label': 'Loading'}));
    try {
      fill(place, codeElement(await getText(within(this.#workspace, 'runs', event.runId, 'steps', event.step, 'code', event.uniqueId))));
    } catch (failure) {
      fill(place, h('p', {class: 'quiet small', role: 'alert'}, String(/** @type {Error} */ (failure).message)));
    }
  }

  /** @param {import('../types.js').AssetEvent} event @param {HTMLElement} log */
  async #showLog(event, log) {
    fill(log, h('span', {class: 'spin', role: 'img', 'aria-label': 'Loading'}));
    try {
      const text = await getText(within(this.#workspace, 'runs', event.runId, 'steps', event.step, 'log'));
      const lines = text.split('\n');
      const name = shortName(event.uniqueId);
      const pre = h('pre', {class: 'log', tabindex: '0', 'aria-label': `Log of step ${event.step}, ${counted(lines.length, 'line')}`},
        lines.map(line => h('span', {class: line.includes(name) ? 'hit' : /\bERROR\b|\bError\b|\bFAIL\b/.test(line) ? 'wrong' : ''}, line + '\n')));
      fill(log, pre);
      const first = /** @type {HTMLElement|null} */ (pre.querySelector('.hit, .wrong'));
      if (first) pre.scrollTop = Math.max(0, first.offsetTop - pre.offsetTop - 40);
    } catch (failure) {
      fill(log, h('p', {class: 'quiet small'}, String(/** @type {Error} */ (failure).message)));
    }
  }
}
customElements.define('asset-history', AssetHistory);

/** @param {import('../types.js').Criteria} criteria */
function judgedBy(criteria) {
  const parts = [
    criteria.warnAfter && `warn after ${counted(criteria.warnAfter.count, criteria.warnAfter.period)}`,
    criteria.errorAfter && `error after ${counted(criteria.errorAfter.count, criteria.errorAfter.period)}`,
    criteria.filter && `where ${criteria.filter}`];
  return parts.filter(Boolean).join(', ') || 'nothing';
}

/** @param {string} name @param {...import('../dom.js').Child} value */
function fact(name, ...value) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, ...value));
}
