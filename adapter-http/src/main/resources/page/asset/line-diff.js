import {h} from '../dom.js';

const MOST_LINES = 2000;
const AROUND = 3;

/** @typedef {{sign: ' ' | '-' | '+', text: string}} Line */

/**
 * The lines of two texts, with what went and what came. Longest common subsequence over what lies between equal beginnings and ends;
 * when that is too long, all of it went and came.
 *
 * @param {string} before @param {string} after @returns {Line[]}
 */
export function lineDiff(before, after) {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = (/** @type {string} */ text) => /** @type {Line} */ ({sign: ' ', text});
  return [...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)];
}

/** @param {string[]} a @param {string[]} b @returns {Line[]} */
function between(a, b) {
  if (a.length > MOST_LINES || b.length > MOST_LINES) {
    return [...a.map(text => /** @type {Line} */ ({sign: '-', text})), ...b.map(text => /** @type {Line} */ ({sign: '+', text}))];
  }
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? common[(i + 1) * width + j + 1] + 1 : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  /** @type {Line[]} */
  const lines = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({sign: ' ', text: a[i++]});
      j++;
    } else if (j >= b.length || (i < a.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) lines.push({sign: '-', text: a[i++]});
    else lines.push({sign: '+', text: b[j++]});
  }
  return lines;
}

/** Two texts as one, with a few lines around each difference. @param {string} before @param {string} after */
export function lineDiffElement(before, after) {
  const lines = lineDiff(before, after);
  const near = lines.map((_, at) => lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(it => it.sign !== ' '));
  const pre = h('pre', {class: 'line-diff', tabindex: '0', 'aria-label': 'Code before and after'});
  lines.forEach((line, at) => {
    if (!near[at]) {
      if (at > 0 && near[at - 1]) pre.append(h('span', {class: 'gap'}, '⋯'));
      return;
    }
    pre.append(h('span', {class: {' ': 'same', '-': 'gone', '+': 'come'}[line.sign]}, `${line.sign} ${line.text}`));
  });
  return pre;
}
