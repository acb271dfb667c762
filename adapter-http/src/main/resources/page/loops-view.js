import {get, Problem, within} from './api.js';
import {duration, timeElement} from './clock.js';
import {fill, h} from './dom.js';
import {badge, mark} from './outcome.js';

/** Weir itself: what its loops did, whether every run is accounted for, and what it has used of the API. */
class LoopsView extends HTMLElement {
  #workspace = '';

  set given(/** @type {{workspace: import('./types.js').Workspace}} */ {workspace}) {
    if (workspace.name === this.#workspace) return;
    this.#workspace = workspace.name;
    this.changed();
  }

  async changed() {
    try {
      const [loops, ticks, budgets, account] = await Promise.all([
        get('/loops'), get('/ticks', {limit: 40}), get('/budget'), get(within(this.#workspace, 'completeness'))]);
      fill(this, h('div', {class: 'sheet'},
        h('div', {class: 'sheet-head'}, h('h1', {}, 'Weir')),
        h('div', {class: 'cards'},
          h('section', {class: 'card'}, h('h2', {}, 'Every run accounted for'), this.#account(account)),
          h('section', {class: 'card'}, h('h2', {}, 'API budget'), budgets.items.map((/** @type {any} */ it) => this.#budget(it)))),
        h('section', {class: 'card'}, h('h2', {}, 'Loops'), this.#ticks(loops.items, 'Every loop with its last tick')),
        h('section', {class: 'card'}, h('h2', {}, 'What they did'), this.#ticks(ticks.items, 'Ticks, newest first'))));
    } catch (failure) {
      if (failure instanceof Problem) fill(this, h('p', {class: 'empty', role: 'alert'}, failure.message));
    }
  }

  /** @param {any} account */
  #account(account) {
    const entries = Object.entries(account.counts);
    return [
      h('p', {class: 'quiet'}, `${account.listed} runs were listed in the last 14 days.`),
      h('ul', {class: 'sums'}, entries.map(([word, count]) => h('li', {}, mark(word === 'open' ? 'running' : word), word, h('strong', {class: 'numeric'}, String(count))))),
      account.unread.length > 0 && h('details', {}, h('summary', {}, 'Those that were not read, and why'),
        h('ul', {class: 'near'}, account.unread.slice(0, 100).map((/** @type {import('./types.js').Run} */ run) => h('li', {},
          h('a', {href: `?view=runs&run=${run.id}&workspace=${this.#workspace}`, class: 'mono'}, run.id), ' ', h('span', {class: 'quiet'}, run.keeping.reason ?? run.status)))))];
  }

  /** @param {any} budget */
  #budget(budget) {
    return h('div', {class: 'budget'},
      h('p', {class: 'quiet'}, `Account ${budget.accountId}: ${budget.thisMinute} of ${budget.perMinute} calls this minute, ${budget.thisHour} this hour.`),
      h('progress', {max: String(budget.perMinute), value: budget.thisMinute, 'aria-label': 'Calls this minute'}),
      budget.closedUntil && h('p', {class: 'note tone-warn'}, 'Closed by dbt Cloud, opens ', timeElement(budget.closedUntil)),
      h('ul', {class: 'sums'}, budget.spenders.map((/** @type {any} */ it) => h('li', {}, it.name, h('strong', {class: 'numeric'}, String(it.calls))))));
  }

  /** @param {import('./types.js').Tick[]} ticks @param {string} caption */
  #ticks(ticks, caption) {
    return h('table', {class: 'list'}, h('caption', {class: 'visually-hidden'}, caption),
      h('thead', {}, h('tr', {}, ['Loop', 'Outcome', 'When', 'Took', 'Said'].map(it => h('th', {scope: 'col'}, it)))),
      h('tbody', {}, ticks.map(tick => h('tr', {},
        h('td', {}, h('code', {}, tick.loop)), h('td', {}, badge(tick.outcome)), h('td', {}, timeElement(tick.at)),
        h('td', {class: 'number quiet'}, duration(tick.tookSeconds)), h('td', {class: 'quiet'}, tick.said)))));
  }
}
customElements.define('loops-view', LoopsView);
