/**
 * Makes elements. Children are elements or plain text, so that no text can ever become HTML.
 *
 * @typedef {Node | string | number | null | undefined | false} Child
 */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [given] `class`, `on…` listeners, `data`, ARIA and other attributes; null and false leave one out
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name === 'value') /** @type {any} */ (element).value = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter(given1).map(child => child instanceof Node ? child : String(child)));
  return element;
}

/** @param {Child} child @returns {child is Node | string | number} */
const given1 = child => child !== null && child !== undefined && child !== false && child !== '';

/** Replaces everything in an element. @param {Element} element @param {...(Child | Child[])} children */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter(given1).map(child => child instanceof Node ? child : String(child)));
}

const SVG = 'http://www.w3.org/2000/svg';

/** @param {string} tag @param {Record<string, any>} given @param {...Element} children @returns {SVGElement} */
export function svg(tag, given, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** Tells whoever listens above what happened here. @param {Element} from @param {string} name @param {any} [detail] */
export function tell(from, name, detail) {
  from.dispatchEvent(new CustomEvent(name, {bubbles: true, detail}));
}
