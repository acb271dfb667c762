/**
 * Listens for what changes. A browser holds few connections to one host, so of all pages that are open one listens and tells the
 * others; when it is closed another takes over. The browser comes back by itself, with the id of what it heard last.
 */

/** Whoever begins to listen has missed what came just before: everything may have changed. @type {import('./types.js').Hint} */
const ANYTHING = {workspace: null, runId: null, asset: null};

/**
 * @param {(hints: import('./types.js').Hint[]) => void | Promise<void>} changed called at most twice a second, and not again before it is
 *   done: what comes meanwhile is told in one call afterwards
 * @param {(connected: boolean) => void} connection
 */
export function listen(changed, connection) {
  /** @type {import('./types.js').Hint[]} */
  let waiting = [];
  let timer = 0;
  let busy = false;
  const tellSoon = () => {
    if (waiting.length && !busy) timer ||= window.setTimeout(tellNow, 500);
  };
  const tellNow = async () => {
    timer = 0;
    busy = true;
    try {
      await changed(waiting.splice(0));
    } finally {
      busy = false;
      tellSoon();
    }
  };
  const hear = (/** @type {import('./types.js').Hint[]} */ hints) => {
    waiting.push(...hints);
    tellSoon();
  };
  const others = new BroadcastChannel('weir-live');
  others.addEventListener('message', ({data}) => {
    if (data.hints) hear(data.hints);
    else connection(data.connected);
  });

  /** @type {() => void} */
  let leave = () => {};
  const lead = () => {
    exclusively(done => {
      const tell = (/** @type {boolean} */ connected) => {
        connection(connected);
        others.postMessage({connected});
      };
      const source = new EventSource('/api/v1/stream');
      source.addEventListener('open', () => tell(true));
      source.addEventListener('open', () => hear([ANYTHING]), {once: true});
      source.addEventListener('error', () => tell(false));
      source.addEventListener('changes', event => {
        const {hints} = JSON.parse(/** @type {MessageEvent} */ (event).data);
        hear(hints);
        others.postMessage({hints});
      });
      leave = () => {
        source.close();
        done();
      };
    });
  };
  lead();
  window.addEventListener('pagehide', () => leave());
  window.addEventListener('pageshow', event => {
    if (!event.persisted) return;
    hear([ANYTHING]);
    lead();
  });
}

/**
 * Does something when no other page does it, until it says that it is done. Browsers know locks only where the connection is safe;
 * elsewhere every page listens for itself.
 * @param {(done: () => void) => void} deed
 */
function exclusively(deed) {
  const lasting = () => new Promise(resolve => deed(() => resolve(null)));
  return navigator.locks ? navigator.locks.request('weir-live', lasting) : lasting();
}
