/** What lies over the drawing, in pixels: tools above, the legend below. */
const EDGES = {side: 32, top: 66, bottom: 62};

/**
 * Where one looks at the drawing from: a point of the world in the upper left corner, and a scale.
 */
export class Camera {
  x = 0;
  y = 0;
  k = 1;
  width = 1;
  height = 1;
  /** @type {{from: [number, number, number], to: [number, number, number], start: number, took: number}|null} */
  #flight = null;

  static SMALLEST = 0.01;
  static LARGEST = 2.5;

  /** Names can be read from here on. */
  static LEGIBLE = 0.48;

  /** @param {number} px @param {number} py @returns {[number, number]} the point of the world under a pixel */
  toWorld(px, py) {
    return [this.x + px / this.k, this.y + py / this.k];
  }

  /** @param {number} dx @param {number} dy in pixels */
  pan(dx, dy) {
    this.#flight = null;
    this.x -= dx / this.k;
    this.y -= dy / this.k;
  }

  /** Zooms so that what is under a pixel stays there. @param {number} factor @param {number} px @param {number} py */
  zoom(factor, px, py) {
    this.#flight = null;
    const [wx, wy] = this.toWorld(px, py);
    this.k = Math.min(Camera.LARGEST, Math.max(Camera.SMALLEST, this.k * factor));
    this.x = wx - px / this.k;
    this.y = wy - py / this.k;
  }

  /**
   * Shows a box of the world, not larger than `largest`, between what lies over the upper and the lower edge.
   * @param {number} x @param {number} y @param {number} width @param {number} height @param {number} largest @param {number} took ms
   */
  show(x, y, width, height, largest = 1, took = 0) {
    const k = Math.min(largest, this.#fits(width, height));
    const {top, bottom} = EDGES;
    this.flyTo(x + width / 2 - this.width / 2 / k, y + height / 2 - (top + (this.height - top - bottom) / 2) / k, k, took);
  }

  /**
   * Arrives at a drawing or a part of it: all of that if names can be read then, else as much as can be read, around `spot` or from its
   * beginning.
   * @param {{x: number, y: number, width: number, height: number}} box @param {{x: number, y: number}|null} spot @param {number} took ms
   */
  arrive(box, spot, took) {
    if (this.#fits(box.width, box.height) >= Camera.LEGIBLE) {
      this.show(box.x, box.y, box.width, box.height, 1, took);
      return;
    }
    const k = Camera.LEGIBLE;
    const {side, top, bottom} = EDGES;
    const along = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ before, /** @type {number} */ after, /** @type {number} */ whole) => {
      const room = (size - before - after) / k;
      if (whole <= room) return whole / 2 - room / 2 - before / k;
      return Math.min(whole - room, Math.max(0, at - room / 2)) - before / k;
    };
    this.flyTo(box.x + along((spot?.x ?? box.x) - box.x, this.width, side, side, box.width),
      box.y + along((spot?.y ?? box.y) - box.y, this.height, top, bottom, box.height), k, took);
  }

  /** The scale at which a box just fits. @param {number} width @param {number} height */
  #fits(width, height) {
    const {side, top, bottom} = EDGES;
    return Math.max(Camera.SMALLEST,
      Math.min((this.width - 2 * side) / Math.max(width, 1), (this.height - top - bottom) / Math.max(height, 1)));
  }

  /** @param {number} x @param {number} y @param {number} k @param {number} took */
  flyTo(x, y, k, took) {
    if (took <= 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      [this.x, this.y, this.k] = [x, y, k];
      this.#flight = null;
      return;
    }
    this.#flight = {from: [this.x, this.y, this.k], to: [x, y, k], start: performance.now(), took};
  }

  get flying() {
    return this.#flight !== null;
  }

  /** Goes on with a flight, keeping its centre's path smooth. @param {number} now */
  step(now) {
    const flight = this.#flight;
    if (!flight) return;
    const t = Math.min(1, (now - flight.start) / flight.took);
    const eased = t < .5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2;
    const [fx, fy, fk] = flight.from;
    const [tx, ty, tk] = flight.to;
    const k = fk * (tk / fk) ** eased;
    const middle = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ size) =>
      (a + size / 2 / fk) * (1 - eased) + (b + size / 2 / tk) * eased - size / 2 / k;
    this.x = middle(fx, tx, this.width);
    this.y = middle(fy, ty, this.height);
    this.k = k;
    if (t === 1) this.#flight = null;
  }
}
