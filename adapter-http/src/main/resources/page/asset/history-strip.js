import {duration, whole} from '../clock.js';
import {fill, h, svg, tell} from '../dom.js';
import {lookOf} from '../outcome.js';

const WIDTH = 496;
const HEIGHT = 72;
const GAP = 2;

/**
 * What happened, from the oldest to the newest: a bar an event, its colour the outcome, its height how long it took. Says
 * `event-chosen` with the event's id.
 */
class HistoryStrip extends HTMLElement {
  /** @param {import('../types.js').AssetEvent[]} events newest first */
  set events(events) {
    const shown = events.slice(0, 60).reverse();
    const longest = Math.max(0.1, ...shown.map(it => Number(it.seconds)));
    const step = Math.min(26, (WIDTH + GAP) / Math.max(shown.length, 24));
    const width = step - GAP;
    const bars = shown.map((event, i) => {
      const look = lookOf(event.outcome);
      const built = event.type !== 'skipped';
      const height = built ? Math.max(5, Math.sqrt(Number(event.seconds) / longest) * (HEIGHT - 6)) : 5;
      const x = WIDTH - (shown.length - i) * step + GAP;
      const bar = svg('g', {class: `bar tone-${look.tone}`, tabindex: '-1', 'data-id': event.id, onclick: () => tell(this, 'event-chosen', event.id)},
        svg('rect', {class: 'room', x: x - GAP / 2, y: 0, width: step, height: HEIGHT}),
        svg('rect', {class: `ink${event.counts ? '' : ' aside'}`, x, y: HEIGHT - height, width, height, rx: Math.min(2.5, width / 3)}));
      const title = svg('title', {});
      title.textContent = `${look.label}, ${duration(Number(event.seconds))}, ${whole(event.at)}${event.counts ? '' : ' · does not count: ' + event.whyNot}`;
      bar.append(title);
      return bar;
    });
    const mean = shown.filter(it => it.type !== 'skipped' && it.counts);
    const usual = median(mean.map(it => Number(it.seconds)));
    const y = HEIGHT - Math.sqrt(usual / longest) * (HEIGHT - 6);
    fill(this,
      svg('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', preserveAspectRatio: 'xMaxYMid meet',
        'aria-label': `The last ${shown.length} events; the table below has them all.`},
      ...(mean.length > 2 ? [svg('line', {class: 'usual', x1: 0, x2: WIDTH, y1: y, y2: y})] : []), ...bars),
      h('p', {class: 'strip-foot quiet small'},
        h('span', {}, shown.length ? `${shown.length} latest` : ''),
        mean.length > 2 && h('span', {}, `usually ${duration(usual)}`),
        h('span', {}, `longest ${duration(longest)}`)));
  }
}
customElements.define('history-strip', HistoryStrip);

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length ? sorted[sorted.length >> 1] : 0;
}
