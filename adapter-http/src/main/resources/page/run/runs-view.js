import {fill} from '../dom.js';
import './run-list.js';
import './run-page.js';

/** The list of runs, or one of them. */
class RunsView extends HTMLElement {
  #list = /** @type {any} */ (document.createElement('run-list'));
  #page = /** @type {any} */ (document.createElement('run-page'));
  /** @type {any} */
  #shown = null;

  set given(/** @type {{workspace: import('../types.js').Workspace, at: import('../address.js').Place}} */ given) {
    const wanted = given.at.run ? this.#page : this.#list;
    if (wanted !== this.#shown) {
      this.#shown = wanted;
      fill(this, wanted);
    }
    wanted.given = given;
  }

  /** @param {import('../types.js').Hint[]} hints */
  changed(hints) {
    this.#shown?.changed(hints);
  }
}
customElements.define('runs-view', RunsView);
