import {shortAge} from '../clock.js';
import {lookOf, WORST_FIRST} from '../outcome.js';
import {colours} from '../theme.js';
import {outline} from './shapes.js';
import {toneOf} from './scene.js';

const TONES = ['ok', 'warn', 'bad', 'skip', 'reuse', 'idle', 'flight'];
const OTHERS = ['paper', 'card', 'ink', 'ink-2', 'ink-3', 'line', 'line-2', 'edge', 'accent', 'accent-soft', 'focus'];

const FACE = 'Inter, ui-sans-serif, system-ui, "Segoe UI", Roboto, sans-serif';
const NAME = `500 12.5px ${FACE}`;
const LINE = `400 10.5px ${FACE}`;
const SIGN = `700 11px ${FACE}`;

/** From this scale on a node has room for a second line. */
const TWO_LINES = .8;

/** How large a name is on the screen when the drawing is made small, in pixels; but never larger than its node. */
const READABLE = 10.5;
const SMALLEST = 9;

/** How large a frame's name is on the screen, in pixels. */
const TITLE = 13;
const TALLEST = 21;

/** How wide a letter is for its height, about. */
const LETTER = .58;

/** How wide a letter of the second line is, about. */
const LETTER_OF_LINE = 5.6;

/** Beyond so many edges they are drawn lightly from afar, so that they stay a texture and do not become a wall. */
const FANNED = 1500;

/** Knows how things look. Texts are measured once. */
export class Painter {
  /** @type {Map<string, string>} */
  #cut = new Map();
  /** @type {Record<string, string>} */
  colour = {};

  /** Reads the colours anew, after the theme has changed. */
  retint() {
    this.colour = colours([...TONES, ...TONES.map(tone => tone + '-soft'), ...OTHERS]);
  }

  /** @param {string} tone */
  far(tone) {
    return this.colour[tone];
  }

  /**
   * Around what opened groups hold, each with its name: as large on the screen however small the drawing is made, while it has room,
   * and in sight as long as any of the frame is.
   * @param {CanvasRenderingContext2D} ctx @param {import('../types.js').GraphFrame[]} frames @param {import('./camera.js').Camera} camera
   */
  frames(ctx, frames, camera) {
    const k = camera.k;
    for (const frame of frames) {
      ctx.beginPath();
      ctx.roundRect(frame.x, frame.y, frame.width, frame.height, 14);
      ctx.globalAlpha = .45;
      ctx.fillStyle = this.colour.card;
      ctx.fill();
      ctx.globalAlpha = 1;
      ctx.lineWidth = 1.2 / Math.min(1, k);
      ctx.strokeStyle = this.colour['line-2'];
      ctx.stroke();
      const size = Math.min(44, Math.max(16, TITLE / k));
      if (size * k < 5) continue;
      ctx.textBaseline = 'middle';
      ctx.fillStyle = this.colour['ink-2'];
      const left = Math.min(Math.max(frame.x + 20, camera.x + 16 / k), Math.max(frame.x + 20, frame.x + frame.width - 200 / k));
      this.#text(ctx, `600 ${Math.round(size)}px ${FACE}`, `${frame.label} · ${frame.count.toLocaleString('en-GB')}`, left, frame.y + 34,
        frame.x + frame.width - left - 16);
    }
  }

  /** @param {CanvasRenderingContext2D} ctx @param {number} k @param {boolean} dimmed @param {number} many how many edges the drawing has */
  edges(ctx, k, dimmed, many) {
    ctx.strokeStyle = this.colour.edge;
    ctx.globalAlpha = (dimmed ? .3 : 1) * Math.min(.9, many > FANNED ? .12 + .8 * k : .45 + k);
    ctx.lineWidth = Math.max(1.1, .7 / k);
    ctx.lineJoin = 'round';
  }

  /** @param {CanvasRenderingContext2D} ctx @param {number} k */
  bundles(ctx, k) {
    ctx.lineWidth = Math.max(2.6, 1.4 / k);
  }

  /** @param {CanvasRenderingContext2D} ctx @param {number} k */
  litEdges(ctx, k) {
    ctx.globalAlpha = 1;
    ctx.strokeStyle = this.colour.accent;
    ctx.lineWidth = Math.max(1.6, 1.1 / k);
  }

  /**
   * A node in full: its outline says the kind, the disc the latest outcome.
   * @param {CanvasRenderingContext2D} ctx @param {import('../types.js').GraphNode} node @param {number} k @param {boolean} dimmed
   */
  node(ctx, node, k, dimmed) {
    const tone = toneOf(node);
    ctx.globalAlpha = dimmed ? .28 : 1;
    if (node.kind === 'group') this.#stack(ctx, node);
    ctx.beginPath();
    outline(ctx, node.kind, node.x, node.y, node.width, node.height);
    const calm = tone === 'idle' || tone === 'ok' || tone === 'reuse';
    ctx.fillStyle = calm ? this.colour.card : this.colour[tone + '-soft'];
    ctx.fill();
    ctx.lineWidth = (calm ? 1 : 1.4) / Math.min(1, k + .2);
    ctx.strokeStyle = calm ? this.colour['line-2'] : this.colour[tone];
    ctx.stroke();
    if (node.kind === 'group') this.#group(ctx, node, k);
    else if (k < TWO_LINES) this.#small(ctx, node, tone, k);
    else this.#asset(ctx, node, tone);
    ctx.globalAlpha = 1;
  }

  /** Made small: a dot for the outcome, and the name as large as the node lets it be. @param {CanvasRenderingContext2D} ctx @param {import('../types.js').GraphNode} node @param {string} tone @param {number} k */
  #small(ctx, node, tone, k) {
    const middle = node.y + node.height / 2;
    const r = Math.min(8, 4 / k);
    const cx = node.x + Math.min(8, node.height / 5) + r + (node.kind === 'source' || node.kind === 'exposure' ? 4 : 0);
    ctx.beginPath();
    ctx.arc(cx, middle, r, 0, 2 * Math.PI);
    ctx.fillStyle = this.colour[tone];
    ctx.fill();
    ctx.fillStyle = this.colour.ink;
    ctx.textBaseline = 'middle';
    const left = cx + r + 5;
    const room = node.x + node.width - left - (node.kind === 'exposure' ? 12 : 6);
    this.#text(ctx, reading(k, node.label, room), node.label, left, middle + .5, room);
    if (node.troubledChecks > 0) this.#trouble(ctx, node);
  }

  /** @param {CanvasRenderingContext2D} ctx @param {import('../types.js').GraphNode} node @param {string} tone */
  #asset(ctx, node, tone) {
    const middle = node.y + node.height / 2;
    const r = Math.min(11, node.height / 2 - 4);
    const cx = node.x + 10 + r;
    ctx.beginPath();
    ctx.arc(cx, middle, r, 0, 2 * Math.PI);
    ctx.fillStyle = this.colour[tone + '-soft'];
    ctx.fill();
    ctx.fillStyle = this.colour[tone];
    ctx.font = SIGN;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(lookOf(node.latest?.outcome).sign, cx, middle + .5);
    ctx.textAlign = 'left';
    const left = cx + r + 8;
    const room = node.x + node.width - left - 14;
    ctx.fillStyle = this.colour.ink;
    const two = node.height >= 36;
    this.#text(ctx, NAME, node.label, left, two ? middle - 7 : middle, room);
    if (two) {
      ctx.fillStyle = this.colour['ink-3'];
      this.#text(ctx, LINE, this.#underName(node, room), left, middle + 8, room);
    }
    if (node.troubledChecks > 0) this.#trouble(ctx, node);
  }

  /** The kind and the age; the age alone where both have no room, since the outline tells the kind. @param {import('../types.js').GraphNode} node @param {number} room */
  #underName(node, room) {
    const kind = node.kind.replace('_', ' ');
    if (!node.latest) return kind;
    const age = `${shortAge(node.latest.at)} ago`;
    const both = `${kind} · ${age}`;
    return both.length * LETTER_OF_LINE <= room ? both : age;
  }

  /** How many of its checks do not pass, at its upper right. @param {CanvasRenderingContext2D} ctx @param {import('../types.js').GraphNode} node */
  #trouble(ctx, node) {
    const text = String(node.troubledChecks);
    const width = 10 + 6 * text.length;
    ctx.beginPath();
    ctx.roundRect(node.x + node.width - width - 8, node.y - 8, width, 16, 8);
    ctx.fillStyle = this.colour.warn;
    ctx.fill();
    ctx.lineWidth = 2;
    ctx.strokeStyle = this.colour.paper;
    ctx.stroke();
    ctx.font = SIGN;
    ctx.textAlign = 'center';
    ctx.fillStyle = this.colour.card;
    ctx.fillText(text, node.x + node.width - width / 2 - 8, node.y + .5);
    ctx.textAlign = 'left';
  }

  /**
   * How many of a collapsed group's assets are lit, at its upper left; as large on the screen however small the drawing is made.
   * @param {CanvasRenderingContext2D} ctx @param {import('../types.js').GraphNode} node @param {number} k @param {number} count
   */
  found(ctx, node, k, count) {
    const text = count === node.count ? 'all' : count.toLocaleString('en-GB');
    const size = Math.max(1, .9 / k);
    const width = (14 + 6.6 * text.length) * size;
    const height = 18 * size;
    ctx.beginPath();
    ctx.roundRect(node.x - 6, node.y - height * .9, width, height, height / 2);
    ctx.fillStyle = this.colour.accent;
    ctx.fill();
    ctx.font = `700 ${Math.round(11 * size)}px ${FACE}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = this.colour.card;
    ctx.fillText(text, node.x - 6 + width / 2, node.y - height * .4 + .5);
    ctx.textAlign = 'left';
  }

  /** @param {CanvasRenderingContext2D} ctx @param {import('../types.js').GraphNode} node */
  #stack(ctx, node) {
    for (const off of [7, 3.5]) {
      ctx.beginPath();
      ctx.roundRect(node.x + off, node.y + off, node.width, node.height, 8);
      ctx.fillStyle = this.colour.card;
      ctx.fill();
      ctx.lineWidth = 1;
      ctx.strokeStyle = this.colour['line-2'];
      ctx.stroke();
    }
  }

  /** A collapsed group: its name, how many it holds, and how they stand. @param {CanvasRenderingContext2D} ctx @param {import('../types.js').GraphNode} node @param {number} k */
  #group(ctx, node, k) {
    ctx.textBaseline = 'middle';
    ctx.fillStyle = this.colour.ink;
    if (k < TWO_LINES) {
      const text = `${node.label} · ${node.count.toLocaleString('en-GB')}`;
      this.#text(ctx, reading(k, text, node.width - 16), text, node.x + 10, node.y + node.height / 2 - 2, node.width - 16);
    } else {
      this.#text(ctx, NAME, node.label, node.x + 12, node.y + node.height / 2 - 9, node.width - 24);
      ctx.fillStyle = this.colour['ink-3'];
      this.#text(ctx, LINE, `${node.count.toLocaleString('en-GB')} assets`, node.x + 12,
        node.y + node.height / 2 + 5, node.width - 24);
    }
    const total = Object.values(node.outcomes).reduce((a, b) => a + b, 0);
    let x = node.x + 12;
    const width = node.width - 24;
    for (const word of WORST_FIRST) {
      const share = total ? (node.outcomes[word] ?? 0) / total : 0;
      if (!share) continue;
      ctx.fillStyle = this.colour[lookOf(word).tone];
      ctx.fillRect(x, node.y + node.height - 7, Math.max(2, share * width - 1), 3);
      x += share * width;
    }
  }

  /** @param {CanvasRenderingContext2D} ctx @param {import('../types.js').GraphNode} node @param {number} k @param {'hover'|'chosen'|'focus'|'flight'} what */
  ring(ctx, node, k, what) {
    const gap = what === 'flight' ? 3 : what === 'hover' ? 1 : 2.5;
    ctx.beginPath();
    outline(ctx, node.kind, node.x - gap, node.y - gap, node.width + 2 * gap, node.height + 2 * gap);
    ctx.lineWidth = Math.max(what === 'hover' ? 1.5 : 2.2, (what === 'hover' ? 1 : 1.6) / k);
    ctx.strokeStyle = this.colour[what === 'flight' ? 'flight' : what === 'hover' ? 'ink-3' : what === 'focus' ? 'focus' : 'accent'];
    if (what === 'flight') {
      ctx.setLineDash([7, 5]);
      ctx.lineDashOffset = -performance.now() / 45 % 12;
    }
    ctx.stroke();
    ctx.setLineDash([]);
  }

  /** @param {CanvasRenderingContext2D} ctx @param {string} font @param {string} text @param {number} x @param {number} y @param {number} room */
  #text(ctx, font, text, x, y, room) {
    ctx.font = font;
    const key = `${font}|${Math.round(room)}|${text}`;
    let cut = this.#cut.get(key);
    if (cut === undefined) {
      cut = shorten(ctx, text, room);
      if (this.#cut.size > 50000) this.#cut.clear();
      this.#cut.set(key, cut);
    }
    ctx.fillText(cut, x, y);
  }
}

/**
 * The font of a name at a scale: as large as can be read well, less where it would not fit; in whole pixels, so that texts are seldom
 * measured anew.
 * @param {number} k @param {string} text @param {number} room
 */
function reading(k, text, room) {
  const size = Math.max(SMALLEST / k, Math.min(READABLE / k, room / (LETTER * text.length)));
  return `500 ${Math.min(TALLEST, Math.max(12.5, Math.round(size)))}px ${FACE}`;
}

/** Leaves out the middle: beginnings and ends tell models apart. @param {CanvasRenderingContext2D} ctx @param {string} text @param {number} room */
function shorten(ctx, text, room) {
  if (ctx.measureText(text).width <= room) return text;
  let [low, high] = [1, text.length];
  const cut = (/** @type {number} */ kept) => text.slice(0, Math.ceil(kept / 2)) + '…' + text.slice(text.length - Math.floor(kept / 2));
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ctx.measureText(cut(middle)).width <= room) low = middle;
    else high = middle - 1;
  }
  return cut(low);
}
