import {addressOf} from './address.js';
import {get, Problem, within} from './api.js';
import {timeElement} from './clock.js';
import {fill, h} from './dom.js';
import {counted, shortName} from './names.js';

/** dbt Cloud's jobs, with what each builds. */
class JobList extends HTMLElement {
  #workspace = '';

  set given(/** @type {{workspace: import('./types.js').Workspace}} */ {workspace}) {
    if (workspace.name === this.#workspace) return;
    this.#workspace = workspace.name;
    this.changed();
  }

  async changed() {
    try {
      /** @type {import('./types.js').Job[]} */
      const jobs = (await get(within(this.#workspace, 'jobs'))).items;
      const names = new Map(jobs.map(job => [job.id, job.name]));
      fill(this, h('div', {class: 'sheet'}, h('div', {class: 'sheet-head'}, h('h1', {}, 'Jobs'),
        h('p', {class: 'quiet small account'}, `${counted(jobs.length, 'job')} of dbt Cloud in this environment`)),
      jobs.length ? h('div', {class: 'table-box'}, h('table', {class: 'list'},
        h('thead', {}, h('tr', {}, ['Job', 'Commands', 'Starts', 'Next', 'Builds'].map(it => h('th', {scope: 'col'}, it)))),
        h('tbody', {}, jobs.map(job => this.#row(job, names))))) : h('p', {class: 'empty'}, 'No job is in this environment.')));
    } catch (failure) {
      if (failure instanceof Problem) fill(this, h('p', {class: 'empty', role: 'alert'}, failure.message));
    }
  }

  /** @param {import('./types.js').Job} job @param {Map<string, string>} names */
  #row(job, names) {
    const starts = [job.scheduled && job.cron && h('code', {}, job.cron + ' UTC'), job.onPullRequest && 'pull requests', job.onMerge && 'merges',
      job.after && `after ${names.get(job.after.jobId) ?? 'job ' + job.after.jobId}`].filter(Boolean);
    return h('tr', {},
      h('td', {}, h('a', {href: addressOf({view: 'runs', job: job.id, run: '', asset: ''})}, job.name), ' ', h('span', {class: 'quiet small mono'}, job.id),
        job.deactivated && [' ', h('span', {class: 'chip'}, 'deactivated')]),
      h('td', {}, job.steps.map(step => h('div', {}, h('code', {}, step)))),
      h('td', {}, starts.length ? starts.map((it, i) => [i > 0 && ', ', it]).flat() : h('span', {class: 'quiet'}, 'by hand or API')),
      h('td', {}, job.nextRun ? timeElement(job.nextRun) : h('span', {class: 'quiet'}, '–')),
      h('td', {}, job.builds.length ? h('details', {}, h('summary', {}, counted(job.builds.length, 'node')),
        h('ul', {class: 'near'}, job.builds.slice(0, 300).map(id => h('li', {}, h('a', {href: addressOf({view: 'assets', asset: id, job: ''})}, shortName(id)))))) : h('span', {class: 'quiet'}, 'nothing'),
      job.unclear.length > 0 && h('p', {class: 'quiet small'}, 'unclear: ', job.unclear.join(', '))));
  }
}
customElements.define('job-list', JobList);
