/**
 * The state of the page is its address, so that every view can be sent to somebody, and Back goes back.
 *
 * @typedef {object} Place
 * @property {string} workspace
 * @property {string} view assets, runs, jobs or loops
 * @property {string} select a selection in dbt's language
 * @property {string} shown graph or table
 * @property {string[]} open groups that are not collapsed
 * @property {string} around an asset that is looked at with its neighbours
 * @property {number} levels how many levels of them
 * @property {string} asset whose panel is open
 * @property {string} tab of that panel
 * @property {string} run that is looked at
 * @property {string} status filters of the list of runs, as are the next three
 * @property {string} job
 * @property {string} category
 * @property {string} keeping
 */

/** @type {Place} */
const USUAL = {
  workspace: '', view: 'assets', select: '', shown: 'graph', open: [], around: '', levels: 1, asset: '', tab: 'history',
  run: '', status: '', job: '', category: '', keeping: '',
};

const CHANGED = 'weir-place';

/** @returns {Place} */
export function place() {
  const given = new URLSearchParams(location.search);
  /** @type {any} */
  const read = {...USUAL, open: given.getAll('open')};
  for (const name of Object.keys(USUAL)) {
    if (name !== 'open' && given.has(name)) read[name] = given.get(name);
  }
  read.levels = Math.min(20, Math.max(0, Number(read.levels) || 0));
  return read;
}

/** The address of a place that differs from the current one. @param {Partial<Place>} change */
export function addressOf(change) {
  const wanted = {...place(), ...change};
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) {
    if (Array.isArray(value)) value.forEach(one => given.append(name, one));
    else if (String(value) !== String(/** @type {any} */ (USUAL)[name])) given.set(name, String(value));
  }
  const text = given.toString();
  return text ? '?' + text : location.pathname;
}

/** @param {Partial<Place>} change */
export function go(change) {
  const wanted = addressOf(change);
  if (wanted === (location.search || location.pathname)) return;
  history.pushState(null, '', wanted);
  window.dispatchEvent(new Event(CHANGED));
}

/** Calls whenever the address has changed, by us or by Back. @param {() => void} changed */
export function onPlace(changed) {
  window.addEventListener(CHANGED, changed);
  window.addEventListener('popstate', changed);
}

/** Lets links to other places of the page be followed without loading it again. */
export function followLinks() {
  document.addEventListener('click', event => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = /** @type {Element} */ (event.target).closest?.('a[href^="?"], a[href="/"]');
    if (!link) return;
    event.preventDefault();
    history.pushState(null, '', /** @type {HTMLAnchorElement} */ (link).href);
    window.dispatchEvent(new Event(CHANGED));
  });
}
