/** The outline of a node tells its kind; here and in the legend they are the same. */

/** @typedef {{moveTo: Function, lineTo: Function, quadraticCurveTo: Function, closePath: Function, roundRect: Function, rect: Function}} Pen */

/**
 * @param {CanvasRenderingContext2D | Path2D} pen
 * @param {string} kind
 * @param {number} x @param {number} y @param {number} w @param {number} h
 */
export function outline(pen, kind, x, y, w, h) {
  switch (kind) {
    case 'source': {
      pen.roundRect(x, y, w, h, h / 2);
      return;
    }
    case 'seed': {
      const c = h * .28;
      polygon(pen, [x + c, y, x + w - c, y, x + w, y + c, x + w, y + h - c, x + w - c, y + h, x + c, y + h, x, y + h - c, x, y + c]);
      return;
    }
    case 'exposure': {
      const c = h * .42;
      polygon(pen, [x + c, y, x + w - c, y, x + w, y + h / 2, x + w - c, y + h, x + c, y + h, x, y + h / 2]);
      return;
    }
    case 'metric':
    case 'semantic_model':
    case 'saved_query': {
      const c = h * .3;
      polygon(pen, [x + c, y, x + w, y, x + w - c, y + h, x, y + h]);
      return;
    }
    case 'snapshot': {
      const c = h * .3;
      polygon(pen, [x, y, x + w - c, y, x + w, y + c, x + w, y + h, x, y + h]);
      return;
    }
    case 'job': {
      pen.rect(x, y, w, h);
      return;
    }
    default:
      pen.roundRect(x, y, w, h, Math.min(8, h / 4));
  }
}

/** @param {CanvasRenderingContext2D | Path2D} pen @param {number[]} points */
function polygon(pen, points) {
  pen.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 2) pen.lineTo(points[i], points[i + 1]);
  pen.closePath();
}

/** Kinds in the order of the legend, with their names. @type {[string, string][]} */
export const KINDS = [
  ['source', 'Source'], ['model', 'Model'], ['seed', 'Seed'], ['snapshot', 'Snapshot'], ['metric', 'Metric'],
  ['exposure', 'Exposure'], ['job', 'Job'],
];

/**
 * An edge with its corners rounded; with two points only, a curve that leaves and arrives level.
 * @param {CanvasRenderingContext2D | Path2D} pen @param {number[]} route
 */
export function edgeLine(pen, route) {
  const n = route.length;
  if (n < 4) return;
  pen.moveTo(route[0], route[1]);
  if (n === 4) {
    const bend = Math.max(24, (route[2] - route[0]) / 2);
    pen.bezierCurveTo(route[0] + bend, route[1], route[2] - bend, route[3], route[2], route[3]);
    return;
  }
  for (let i = 2; i < n - 2; i += 2) {
    const [x, y] = [route[i], route[i + 1]];
    const r = Math.min(8, Math.hypot(x - route[i - 2], y - route[i - 1]) / 2, Math.hypot(route[i + 2] - x, route[i + 3] - y) / 2);
    pen.arcTo(x, y, route[i + 2], route[i + 3], r);
  }
  pen.lineTo(route[n - 2], route[n - 1]);
}
