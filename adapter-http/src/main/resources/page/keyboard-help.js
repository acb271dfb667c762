import {fill, h} from './dom.js';

const KEYS = [
  ['/', 'Search'], ['1 – 4', 'Assets, runs, jobs, Weir itself'], ['← →', 'Walk up and down stream in the graph'],
  ['↑ ↓', 'The node above or below'], ['Enter', 'Open the asset, or the group'], ['c', 'Close the group around'], ['double click', 'The same; on the name of an opened group: close it'], ['Esc', 'Close, or let go'],
  ['+  −  0', 'Zoom in, out, show all'], ['W A S D', 'Move the graph'], ['?', 'This'],
];

/** Which keys do what. */
class KeyboardHelp extends HTMLElement {
  #dialog = h('dialog', {'aria-label': 'Keyboard'});

  connectedCallback() {
    fill(this.#dialog, h('h2', {}, 'Keyboard'),
      h('dl', {}, KEYS.map(([key, does]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, does)]).flat()),
      h('form', {method: 'dialog'}, h('button', {class: 'button'}, 'Close')));
    fill(this, this.#dialog);
  }

  show() {
    this.#dialog.showModal();
  }
}
customElements.define('keyboard-help', KeyboardHelp);
