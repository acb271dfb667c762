/** Times and stretches of time, for people. */

const KEY = 'weir-zone';

/** Zones that can be chosen: this machine's, UTC (which dbt Cloud's schedules keep), and those of declared schedules. */
let offered = ['local', 'UTC'];

export const zones = () => offered;

/** Offers the zones of schedules, too. @param {(string|null|undefined)[]} named */
export function offerZones(named) {
  offered = [...new Set(['local', 'UTC', ...named.filter(known).map(String)])];
}

/** @param {string|null|undefined} name */
function known(name) {
  try {
    return Boolean(name && new Intl.DateTimeFormat('en-GB', {timeZone: name}));
  } catch {
    return false;
  }
}

/** @returns {string} local, UTC, or the name of a zone */
export function zone() {
  const kept = localStorage.getItem(KEY) ?? 'local';
  return kept === 'local' || known(kept) ? kept : 'local';
}

/** @param {string} name */
export function setZone(name) {
  localStorage.setItem(KEY, name);
  document.querySelectorAll('weir-time').forEach(it => /** @type {any} */ (it).show());
  window.dispatchEvent(new Event('weir-zone'));
}

/** @param {Intl.DateTimeFormatOptions} options */
const format = options => new Intl.DateTimeFormat('en-GB', {...options, timeZone: zone() === 'local' ? undefined : zone()});

/** @param {string|Date} at */
export const dayAndTime = at => format({day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit'}).format(new Date(at));

/** @param {string|Date} at */
export const timeOfDay = at => format({hour: '2-digit', minute: '2-digit', second: '2-digit'}).format(new Date(at));

/** @param {string|Date} at */
export const whole = at => format({
  weekday: 'short', day: '2-digit', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit',
  timeZoneName: 'short',
}).format(new Date(at));

/** @param {number} seconds */
export function duration(seconds) {
  if (seconds < 0.0995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(Math.round(seconds) / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds) % 60 ? (Math.round(seconds) % 60) + ' s' : ''}`.trim();
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60 ? (minutes % 60) + ' min' : ''}`.trim();
  return `${Math.floor(hours / 24)} d`;
}

/** In as few letters as may be: 3m, 5h, 2d. @param {string|Date} at @param {number} [now] */
export function shortAge(at, now = Date.now()) {
  const seconds = Math.abs(now - new Date(at).getTime()) / 1000;
  if (seconds < 60) return `${Math.round(seconds)}s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)}m`;
  if (seconds < 86400) return `${Math.round(seconds / 3600)}h`;
  return `${Math.round(seconds / 86400)}d`;
}

/** @param {string|Date} at @param {number} [now] */
export function fromNow(at, now = Date.now()) {
  const ahead = new Date(at).getTime() - now;
  const text = shortAge(at, now);
  return ahead > 0 ? `in ${text}` : `${text} ago`;
}

/** Seconds between two times, the second of which may be missing. @param {string} from @param {string|null} to */
export const between = (from, to) => (new Date(to ?? Date.now()).getTime() - new Date(from).getTime()) / 1000;

/**
 * Shows a time. `form` is ago (the default) or day; the whole of it is in its title.
 */
class WeirTime extends HTMLElement {
  static observedAttributes = ['at', 'form'];
  connectedCallback() { this.show(); }
  attributeChangedCallback() { this.show(); }
  show() {
    const at = this.getAttribute('at');
    if (!at || Number.isNaN(Date.parse(at))) return;
    this.title = whole(at);
    this.textContent = this.getAttribute('form') === 'day' ? dayAndTime(at) : fromNow(at);
  }
}
customElements.define('weir-time', WeirTime);
setInterval(() => document.querySelectorAll('weir-time:not([form])').forEach(it => /** @type {WeirTime} */ (it).show()), 5000);

/** @param {string} at @param {'ago'|'day'} [form] */
export function timeElement(at, form = 'ago') {
  const element = document.createElement('weir-time');
  element.setAttribute('at', at);
  if (form === 'day') element.setAttribute('form', 'day');
  return element;
}
