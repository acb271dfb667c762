import {fill, h, tell} from '../dom.js';
import {shortName} from '../names.js';
import {lookOf} from '../outcome.js';
import {Camera} from './camera.js';
import {Painter} from './painter.js';
import {Scene, toneOf} from './scene.js';

/** Between a node and the hint on it, and between the hint and the edge, in pixels. */
const AWAY = 8;

/**
 * The asset graph, drawn. It is given `graph`, `chosen` (an id), and `hits` and `line`: how many assets are lit of each node that was
 * found, and of each above and below the chosen one. It says what was done: `asset-chosen` (click), `asset-opened` (double click or
 * Enter), `group-opened`, and `group-closed` (double click on the name of its frame, or c).
 */
export class AssetGraph extends HTMLElement {
  #camera = new Camera();
  #painter = new Painter();
  /** @type {Scene|null} */
  #scene = null;
  #canvas = h('canvas', {tabindex: '0', role: 'application', 'aria-roledescription': 'asset graph'});
  #voice = h('p', {class: 'visually-hidden', 'aria-live': 'polite'});
  #hint = h('div', {class: 'graph-tip', hidden: true, role: 'tooltip'});
  #chosen = '';
  /** @type {Map<string, number>|null} */
  #matches = null;
  /** Of a drawing in which something is collapsed, what the server says. @type {{of: string, nodes: Map<string, number>}|null} */
  #line = null;
  /** How many assets are lit of each node. @type {Map<number, number>|null} */
  #lit = null;
  /** A group that was just opened: it is brought into view when it comes. */
  #opening = '';
  #hovered = -1;
  #frame = 0;
  #placed = '';
  #resize = new ResizeObserver(() => this.#fit());
  /** How long the scripts of the last frames took, in ms; what the benchmark reads. @type {number[]} */
  times = [];

  connectedCallback() {
    this.#painter.retint();
    fill(this, this.#canvas, this.#hint, this.#voice, this.#buttons());
    this.#resize.observe(this);
    this.#listen();
    this.#fit();
  }

  disconnectedCallback() {
    this.#resize.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #retint = () => {
    this.#painter.retint();
    this.#soon();
  };

  get camera() {
    return this.#camera;
  }

  /** @param {import('../types.js').Graph} graph */
  set graph(graph) {
    const kept = this.#anchor();
    this.#scene = new Scene(graph);
    this.#hovered = -1;
    this.#light();
    const placed = `${graph.width}x${graph.height}:${graph.nodes.length}`;
    if (!this.#placed) this.#arrive();
    else if (placed !== this.#placed && !this.#arriveIn(this.#opening)) this.#hold(kept);
    if (placed !== this.#placed) {
      this.#opening = '';
      this.#hint.hidden = true;
    }
    this.#placed = placed;
    this.#canvas.setAttribute('aria-label',
      `Asset graph with ${graph.nodes.length} nodes. Arrow keys walk along the edges, Enter opens, c closes the group around, plus and minus zoom, 0 shows all.`
      + ' The same is in the table view.');
    this.#soon();
  }

  /** Paints the same anew: ages grow. */
  repaint() {
    this.#soon();
  }

  /** How many nodes are drawn. */
  get drawn() {
    return this.#scene?.nodes.length ?? 0;
  }

  /** Which nodes are lit, by their ids; null while none is singled out. */
  get lit() {
    return this.#lit && [...this.#lit.keys()].map(i => this.#scene?.nodes[i]?.id);
  }

  /** How many assets are lit of a node. @param {string} id */
  litOf(id) {
    return this.#lit?.get(this.#scene?.index.get(id) ?? -1) ?? 0;
  }

  /** Where the middle of a node is on the screen. @param {string} id */
  spotOf(id) {
    const node = this.#node(id);
    const box = this.getBoundingClientRect();
    return node && [box.left + (node.x + node.width / 2 - this.#camera.x) * this.#camera.k,
      box.top + (node.y + node.height / 2 - this.#camera.y) * this.#camera.k];
  }

  /** Where the frame of an opened group is on the screen: left, top, right and bottom. @param {string} group */
  frameOf(group) {
    const frame = this.#scene?.frames.find(it => it.group === group);
    const box = this.getBoundingClientRect();
    const {x, y, k} = this.#camera;
    return frame && [box.left + (frame.x - x) * k, box.top + (frame.y - y) * k,
      box.left + (frame.x + frame.width - x) * k, box.top + (frame.y + frame.height - y) * k];
  }

  /** Forgets where the camera was, so that the next graph is shown whole. */
  forget() {
    this.#placed = '';
  }

  /** @param {string} id */
  set chosen(id) {
    if (id === this.#chosen) return;
    this.#chosen = id;
    this.#light();
    this.#soon();
  }

  /** @param {Map<string, number>|null} counts */
  set hits(counts) {
    this.#matches = counts;
    this.#light();
    this.#soon();
  }

  /** @param {{of: string, nodes: Map<string, number>}} line */
  set line(line) {
    this.#line = line;
    this.#light();
    this.#soon();
  }

  /** Shows all of it. @param {number} took */
  overview(took = 300) {
    const graph = this.#scene?.graph;
    if (!graph) return;
    this.#camera.show(0, 0, graph.width, graph.height, 1, took);
    this.#hint.hidden = true;
    this.#soon();
  }

  /** At first sight names are readable; where not all of the drawing fits then, what is worst comes first. */
  #arrive() {
    const scene = this.#scene;
    if (!scene) return;
    const worst = scene.nodes.find(node => node.id === this.#chosen) ?? scene.nodes.find(node => toneOf(node) === 'bad') ?? null;
    this.#camera.arrive({x: 0, y: 0, width: scene.graph.width, height: scene.graph.height}, worst && middleOf(worst), 0);
    this.#soon();
  }

  /** The same of what a group opened into. @param {string} group @returns {boolean} whether there is any of it */
  #arriveIn(group) {
    const frame = this.#scene?.frames.find(it => it.group === group);
    if (!frame) return false;
    const worst = this.#scene?.nodes.find(node => within(node.group, group) && toneOf(node) === 'bad');
    this.#camera.arrive(frame, worst ? middleOf(worst) : null, 380);
    this.#soon();
    return true;
  }

  /** Brings a node into the middle, with `beside` pixels at the right kept free. @param {string} id @param {number} [beside] */
  reveal(id, beside = 0) {
    const node = this.#node(id);
    if (!node) return false;
    const k = Math.max(.75, Math.min(1, this.#camera.k));
    this.#hint.hidden = true;
    this.#camera.flyTo(node.x + node.width / 2 - (this.#camera.width - beside) / 2 / k, node.y + node.height / 2 - this.#camera.height / 2 / k, k, 380);
    this.#soon();
    return true;
  }

  /** @param {string} id */
  #node(id) {
    const i = this.#scene?.index.get(id);
    return i === undefined ? null : this.#scene?.nodes[i] ?? null;
  }

  /** What keeps its place on the screen when another drawing comes: the chosen node, else one in the middle. */
  #anchor() {
    if (!this.#scene) return null;
    const camera = this.#camera;
    const [x, y] = camera.toWorld(camera.width / 2, camera.height / 2);
    let best = this.#node(this.#chosen);
    let least = Infinity;
    if (!best) {
      for (const node of this.#scene.nodes) {
        const away = Math.hypot(node.x + node.width / 2 - x, node.y + node.height / 2 - y);
        if (away < least) [least, best] = [away, node];
      }
    }
    return best && {id: best.id, group: best.group, px: (best.x - camera.x) * camera.k, py: (best.y - camera.y) * camera.k};
  }

  /** @param {{id: string, group: string|null, px: number, py: number}|null} kept */
  #hold(kept) {
    const node = kept && (this.#node(kept.id) ?? this.#scene?.nodes.find(it => within(it.group, kept.group) || within(kept.group, it.group)));
    if (!node || !kept) {
      this.overview(300);
      return;
    }
    this.#camera.x = node.x - kept.px / this.#camera.k;
    this.#camera.y = node.y - kept.py / this.#camera.k;
  }

  #light() {
    const scene = this.#scene;
    if (!scene) return;
    const chosen = scene.index.get(this.#chosen);
    if (this.#matches) this.#lit = scene.counts(this.#matches);
    else if (chosen === undefined) this.#lit = null;
    else if (!scene.graph.hidden) this.#lit = new Map([...scene.line(chosen)].map(i => [i, 1]));
    else this.#lit = this.#line?.of === this.#chosen ? scene.counts(this.#line.nodes) : null;
  }

  #fit() {
    const {clientWidth: width, clientHeight: height} = this;
    if (!width || !height) return;
    const ratio = window.devicePixelRatio || 1;
    const first = this.#camera.width <= 1;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#camera.width = width;
    this.#camera.height = height;
    if (first) this.#arrive();
    this.#draw();
  }

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.isConnected) return;
      this.#draw();
      if (this.#camera.flying) this.#soon();
      else if (this.#scene?.flying.size && !matchMedia('(prefers-reduced-motion: reduce)').matches) this.#later();
    });
  }

  /** What is in flight moves a little, and not so often that it would keep a machine busy. */
  #later() {
    this.#pause ||= window.setTimeout(() => {
      this.#pause = 0;
      if (this.isConnected && !document.hidden) this.#soon();
    }, 160);
  }

  #pause = 0;

  #draw() {
    const began = performance.now();
    const ctx = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext('2d'));
    const camera = this.#camera;
    camera.step(began);
    const ratio = this.#canvas.width / Math.max(1, camera.width);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    if (!this.#scene) return;
    this.#grid(ctx, ratio);
    ctx.setTransform(ratio * camera.k, 0, 0, ratio * camera.k, -camera.x * camera.k * ratio, -camera.y * camera.k * ratio);
    this.#scene.draw(ctx, camera, this.#painter, {
      lit: this.#lit, line: this.#matches ? -1 : this.#scene.index.get(this.#chosen) ?? -1, chosen: this.#scene.index.get(this.#chosen) ?? -1, hovered: this.#hovered,
      focused: this.#canvas.matches(':focus-visible'),
    });
    this.times.push(performance.now() - began);
    if (this.times.length > 2000) this.times.splice(0, 1000);
  }

  /** A quiet grid of dots, so that one sees the movement. @param {CanvasRenderingContext2D} ctx @param {number} ratio */
  #grid(ctx, ratio) {
    const camera = this.#camera;
    const step = 28 * camera.k * 2 ** Math.max(0, Math.ceil(Math.log2(.7 / camera.k)));
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = this.#painter.colour.line;
    ctx.beginPath();
    const x0 = -((camera.x * camera.k) % step);
    const y0 = -((camera.y * camera.k) % step);
    for (let x = x0; x < camera.width; x += step) {
      for (let y = y0; y < camera.height; y += step) ctx.rect(x, y, 1.4, 1.4);
    }
    ctx.fill();
  }

  #buttons() {
    const button = (/** @type {string} */ sign, /** @type {string} */ label, /** @type {() => void} */ does) =>
      h('button', {class: 'button icon', title: label, 'aria-label': label, onclick: does}, sign);
    return h('div', {class: 'graph-buttons'},
      button('+', 'Zoom in (+)', () => this.#zoomMiddle(1.4)),
      button('−', 'Zoom out (−)', () => this.#zoomMiddle(1 / 1.4)),
      button('⤢', 'Show all (0)', () => this.overview()));
  }

  /** @param {number} factor */
  #zoomMiddle(factor) {
    this.#camera.zoom(factor, this.#camera.width / 2, this.#camera.height / 2);
    this.#soon();
  }

  #listening = false;

  #listen() {
    window.addEventListener('weir-theme', this.#retint);
    if (this.#listening) return;
    this.#listening = true;
    const canvas = this.#canvas;
    /** @type {{x: number, y: number, moved: boolean}|null} */
    let held = null;
    canvas.addEventListener('pointerdown', event => {
      held = {x: event.clientX, y: event.clientY, moved: false};
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener('pointermove', event => {
      if (!held) {
        this.#hover(event.offsetX, event.offsetY);
        return;
      }
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      if (!held.moved && Math.hypot(dx, dy) < 4) return;
      held = {x: event.clientX, y: event.clientY, moved: true};
      this.#hint.hidden = true;
      canvas.classList.add('dragging');
      this.#camera.pan(dx, dy);
      this.#soon();
    });
    canvas.addEventListener('pointerup', event => {
      if (held && !held.moved) this.#choose(this.#at(event.offsetX, event.offsetY));
      held = null;
      canvas.classList.remove('dragging');
    });
    canvas.addEventListener('pointercancel', () => held = null);
    canvas.addEventListener('pointerleave', () => this.#hover(-1e9, -1e9));
    canvas.addEventListener('dblclick', event => {
      const at = this.#at(event.offsetX, event.offsetY);
      const title = at < 0 && this.#scene?.titleAt(...this.#camera.toWorld(event.offsetX, event.offsetY));
      if (title) tell(this, 'group-closed', title.group);
      else this.#open(at);
    });
    canvas.addEventListener('wheel', event => {
      event.preventDefault();
      const pixels = event.deltaMode === 1 ? 18 : 1;
      if (event.shiftKey) this.#camera.pan(-(event.deltaX || event.deltaY) * pixels, 0);
      else this.#camera.zoom(Math.exp(-event.deltaY * pixels * (event.ctrlKey ? .01 : .0016)), event.offsetX, event.offsetY);
      this.#hint.hidden = true;
      this.#soon();
    }, {passive: false});
    canvas.addEventListener('keydown', event => this.#key(event));
    canvas.addEventListener('focus', () => this.#soon());
    canvas.addEventListener('blur', () => this.#soon());
  }

  /** @param {number} px @param {number} py */
  #at(px, py) {
    return this.#scene?.at(...this.#camera.toWorld(px, py)) ?? -1;
  }

  /** @param {number} i */
  #choose(i) {
    tell(this, 'asset-chosen', i < 0 ? '' : this.#scene?.nodes[i]?.id ?? '');
  }

  /** @param {number} i */
  #open(i) {
    const node = this.#scene?.nodes[i];
    if (!node) return;
    if (node.kind === 'group') {
      this.#opening = node.group ?? node.label;
      tell(this, 'group-opened', this.#opening);
    } else tell(this, 'asset-opened', node.id);
  }

  /** Closes the group that a node stands in, and goes on from where it stands then. @param {number} i */
  #close(i) {
    const group = this.#scene?.frameAround(i)?.group;
    if (!group) return;
    tell(this, 'group-closed', group);
    tell(this, 'asset-chosen', 'group:' + group);
  }

  /** Below the node, or above it at the lower edge; never beyond the right one. @param {import('../types.js').GraphNode} node */
  #placeHint(node) {
    const {x, y, k, width, height} = this.#camera;
    const left = (node.x - x) * k;
    const below = (node.y + node.height - y) * k + AWAY;
    const above = (node.y - y) * k - AWAY - this.#hint.offsetHeight;
    this.#hint.style.left = `${Math.max(0, Math.min(left, width - this.#hint.offsetWidth - AWAY))}px`;
    this.#hint.style.top = `${below + this.#hint.offsetHeight > height ? above : below}px`;
  }

  /** @param {number} px @param {number} py */
  #hover(px, py) {
    const i = this.#at(px, py);
    if (i === this.#hovered) return;
    this.#hovered = i;
    this.#canvas.classList.toggle('over', i >= 0);
    const node = i >= 0 ? this.#scene?.nodes[i] : null;
    this.#hint.hidden = !node || node.kind !== 'group' && this.#camera.k > .9 && node.label.length < 18;
    if (node && !this.#hint.hidden) {
      const said = node.kind === 'group' ? `${node.count.toLocaleString('en-GB')} assets · double click opens it`
        : `${node.kind.replace('_', ' ')} · ${lookOf(node.latest?.outcome).label.toLowerCase()}`;
      fill(this.#hint, h('strong', {}, node.kind === 'group' ? node.group : node.label), ' ', said);
      this.#placeHint(node);
    }
    this.#soon();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const scene = this.#scene;
    if (!scene || event.metaKey || event.ctrlKey || event.altKey) return;
    const current = scene.index.get(this.#chosen);
    const pan = 80;
    /** @type {Record<string, () => void>} */
    const keys = {
      'ArrowRight': () => current === undefined ? this.#walk(this.#first()) : this.#walk(this.#nearest(current, scene.down[current])),
      'ArrowLeft': () => current === undefined ? this.#walk(this.#first()) : this.#walk(this.#nearest(current, scene.up[current])),
      'ArrowDown': () => current === undefined ? this.#walk(this.#first()) : this.#walk(this.#column(current, 1)),
      'ArrowUp': () => current === undefined ? this.#walk(this.#first()) : this.#walk(this.#column(current, -1)),
      'Enter': () => current !== undefined && this.#open(current),
      'c': () => current !== undefined && this.#close(current),
      'Escape': () => this.#choose(-1),
      '+': () => this.#zoomMiddle(1.25),
      '=': () => this.#zoomMiddle(1.25),
      '-': () => this.#zoomMiddle(.8),
      '0': () => this.overview(),
      'w': () => this.#camera.pan(0, pan), 's': () => this.#camera.pan(0, -pan),
      'a': () => this.#camera.pan(pan, 0), 'd': () => this.#camera.pan(-pan, 0),
    };
    const does = keys[event.key];
    if (!does) return;
    event.preventDefault();
    does();
    this.#soon();
  }

  #first() {
    return this.#scene?.nodes.length ? 0 : -1;
  }

  /** @param {number} from @param {number[]} among */
  #nearest(from, among) {
    const nodes = this.#scene?.nodes ?? [];
    return among.reduce((best, i) =>
      best < 0 || Math.abs(nodes[i].y - nodes[from].y) < Math.abs(nodes[best].y - nodes[from].y) ? i : best, -1);
  }

  /** The next node above or below in about the same column. @param {number} from @param {1|-1} way */
  #column(from, way) {
    const nodes = this.#scene?.nodes ?? [];
    const here = nodes[from];
    let best = -1;
    nodes.forEach((node, i) => {
      const overlaps = node.x < here.x + here.width && node.x + node.width > here.x;
      if (!overlaps || (node.y - here.y) * way <= 0) return;
      if (best < 0 || (node.y - nodes[best].y) * way < 0) best = i;
    });
    return best;
  }

  /** @param {number} i */
  #walk(i) {
    const node = this.#scene?.nodes[i];
    if (!node) return;
    this.#choose(i);
    const px = (node.x - this.#camera.x) * this.#camera.k;
    const py = (node.y - this.#camera.y) * this.#camera.k;
    if (px < 40 || py < 60 || px > this.#camera.width - 220 || py > this.#camera.height - 80) this.reveal(node.id);
    fill(this.#voice, `${node.kind === 'group' ? 'group' : node.kind} ${node.kind === 'group' ? node.label : shortName(node.id)}, `
      + `${lookOf(node.latest?.outcome).label}, ${this.#scene?.up[i].length} above, ${this.#scene?.down[i].length} below`);
  }
}
customElements.define('asset-graph', AssetGraph);

/** Whether a group is another or a part of it. @param {string|null} group @param {string|null} whole */
function within(group, whole) {
  return group !== null && whole !== null && (group === whole || group.startsWith(whole + '/'));
}

/** @param {import('../types.js').GraphNode} node */
function middleOf(node) {
  return {x: node.x + node.width / 2, y: node.y + node.height / 2};
}
