import {lookOf, WORST_FIRST} from '../outcome.js';
import {edgeLine, outline} from './shapes.js';

/**
 * A drawing, prepared once so that a frame is cheap: the world is cut into cells, each with one ready path per colour. Far away a
 * frame is a few dozen fills whatever the number of nodes; close by only what is in view is drawn, in full.
 *
 * @typedef {object} Cell
 * @property {number} x0 @property {number} y0 @property {number} x1 @property {number} y1 what it covers
 * @property {number[]} nodes
 * @property {number[]} edges
 * @property {Map<string, Path2D>} fills by tone
 * @property {Path2D|null} lines
 * @property {Path2D|null} bundles
 */

const CELL = 1600;

/** From this scale on nodes bear their names; below it they are spots of colour. */
export const CLOSE = 0.34;

/** Below it edges are too many lines to tell apart, and are left out when there are more than MANY. */
const NO_EDGES = 0.035;
const MANY = 12000;

/** How high the stretch of a frame is that bears its name. */
const TITLE_HEIGHT = 64;

export class Scene {
  /** @param {import('../types.js').Graph} graph */
  constructor(graph) {
    this.graph = graph;
    this.nodes = graph.nodes;
    this.edges = graph.edges;
    this.frames = graph.frames;
    /** What an edge can end at. @type {{x: number, y: number, width: number, height: number}[]} */
    this.boxes = [...graph.nodes, ...graph.frames];
    /** @type {Map<string, number>} */
    this.index = new Map(this.nodes.map((node, i) => [node.id, i]));
    /** @type {Map<string, Cell>} */
    this.cells = new Map();
    /** @type {Set<number>} */
    this.flying = new Set();
    /** @type {number[][]} */
    this.down = this.nodes.map(() => []);
    /** @type {number[][]} */
    this.up = this.nodes.map(() => []);
    /** The edges of each node. @type {number[][]} */
    this.touching = this.nodes.map(() => []);
    this.#placeNodes();
    this.#placeEdges();
  }

  /** @param {number} x @param {number} y */
  #cell(x, y) {
    const key = `${Math.floor(x / CELL)}:${Math.floor(y / CELL)}`;
    let cell = this.cells.get(key);
    if (!cell) {
      cell = {x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity, nodes: [], edges: [], fills: new Map(), lines: null, bundles: null};
      this.cells.set(key, cell);
    }
    return cell;
  }

  #placeNodes() {
    this.nodes.forEach((node, i) => {
      const cell = this.#cell(node.x + node.width / 2, node.y + node.height / 2);
      cell.nodes.push(i);
      cover(cell, node.x, node.y);
      cover(cell, node.x + node.width, node.y + node.height);
      const tone = toneOf(node);
      let path = cell.fills.get(tone);
      if (!path) cell.fills.set(tone, path = new Path2D());
      outline(path, node.kind, node.x, node.y, node.width, node.height);
      if (node.inFlight) this.flying.add(i);
    });
  }

  #placeEdges() {
    this.edges.forEach((edge, i) => {
      if (edge.from < this.nodes.length && edge.to < this.nodes.length) {
        this.down[edge.from].push(edge.to);
        this.up[edge.to].push(edge.from);
        this.touching[edge.from].push(i);
        this.touching[edge.to].push(i);
      }
      if (edge.quiet) return;
      const route = this.route(edge);
      const middle = route.length >> 2 << 1;
      const cell = this.#cell((route[0] + route[route.length - 2]) / 2, route[middle + 1] ?? route[1]);
      cell.edges.push(i);
      for (let p = 0; p < route.length; p += 2) cover(cell, route[p], route[p + 1]);
      if (edge.count > 1) edgeLine(cell.bundles ??= new Path2D(), route);
      else edgeLine(cell.lines ??= new Path2D(), route);
    });
  }

  /** @param {import('../types.js').GraphEdge} edge */
  route(edge) {
    if (edge.route.length >= 4) return edge.route;
    const from = this.boxes[edge.from];
    const to = this.boxes[edge.to];
    return [from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height / 2];
  }

  /** The node at a point of the world, or −1. @param {number} x @param {number} y */
  at(x, y) {
    for (const cell of this.cells.values()) {
      if (x < cell.x0 || x > cell.x1 || y < cell.y0 || y > cell.y1) continue;
      for (const i of cell.nodes) {
        const node = this.nodes[i];
        if (x >= node.x && x <= node.x + node.width && y >= node.y && y <= node.y + node.height) return i;
      }
    }
    return -1;
  }

  /** By its position, how many assets of each node are meant. @param {Map<string, number>} counts by id @returns {Map<number, number>} */
  counts(counts) {
    /** @type {Map<number, number>} */
    const found = new Map();
    for (const [id, count] of counts) {
      const i = this.index.get(id);
      if (i !== undefined) found.set(i, count);
    }
    return found;
  }

  /** The innermost frame whose name is at a point of the world, or null. @param {number} x @param {number} y */
  titleAt(x, y) {
    return this.frames.findLast(it => x >= it.x && x <= it.x + it.width && y >= it.y && y <= it.y + TITLE_HEIGHT) ?? null;
  }

  /** The innermost frame that a node stands in, or null. @param {number} i */
  frameAround(i) {
    const {x, y} = this.nodes[i];
    return this.frames.findLast(it => x >= it.x && x <= it.x + it.width && y >= it.y && y <= it.y + it.height) ?? null;
  }

  /** Everything above and below a node, itself included. @param {number} start @returns {Set<number>} */
  line(start) {
    const found = new Set([start]);
    for (const ways of [this.up, this.down]) {
      const seen = new Set([start]);
      const open = [start];
      while (open.length) {
        for (const next of ways[/** @type {number} */ (open.pop())]) {
          if (!seen.has(next)) {
            seen.add(next);
            open.push(next);
          }
        }
      }
      seen.forEach(it => found.add(it));
    }
    return found;
  }

  /**
   * Draws what a camera sees.
   * @param {CanvasRenderingContext2D} ctx
   * @param {import('./camera.js').Camera} camera
   * @param {import('./painter.js').Painter} painter
   * @param {{lit: Map<number, number>|null, line: number, chosen: number, hovered: number, focused: boolean}} how `line` is the node
   *   whose line is lit, or −1
   */
  draw(ctx, camera, painter, how) {
    const [left, top] = [camera.x, camera.y];
    const [right, bottom] = camera.toWorld(camera.width, camera.height);
    const seen = [];
    for (const cell of this.cells.values()) {
      if (cell.x1 >= left && cell.x0 <= right && cell.y1 >= top && cell.y0 <= bottom) seen.push(cell);
    }
    painter.frames(ctx, this.frames, camera);
    const dimmed = how.lit !== null;
    painter.edges(ctx, camera.k, dimmed, this.edges.length);
    if (camera.k > NO_EDGES || this.edges.length < MANY) {
      for (const cell of seen) if (cell.lines) ctx.stroke(cell.lines);
      painter.bundles(ctx, camera.k);
      for (const cell of seen) if (cell.bundles) ctx.stroke(cell.bundles);
    }
    if (how.hovered >= 0) this.#ownEdges(ctx, camera, painter, how.hovered);
    if (how.lit) this.#litEdges(ctx, camera, painter, how.lit, how.line);
    if (camera.k < CLOSE) {
      this.#far(ctx, seen, painter, how.lit);
    } else {
      for (const cell of seen) {
        for (const i of cell.nodes) {
          const node = this.nodes[i];
          if (node.x > right || node.x + node.width < left || node.y > bottom || node.y + node.height < top) continue;
          painter.node(ctx, node, camera.k, how.lit !== null && !how.lit.has(i));
        }
      }
    }
    for (const [i, count] of how.lit ?? []) if (this.nodes[i].kind === 'group') painter.found(ctx, this.nodes[i], camera.k, count);
    for (const i of this.flying) painter.ring(ctx, this.nodes[i], camera.k, 'flight');
    if (how.hovered >= 0 && how.hovered !== how.chosen) painter.ring(ctx, this.nodes[how.hovered], camera.k, 'hover');
    if (how.chosen >= 0) painter.ring(ctx, this.nodes[how.chosen], camera.k, how.focused ? 'focus' : 'chosen');
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Cell[]} seen @param {import('./painter.js').Painter} painter @param {Map<number, number>|null} lit */
  #far(ctx, seen, painter, lit) {
    ctx.globalAlpha = lit ? .16 : 1;
    for (const cell of seen) {
      for (const [tone, path] of cell.fills) {
        ctx.fillStyle = painter.far(tone);
        ctx.fill(path);
      }
    }
    ctx.globalAlpha = 1;
    if (!lit) return;
    /** @type {Map<string, Path2D>} */
    const paths = new Map();
    for (const i of lit.keys()) {
      const node = this.nodes[i];
      const tone = toneOf(node);
      let path = paths.get(tone);
      if (!path) paths.set(tone, path = new Path2D());
      outline(path, node.kind, node.x, node.y, node.width, node.height);
    }
    for (const [tone, path] of paths) {
      ctx.fillStyle = painter.far(tone);
      ctx.fill(path);
    }
  }

  /** The edges of one node, so that it can be followed through a thicket. @param {CanvasRenderingContext2D} ctx @param {import('./camera.js').Camera} camera @param {import('./painter.js').Painter} painter @param {number} of */
  #ownEdges(ctx, camera, painter, of) {
    painter.litEdges(ctx, camera.k);
    ctx.beginPath();
    for (const i of this.touching[of]) edgeLine(ctx, this.route(this.edges[i]));
    ctx.stroke();
  }

  /**
   * Whether a quiet edge belongs to the line of a node. Between two groups in it one says little, and many are a fan, but those of the
   * node itself.
   * @param {import('../types.js').GraphEdge} edge @param {number} line
   */
  #tells({from, to}, line) {
    return line >= 0 && (from === line || to === line || this.nodes[from].kind !== 'group' || this.nodes[to].kind !== 'group');
  }

  /** @type {{of: Map<number, number>, path: Path2D}|null} */
  #litPath = null;

  /** @param {CanvasRenderingContext2D} ctx @param {import('./camera.js').Camera} camera @param {import('./painter.js').Painter} painter @param {Map<number, number>} lit @param {number} line */
  #litEdges(ctx, camera, painter, lit, line) {
    if (this.#litPath?.of !== lit) {
      const path = new Path2D();
      for (const edge of this.edges) {
        if (lit.has(edge.from) && lit.has(edge.to) && (!edge.quiet || this.#tells(edge, line))) edgeLine(path, this.route(edge));
      }
      this.#litPath = {of: lit, path};
    }
    painter.litEdges(ctx, camera.k);
    ctx.stroke(this.#litPath.path);
  }
}

/** @param {Cell} cell @param {number} x @param {number} y */
function cover(cell, x, y) {
  if (x < cell.x0) cell.x0 = x;
  if (x > cell.x1) cell.x1 = x;
  if (y < cell.y0) cell.y0 = y;
  if (y > cell.y1) cell.y1 = y;
}

/** A group has the tone of the worst in it. @param {import('../types.js').GraphNode} node */
export function toneOf(node) {
  if (node.kind === 'group') {
    return lookOf(WORST_FIRST.find(word => (node.outcomes[word] ?? 0) > 0)).tone;
  }
  return lookOf(node.latest?.outcome).tone;
}
