import {h} from './dom.js';

/**
 * Words of outcomes and statuses, each with a tone (a colour) and a sign, so that nobody needs to tell colours apart.
 *
 * @typedef {{tone: string, sign: string, label: string}} Look
 * @type {Record<string, Look>}
 */
const LOOKS = {
  success: {tone: 'ok', sign: '✓', label: 'Success'},
  pass: {tone: 'ok', sign: '✓', label: 'Passed'},
  warn: {tone: 'warn', sign: '!', label: 'Warning'},
  error: {tone: 'bad', sign: '×', label: 'Error'},
  fail: {tone: 'bad', sign: '×', label: 'Failed'},
  skipped: {tone: 'skip', sign: '⤳', label: 'Skipped'},
  reused: {tone: 'reuse', sign: '=', label: 'Reused'},
  observed: {tone: 'idle', sign: '·', label: 'Observed'},
  none: {tone: 'idle', sign: '·', label: 'Nothing yet'},
  cancelled: {tone: 'idle', sign: '∅', label: 'Cancelled'},
  queued: {tone: 'flight', sign: '…', label: 'Queued'},
  starting: {tone: 'flight', sign: '…', label: 'Starting'},
  running: {tone: 'flight', sign: '▸', label: 'Running'},
  read: {tone: 'ok', sign: '✓', label: 'Read'},
  waiting: {tone: 'warn', sign: '…', label: 'Waiting'},
  unavailable: {tone: 'bad', sign: '×', label: 'Unavailable'},
  excluded: {tone: 'idle', sign: '–', label: 'Excluded'},
  listed: {tone: 'flight', sign: '…', label: 'Listed'},
  advanced: {tone: 'ok', sign: '✓', label: 'Advanced'},
  idle: {tone: 'idle', sign: '·', label: 'Idle'},
  deferred: {tone: 'warn', sign: '…', label: 'Deferred'},
  failed: {tone: 'bad', sign: '×', label: 'Failed'},
};

/** The order in which outcomes are told: the worst first. */
export const WORST_FIRST = ['error', 'fail', 'skipped', 'warn', 'success', 'reused', 'observed', 'none'];

/** @param {string|null|undefined} word @returns {Look} */
export const lookOf = word => LOOKS[word ?? 'none'] ?? {tone: 'idle', sign: '?', label: word ?? ''};

/** A small sign in its tone. @param {string|null|undefined} word */
export function mark(word) {
  const look = lookOf(word);
  return h('span', {class: `mark tone-${look.tone}`, role: 'img', 'aria-label': look.label, title: look.label}, look.sign);
}

/** A sign with its word. @param {string|null|undefined} word @param {string} [text] */
export function badge(word, text) {
  const look = lookOf(word);
  return h('span', {class: `badge tone-${look.tone}`}, h('span', {'aria-hidden': 'true'}, look.sign), text ?? look.label);
}
