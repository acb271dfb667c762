import {fill, h} from '../dom.js';
import {lookOf, mark, WORST_FIRST} from '../outcome.js';
import {KINDS, outline} from './shapes.js';

/** What colours and outlines mean; only those that are in the drawing, with how many of each. */
class GraphLegend extends HTMLElement {
  /** @param {import('../types.js').Graph} graph */
  set graph(graph) {
    /** @type {Map<string, number>} */
    const outcomes = new Map();
    const kinds = new Set();
    for (const node of graph.nodes) {
      if (node.kind === 'group') {
        Object.entries(node.outcomes).forEach(([word, n]) => outcomes.set(word, (outcomes.get(word) ?? 0) + n));
      } else {
        const word = node.latest?.outcome ?? 'none';
        outcomes.set(word, (outcomes.get(word) ?? 0) + 1);
        kinds.add(node.kind);
      }
    }
    fill(this,
      h('ul', {'aria-label': 'Latest outcome'}, WORST_FIRST.filter(word => outcomes.has(word)).map(word =>
        h('li', {}, mark(word), lookOf(word).label, h('span', {class: 'quiet numeric'}, (outcomes.get(word) ?? 0).toLocaleString('en-GB'))))),
      h('ul', {'aria-label': 'Kind'}, KINDS.filter(([kind]) => kinds.has(kind)).map(([kind, label]) =>
        h('li', {}, shape(kind), label))));
  }
}
customElements.define('graph-legend', GraphLegend);

/** @param {string} kind */
function shape(kind) {
  const canvas = h('canvas', {width: '44', height: '24', class: 'shape', 'aria-hidden': 'true'});
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  ctx.scale(2, 2);
  ctx.strokeStyle = '#7d8a98';
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  outline(ctx, kind, 1, 1, 20, 10);
  ctx.stroke();
  return canvas;
}
