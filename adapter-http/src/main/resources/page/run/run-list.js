import {addressOf, go} from '../address.js';
import {get, Problem, within} from '../api.js';
import {between, duration, timeElement} from '../clock.js';
import {fill, h} from '../dom.js';
import {badge, mark} from '../outcome.js';

const STATUSES = [['', 'All'], ['running,starting,queued', 'Going on'], ['success', 'Success'], ['error', 'Error'], ['cancelled', 'Cancelled']];
const KEEPINGS = [['', 'however kept'], ['read', 'read'], ['waiting', 'waiting'], ['unavailable', 'unavailable'], ['excluded', 'excluded'], ['listed', 'listed']];
const CATEGORIES = [['', 'however started'], ['scheduled', 'scheduled'], ['api', 'api'], ['ui', 'by a person'], ['ci', 'ci'], ['merge', 'merge'], ['rerun', 'rerun']];

/** Runs, whoever started them, newest first. */
class RunList extends HTMLElement {
  /** @type {{workspace: import('../types.js').Workspace, at: import('../address.js').Place}|null} */
  #given = null;
  #body = h('tbody');
  #filters = h('div', {class: 'filters'});
  #more = h('button', {class: 'button', hidden: true}, 'Show older');
  #account = h('p', {class: 'account small quiet'});
  #said = h('p', {class: 'empty', role: 'status', hidden: true});
  /** @type {import('../types.js').Job[]|null} */
  #jobs = null;
  #asked = '';

  connectedCallback() {
    fill(this, h('div', {class: 'sheet'}, h('div', {class: 'sheet-head'}, h('h1', {}, 'Runs'), this.#account), this.#filters,
      h('div', {class: 'table-box'}, h('table', {class: 'list runs'},
        h('caption', {class: 'visually-hidden'}, 'Runs, newest first'),
        h('thead', {}, h('tr', {}, ['Status', 'Run', 'Job', 'Started by', 'Created', 'Took', 'Commit', 'With us'].map((it, i) =>
          h('th', {scope: 'col', class: i === 5 ? 'number' : ''}, it)))),
        this.#body), this.#said, this.#more)));
  }

  set given(/** @type {any} */ given) {
    const other = given.workspace.name !== this.#given?.workspace.name;
    this.#given = given;
    if (other) this.#jobs = null;
    const {at} = given;
    const wanted = JSON.stringify([given.workspace.name, at.status, at.job, at.category, at.keeping]);
    this.#showFilters();
    if (wanted !== this.#asked) {
      this.#asked = wanted;
      this.#load(null);
      this.#tellAccount();
    }
    if (!this.#jobs) this.#loadJobs();
  }

  changed() {
    this.#load(null);
    this.#tellAccount();
  }

  async #loadJobs() {
    const {workspace} = /** @type {any} */ (this.#given);
    this.#jobs = await get(within(workspace.name, 'jobs')).then(it => it.items, () => []);
    this.#showFilters();
  }

  #showFilters() {
    const {at} = /** @type {any} */ (this.#given);
    const choice = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string[][]} */ options) =>
      h('label', {class: 'choice'}, h('span', {class: 'visually-hidden'}, label),
        h('select', {onchange: (/** @type {any} */ event) => go({[name]: event.target.value})},
          options.map(([value, text]) => h('option', {value, selected: at[name] === value}, text))));
    fill(this.#filters,
      h('span', {class: 'segments', role: 'group', 'aria-label': 'Status'}, STATUSES.map(([value, label]) =>
        h('button', {'aria-pressed': String(at.status === value), onclick: () => go({status: value})}, label))),
      choice('job', 'Job', [['', 'all jobs'], ...(this.#jobs ?? []).map(job => [job.id, job.name])]),
      choice('category', 'Started by', CATEGORIES),
      choice('keeping', 'With us', KEEPINGS));
  }

  /** @param {string|null} cursor */
  async #load(cursor) {
    const {workspace, at} = /** @type {any} */ (this.#given);
    const asked = this.#asked;
    try {
      const part = await get(within(workspace.name, 'runs'),
        {status: at.status, job: at.job, category: at.category, keeping: at.keeping, limit: 100, cursor});
      if (asked !== this.#asked) return;
      const rows = part.items.map((/** @type {import('../types.js').Run} */ run) => this.#row(run));
      if (cursor) this.#body.append(...rows);
      else fill(this.#body, rows);
      this.#more.hidden = !part.next;
      this.#more.onclick = () => this.#load(part.next);
      this.#said.hidden = this.#body.children.length > 0;
      fill(this.#said, 'No run is like that.');
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.#said.hidden = false;
      fill(this.#said, failure.message);
    }
  }

  /** Every run that dbt Cloud listed is accounted for. */
  async #tellAccount() {
    const {workspace} = /** @type {any} */ (this.#given);
    const account = await get(within(workspace.name, 'completeness')).catch(() => null);
    if (!account) return;
    const parts = Object.entries(account.counts).map(([word, count]) => `${count} ${word}`).join(', ');
    fill(this.#account, `In 14 days ${account.listed} were listed: ${parts || 'none'}.`);
  }

  /** @param {import('../types.js').Run} run */
  #row(run) {
    const there = addressOf({run: run.id});
    const ends = run.started ? duration(between(run.started, run.finished)) : '';
    return h('tr', {data: {href: run.id}, onclick: (/** @type {MouseEvent} */ event) =>
      /** @type {Element} */ (event.target).closest('a') || go({run: run.id})},
    h('td', {}, badge(run.status)),
    h('td', {}, h('a', {href: there, class: 'mono'}, run.id)),
    h('td', {}, run.job?.name ?? run.job?.id ?? '–'),
    h('td', {}, run.startedBy.category ?? '–', run.startedBy.pullRequest && h('span', {class: 'quiet'}, ` #${run.startedBy.pullRequest}`)),
    h('td', {}, timeElement(run.created)),
    h('td', {class: 'number quiet'}, ends),
    h('td', {}, run.commit && h('code', {class: 'quiet', title: run.commit}, run.commit.slice(0, 7))),
    h('td', {}, h('span', {class: 'kept'}, mark(run.keeping.state),
      h('span', {class: 'ellipsis quiet small', title: run.keeping.reason}, run.keeping.reason ?? run.keeping.state))));
  }
}
customElements.define('run-list', RunList);
