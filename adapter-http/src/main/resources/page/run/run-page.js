import {addressOf} from '../address.js';
import {get, getText, Problem, within} from '../api.js';
import {between, duration, timeElement} from '../clock.js';
import {fill, h} from '../dom.js';
import {counted, kindOf, shortName} from '../names.js';
import {badge, mark, WORST_FIRST} from '../outcome.js';
import './run-timeline.js';

const MOST_WANTING = 50;

/** One run: its steps, a timeline of what they did by thread, why each skipped node was skipped, and every row as a table. */
class RunPage extends HTMLElement {
  #workspace = '';
  #id = '';
  #step = 0;
  /** @type {import('../types.js').RunDetail|null} */
  #run = null;
  #sheet = h('div', {class: 'sheet'});

  connectedCallback() {
    fill(this, this.#sheet);
  }

  set given(/** @type {{workspace: import('../types.js').Workspace, at: import('../address.js').Place}} */ {workspace, at}) {
    if (workspace.name === this.#workspace && at.run === this.#id) return;
    [this.#workspace, this.#id, this.#step] = [workspace.name, at.run, 0];
    fill(this.#sheet, h('p', {class: 'empty'}, h('span', {class: 'spin', role: 'img', 'aria-label': 'Loading'})));
    this.#load();
  }

  /** @param {import('../types.js').Hint[]} hints */
  changed(hints) {
    if (hints.some(hint => !hint.runId || hint.runId === this.#id)) this.#load();
  }

  async #load() {
    const id = this.#id;
    try {
      const run = await get(within(this.#workspace, 'runs', id));
      if (id !== this.#id) return;
      this.#run = run;
      const busy = run.steps.filter((/** @type {import('../types.js').Step} */ step) => step.nodes.length);
      this.#step ||= (busy.find((/** @type {import('../types.js').Step} */ step) => step.status === 'error') ?? busy.at(-1) ?? run.steps.at(-1))?.index ?? 0;
      this.#show();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      fill(this.#sheet, h('p', {class: 'empty', role: 'alert'}, failure.message));
    }
  }

  #show() {
    const run = this.#run;
    if (!run) return;
    const step = run.steps.find(it => it.index === this.#step);
    fill(this.#sheet,
      h('div', {class: 'sheet-head'},
        h('a', {class: 'button', href: addressOf({run: ''})}, '← Runs'),
        h('h1', {}, run.job?.name ?? 'Run', ' ', h('span', {class: 'quiet mono'}, run.id)),
        badge(run.status), h('span', {class: 'space'}),
        run.page && h('a', {class: 'button', href: run.page, target: '_blank', rel: 'noreferrer noopener'}, 'dbt Cloud ↗')),
      this.#facts(run),
      run.keeping.state !== 'read' && h('p', {class: 'note'}, mark(run.keeping.state), ` ${run.keeping.state}`,
        run.keeping.reason && `: ${run.keeping.reason}`, run.keeping.until && [', looked at again ', timeElement(run.keeping.until)]),
      run.statusMessage && h('p', {class: 'note tone-warn'}, run.statusMessage),
      run.preview.length > 0 && this.#preview(run.preview),
      run.chain && this.#chain(run, run.chain),
      h('ol', {class: 'steps', 'aria-label': 'Steps'}, run.steps.map(it => this.#stepCard(it))),
      step && this.#stepBody(step),
      run.losses.length > 0 && h('section', {class: 'note tone-warn'}, h('h2', {}, 'Not understood'),
        h('ul', {}, run.losses.map(loss => h('li', {}, `${loss.count} × ${loss.kind}, such as `, h('code', {}, loss.example))))));
  }

  /** @param {import('../types.js').RunDetail} run */
  #facts(run) {
    const by = run.startedBy;
    const fact = (/** @type {string} */ name, /** @type {any[]} */ ...value) => h('div', {}, h('dt', {}, name), h('dd', {}, ...value));
    return h('dl', {class: 'facts line'},
      fact('Created', timeElement(run.created, 'day')),
      run.started && fact('Waited', duration(between(run.created, run.started))),
      run.started && fact('Took', duration(between(run.started, run.finished))),
      fact('Started by', by.category ?? 'unknown', by.pullRequest && ` #${by.pullRequest}`),
      by.cause && fact('Cause', by.cause),
      run.branch && fact('Branch', run.branch),
      run.commit && fact('Commit', h('code', {title: run.commit}, run.commit.slice(0, 7))),
      run.dbtVersion && fact('dbt', run.dbtVersion),
      by.schema && fact('Schema', by.schema), by.target && fact('Target', by.target),
      run.retriedBy && fact('Retried by', h('a', {href: addressOf({run: run.retriedBy})}, run.retriedBy)),
      run.retries && fact('Retries', h('a', {href: addressOf({run: run.retries})}, run.retries)),
      run.lane === 'backfill' && fact('Met', 'in the past'));
  }

  /** @param {import('../types.js').RunDetail} run @param {import('../types.js').Chain} chain */
  #chain(run, chain) {
    const told = WORST_FIRST.filter(it => chain.outcomes[it]).flatMap(it => [' ', badge(it, `${chain.outcomes[it].toLocaleString('en-GB')} ${it}`)]);
    return h('section', {class: 'chain'},
      h('h3', {}, chain.runs.length > 1 ? 'With its retries' : 'In the end'),
      chain.runs.length > 1 && h('p', {class: 'quiet'}, chain.runs.flatMap((id, i) => [i > 0 && ' → ', id === run.id ? h('b', {}, id) : h('a', {href: addressOf({run: id})}, id)])),
      h('p', {}, told),
      chain.wanting.length > 0 && h('ul', {class: 'near'}, chain.wanting.slice(0, MOST_WANTING).map(node => h('li', {class: 'ellipsis'}, mark(node.outcome), ' ',
        h('a', {href: addressOf({view: 'assets', asset: node.asset ?? node.uniqueId, run: ''}), title: node.uniqueId}, shortName(node.uniqueId))))),
      chain.wanting.length > MOST_WANTING && h('p', {class: 'quiet small'}, `and ${chain.wanting.length - MOST_WANTING} more; the API has them all.`));
  }

  /** @param {{name: string, outcome: string}[]} preview */
  #preview(preview) {
    const word = (/** @type {string} */ it) => ({ok: 'success', start: 'running', skip: 'skipped'}[it] ?? it);
    return h('section', {}, h('h3', {}, 'From the log of the step at work'),
      h('ul', {class: 'preview'}, preview.map(it => h('li', {}, mark(word(it.outcome)), h('span', {}, it.name)))));
  }

  /** @param {import('../types.js').Step} step */
  #stepCard(step) {
    const wrong = step.nodes.filter(it => it.outcome === 'error' || it.outcome === 'fail').length;
    return h('li', {}, h('button', {class: 'step', 'aria-pressed': String(step.index === this.#step), onclick: () => {
      this.#step = step.index;
      this.#show();
      /** @type {HTMLElement|null} */ (this.querySelector('.step[aria-pressed="true"]'))?.focus();
    }},
    mark(step.status),
    h('span', {class: 'step-name'}, h('code', {class: 'ellipsis', title: step.command ?? step.name}, step.command ?? step.name),
      h('span', {class: 'quiet small'}, step.started ? duration(between(step.started, step.finished)) : 'not begun',
        step.nodes.length > 0 && ` · ${counted(step.nodes.length, 'node')}`, wrong > 0 && ` · ${wrong} wrong`))));
  }

  /** @param {import('../types.js').Step} step */
  #stepBody(step) {
    const timeline = /** @type {any} */ (document.createElement('run-timeline'));
    const log = h('div', {});
    const body = h('section', {class: 'step-body'},
      step.said && h('p', {class: 'quiet small'}, step.said),
      step.nodes.length > 0 && timeline,
      h('p', {}, h('button', {class: 'button', onclick: () => this.#log(step, log)}, `Log of step ${step.index}`)),
      log,
      this.#skipped(step),
      step.nodes.length > 0 && this.#table(step));
    if (step.nodes.length) timeline.step = step;
    if (step.logKept) this.#log(step, log);
    return body;
  }

  /** @param {import('../types.js').Step} step @param {HTMLElement} log */
  async #log(step, log) {
    try {
      const text = await getText(within(this.#workspace, 'runs', this.#id, 'steps', step.index, 'log'));
      fill(log, h('pre', {class: 'log', tabindex: '0', 'aria-label': `Log of step ${step.index}`}, text.split('\n').map(line =>
        h('span', {class: /\bERROR\b|\bError\b|\bFAIL\b/.test(line) ? 'wrong' : ''}, line + '\n'))));
    } catch (failure) {
      fill(log, h('p', {class: 'quiet small'}, String(/** @type {Error} */ (failure).message)));
    }
  }

  /** Why each skipped node was skipped, by what caused it. @param {import('../types.js').Step} step */
  #skipped(step) {
    /** @type {Map<string, import('../types.js').StepNode[]>} */
    const causes = new Map();
    for (const node of step.nodes) {
      if (node.type === 'skipped') causes.set(node.because ?? '', [...causes.get(node.because ?? '') ?? [], node]);
    }
    if (!causes.size) return null;
    return h('section', {}, h('h3', {}, 'Skipped, and why'), h('ul', {class: 'causes'}, [...causes].map(([cause, nodes]) => h('li', {},
      h('details', {open: causes.size < 4}, h('summary', {}, cause
        ? [mark('error'), ' ', h('a', {href: addressOf({view: 'assets', asset: cause, run: ''})}, shortName(cause)), h('span', {class: 'quiet'}, ` kept ${counted(nodes.length, 'node')} from being built`)]
        : [mark('skipped'), h('span', {}, ` ${counted(nodes.length, 'node')} without a cause that the results would tell`)]),
      h('ul', {class: 'near'}, nodes.map(node => h('li', {class: 'ellipsis'}, h('a', {href: addressOf({view: 'assets', asset: node.uniqueId, run: ''})}, shortName(node.uniqueId))))))))));
  }

  /** @param {import('../types.js').Step} step */
  #table(step) {
    const order = ['error', 'fail', 'warn', 'skipped', 'success', 'reused', 'observed'];
    const rows = [...step.nodes].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || Number(b.seconds) - Number(a.seconds));
    return h('section', {}, h('h3', {}, counted(rows.length, 'node')),
      h('table', {class: 'list'}, h('caption', {class: 'visually-hidden'}, `What step ${step.index} did to each node, the worst first`),
        h('thead', {}, h('tr', {}, ['Outcome', 'Node', 'Kind', 'Took', 'Thread', 'Message'].map((it, i) => h('th', {scope: 'col', class: i === 3 ? 'number' : ''}, it)))),
        h('tbody', {}, rows.slice(0, 2000).map(node => h('tr', {},
          h('td', {}, badge(node.outcome)),
          h('td', {}, h('a', {href: addressOf({view: 'assets', asset: node.asset ?? node.uniqueId, run: '', tab: node.asset ? 'checks' : 'history'}), title: node.uniqueId}, shortName(node.uniqueId))),
          h('td', {class: 'quiet'}, kindOf(node.uniqueId)),
          h('td', {class: 'number quiet'}, node.type === 'skipped' ? '' : duration(Number(node.seconds))),
          h('td', {class: 'quiet small'}, node.thread),
          h('td', {class: 'quiet small'}, h('span', {class: 'clamp', title: node.message}, node.because ? `because of ${shortName(node.because)}` : node.message)))))),
      rows.length > 2000 && h('p', {class: 'quiet small'}, `and ${rows.length - 2000} more; the API has them all.`));
  }
}
customElements.define('run-page', RunPage);
