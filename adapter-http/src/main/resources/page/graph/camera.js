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
    const [side, top, bottom] = [48, 72, 88];
    const room = this.height - top - bottom;
    const k = Math.min(largest, Math.max(Camera.SMALLEST,
      Math.min((this.width - 2 * side) / Math.max(width, 1), room / Math.max(height, 1))));
    this.flyTo(x + width / 2 - this.width / 2 / k, y + height / 2 - (top + room / 2) / k, k, took);
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
