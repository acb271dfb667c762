/** Asks the server. */

/** What the server said was wrong. */
export class Problem extends Error {
  /** @param {number} status @param {string} detail @param {number|null} position */
  constructor(status, detail, position) {
    super(detail);
    this.status = status;
    this.position = position;
  }
}

/**
 * @param {string} path below /api/v1
 * @param {Record<string, string | number | string[] | null | undefined>} [query] what is empty is left out
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function get(path, query = {}, signal) {
  const answer = await reach(url(path, query), {signal, headers: {Accept: 'application/json'}});
  return answer.json();
}

/**
 * The same, unless it is still what was answered under `tag`; then there is no `body`.
 * @param {string} path @param {Record<string, any>} query @param {string} tag empty for none
 * @returns {Promise<{tag: string, body: any}>}
 */
export async function getChanged(path, query, tag) {
  const headers = tag ? {Accept: 'application/json', 'If-None-Match': tag} : {Accept: 'application/json'};
  const answer = await reach(url(path, query), {headers});
  return answer.status === 304 ? {tag, body: null} : {tag: answer.headers.get('ETag') ?? '', body: await answer.json()};
}

/** @param {string} path @returns {Promise<string>} */
export async function getText(path) {
  return (await reach(url(path, {}), {headers: {Accept: 'text/plain, application/problem+json'}})).text();
}

/** @param {string} path @param {any} body @returns {Promise<any>} */
export async function post(path, body) {
  const answer = await reach(url(path, {}), {
    method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body),
  });
  return answer.status === 204 ? null : answer.json();
}

/** The path of something in a workspace. @param {string} workspace @param {...(string|number)} parts */
export const within = (workspace, ...parts) =>
  '/workspaces/' + [workspace, ...parts].map(part => encodeURIComponent(String(part))).join('/');

/** @param {string} path @param {Record<string, any>} query */
function url(path, query) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') given.append(name, String(one));
    }
  }
  const text = given.toString();
  return '/api/v1' + path + (text ? '?' + text : '');
}

/** @param {string} where @param {RequestInit} how */
async function reach(where, how) {
  let answer;
  try {
    answer = await fetch(where, {credentials: 'same-origin', ...how});
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new Problem(0, 'Weir cannot be reached. Is it running?', null);
  }
  if (answer.ok || answer.status === 304) return answer;
  const said = await answer.json().catch(() => ({}));
  throw new Problem(answer.status, said.detail ?? `Weir answered ${answer.status}.`, said.position ?? null);
}
