import {h} from '../dom.js';

const WORDS = 'select|from|where|with|as|and|or|not|in|is|null|case|when|then|else|end|join|left|right|full|inner|outer|cross|on|using|group|order'
  + '|by|having|limit|union|all|distinct|over|partition|between|like|exists|asc|desc|true|false|lateral|qualify|def|return|import|for|if';
const PARTS = new RegExp(String.raw`(--[^\n]*|#\}|\{#[\s\S]*?#\})|(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})|('(?:[^'\\]|\\.|'')*')|\b(${WORDS})\b|\b(\d+(?:\.\d+)?)\b`, 'gi');
const CLASSES = ['comment', 'jinja', 'text', 'word', 'number'];

/** Code with its parts tinted, as elements and text only. Very long code is left plain. @param {string} code */
export function codeElement(code) {
  const pre = h('pre', {class: 'code', tabindex: '0', 'aria-label': 'Code'});
  if (code.length > 200000) {
    pre.append(code);
    return pre;
  }
  let at = 0;
  for (const found of code.matchAll(PARTS)) {
    pre.append(code.slice(at, found.index));
    const kind = CLASSES[found.slice(1).findIndex(it => it !== undefined)];
    pre.append(h('span', {class: `code-${kind}`}, found[0]));
    at = found.index + found[0].length;
  }
  pre.append(code.slice(at));
  return pre;
}
