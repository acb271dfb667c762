import {go} from '../address.js';
import {duration, timeOfDay} from '../clock.js';
import {fill, h} from '../dom.js';
import {shortName} from '../names.js';
import {lookOf} from '../outcome.js';
import {colours} from '../theme.js';

const LANE = 26;
const AXIS = 22;
const LEFT = 74;
const TONES = ['ok', 'warn', 'bad', 'skip', 'reuse', 'idle', 'flight'];

/** A step as a timeline: a lane a thread, a bar a node. The table below it has the same. */
class RunTimeline extends HTMLElement {
  /** @type {import('../types.js').StepNode[]} */
  #nodes = [];
  /** @type {string[]} */
  #threads = [];
  #from = 0;
  #to = 1;
  #canvas = h('canvas', {role: 'img'});
  #tip = h('div', {class: 'graph-tip', hidden: true});
  #resize = new ResizeObserver(() => this.#draw());
  #retint = () => this.#draw();

  connectedCallback() {
    fill(this, this.#canvas, this.#tip);
    this.#resize.observe(this);
    window.addEventListener('weir-theme', this.#retint);
    window.addEventListener('weir-zone', this.#retint);
    this.#canvas.addEventListener('mousemove', event => this.#hover(event.offsetX, event.offsetY));
    this.#canvas.addEventListener('mouseleave', () => this.#tip.hidden = true);
    this.#canvas.addEventListener('dblclick', event => {
      const node = this.#at(event.offsetX, event.offsetY);
      if (node) go({view: 'assets', run: '', asset: node.asset ?? node.uniqueId, tab: node.asset ? 'checks' : 'history'});
    });
  }

  disconnectedCallback() {
    this.#resize.disconnect();
    window.removeEventListener('weir-theme', this.#retint);
    window.removeEventListener('weir-zone', this.#retint);
  }

  /** @param {import('../types.js').Step} step */
  set step(step) {
    this.#nodes = step.nodes.filter(node => node.started && node.type !== 'skipped');
    this.#threads = [...new Set(this.#nodes.map(node => node.thread ?? ''))].sort((a, b) => a.localeCompare(b, 'en', {numeric: true}));
    this.#from = Math.min(...this.#nodes.map(node => Date.parse(/** @type {string} */ (node.started))));
    this.#to = Math.max(this.#from + 1000, ...this.#nodes.map(node => Date.parse(node.finished)));
    this.hidden = !this.#nodes.length;
    this.#canvas.setAttribute('aria-label', `Timeline of ${this.#nodes.length} nodes on ${this.#threads.length} threads, ${duration((this.#to - this.#from) / 1000)} in all`);
    this.style.height = `${AXIS + this.#threads.length * LANE + 6}px`;
    this.#draw();
  }

  /** @param {number} time */
  #x(time) {
    return LEFT + (time - this.#from) / (this.#to - this.#from) * (this.clientWidth - LEFT - 8);
  }

  #draw() {
    const {clientWidth: width, clientHeight: height} = this;
    if (!width || !height || !this.#nodes.length) return;
    const ratio = window.devicePixelRatio || 1;
    this.#canvas.width = width * ratio;
    this.#canvas.height = height * ratio;
    const ctx = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext('2d'));
    const colour = colours([...TONES, ...TONES.map(it => it + '-soft'), 'ink', 'ink-3', 'line', 'card']);
    ctx.scale(ratio, ratio);
    ctx.font = '11px Inter, ui-sans-serif, system-ui, sans-serif';
    ctx.textBaseline = 'middle';
    this.#axis(ctx, colour, height);
    this.#threads.forEach((thread, i) => {
      ctx.fillStyle = colour['ink-3'];
      ctx.fillText(thread.replace(/\s*\(.*/, ''), 4, AXIS + i * LANE + LANE / 2, LEFT - 10);
    });
    for (const node of this.#nodes) {
      const tone = lookOf(node.outcome).tone;
      const [x, y, w] = this.#box(node);
      ctx.beginPath();
      ctx.roundRect(x, y, w, LANE - 6, Math.min(4, w / 2));
      ctx.fillStyle = colour[tone + '-soft'];
      ctx.fill();
      ctx.fillStyle = colour[tone];
      ctx.fillRect(x, y, Math.min(3, w), LANE - 6);
      if (w > 44) {
        ctx.save();
        ctx.clip();
        ctx.fillStyle = colour.ink;
        ctx.fillText(shortName(node.uniqueId), x + 8, y + LANE / 2 - 2.5);
        ctx.restore();
      }
    }
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Record<string, string>} colour @param {number} height */
  #axis(ctx, colour, height) {
    const span = (this.#to - this.#from) / 1000;
    const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600];
    const step = (steps.find(it => span / it <= 8) ?? 43200) * 1000;
    for (let time = Math.ceil(this.#from / step) * step; time <= this.#to; time += step) {
      const x = Math.round(this.#x(time)) + .5;
      ctx.strokeStyle = colour.line;
      ctx.beginPath();
      ctx.moveTo(x, AXIS - 4);
      ctx.lineTo(x, height);
      ctx.stroke();
      ctx.fillStyle = colour['ink-3'];
      ctx.fillText(timeOfDay(new Date(time)), x + 3, AXIS / 2 - 1);
    }
  }

  /** @param {import('../types.js').StepNode} node @returns {[number, number, number]} */
  #box(node) {
    const x = this.#x(Date.parse(/** @type {string} */ (node.started)));
    const w = Math.max(2, this.#x(Date.parse(node.finished)) - x - 1);
    return [x, AXIS + this.#threads.indexOf(node.thread ?? '') * LANE + 3, w];
  }

  /** @param {number} px @param {number} py */
  #at(px, py) {
    return this.#nodes.findLast(node => {
      const [x, y, w] = this.#box(node);
      return px >= x - 1 && px <= x + w + 1 && py >= y && py <= y + LANE - 6;
    });
  }

  /** @param {number} px @param {number} py */
  #hover(px, py) {
    const node = this.#at(px, py);
    this.#tip.hidden = !node;
    if (!node) return;
    fill(this.#tip, h('strong', {}, shortName(node.uniqueId)), ` ${lookOf(node.outcome).label.toLowerCase()} · ${duration(Number(node.seconds))}`);
    this.#tip.style.left = `${Math.min(px + 12, this.clientWidth - 240)}px`;
    this.#tip.style.top = `${py + 16}px`;
  }
}
customElements.define('run-timeline', RunTimeline);
