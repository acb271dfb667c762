/** Listens for what changes. The browser comes back by itself, with the id of what it heard last. */

/**
 * @param {(hints: import('./types.js').Hint[]) => void} changed called at most twice a second
 * @param {(connected: boolean) => void} connection
 */
export function listen(changed, connection) {
  /** @type {import('./types.js').Hint[]} */
  let waiting = [];
  /** @type {number|undefined} */
  let timer;
  const source = new EventSource('/api/v1/stream');
  source.addEventListener('open', () => connection(true));
  source.addEventListener('error', () => connection(false));
  source.addEventListener('changes', event => {
    waiting.push(...JSON.parse(/** @type {MessageEvent} */ (event).data).hints);
    if (waiting.length && timer === undefined) {
      timer = window.setTimeout(() => {
        const hints = waiting;
        waiting = [];
        timer = undefined;
        changed(hints);
      }, 500);
    }
  });
  return () => source.close();
}
