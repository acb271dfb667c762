import {get, Problem, within} from './api.js';
import {fill, h, tell} from './dom.js';

/**
 * dbt's selection language, with what could follow and what is wrong. A single word that is no selection finds by name.
 * Says `selection-given` (Enter, or a proposal taken), `selection-typed` (while typing)
 * and `selection-sound` (what was typed so far can be selected).
 */
class SearchBox extends HTMLElement {
  #input = h('input', {type: 'search', id: 'select', autocomplete: 'off', spellcheck: 'false', role: 'combobox', 'aria-expanded': 'false',
    'aria-controls': 'select-proposals', 'aria-autocomplete': 'list', 'aria-describedby': 'select-flaw',
    placeholder: 'Select: name, tag:finance+, +fct_orders, path:models/marts …', 'aria-label': 'Select assets in dbt’s language'});
  #list = h('ul', {id: 'select-proposals', role: 'listbox', hidden: true});
  #underline = h('span', {class: 'underline', 'aria-hidden': 'true', hidden: true});
  #flaw = h('p', {id: 'select-flaw', class: 'flaw', role: 'status', hidden: true});
  #count = h('span', {class: 'found quiet small', role: 'status'});
  #active = -1;
  #from = 0;
  #to = 0;
  /** @type {string[]} */
  #proposals = [];
  /** @type {AbortController|null} */
  #asking = null;
  #workspace = '';

  connectedCallback() {
    fill(this, h('span', {class: 'lens', 'aria-hidden': 'true'}, '⌕'), h('span', {class: 'words'}, this.#input, this.#underline), this.#count, h('div', {class: 'below'}, this.#flaw, this.#list));
    this.#input.addEventListener('input', () => {
      this.#complete();
      tell(this, 'selection-typed', this.#input.value);
    });
    this.#input.addEventListener('scroll', () => this.#under());
    this.#input.addEventListener('keydown', event => this.#key(event));
    this.#input.addEventListener('blur', () => setTimeout(() => this.#close(), 120));
    this.#input.addEventListener('search', () => this.#input.value === '' && this.#give());
  }

  /** @param {{workspace: string, text: string}} given */
  set given({workspace, text}) {
    this.#workspace = workspace;
    if (document.activeElement !== this.#input || text === '') this.#input.value = text;
  }

  get text() {
    return this.#input.value;
  }

  /**
   * How many the selection given last found, or what is wrong with it, and from which character on. A page drawn anew while somebody
   * types says nothing about what is being typed: its flaw stays.
   * @param {{text: string, count?: number, problem?: string, position?: number|null}} said
   */
  set said({text, count, problem, position}) {
    fill(this.#count, count === undefined ? '' : `${count.toLocaleString('en-GB')}`);
    if (text !== this.#input.value && document.activeElement === this.#input) return;
    const from = position ? position - 1 : 0;
    const word = /^[^\s,]*/.exec(this.#input.value.slice(from))?.[0].length ?? 0;
    this.#tell(problem ?? '', from, position ? from + word : this.#input.value.length);
  }

  async #complete() {
    this.#asking?.abort();
    const asking = this.#asking = new AbortController();
    const caret = this.#input.selectionStart ?? this.#input.value.length;
    try {
      const answer = await get(within(this.#workspace, 'selection'), {text: this.#input.value, caret}, asking.signal);
      [this.#from, this.#to, this.#proposals] = [answer.from, answer.to, answer.proposals.slice(0, 9)];
      this.#tell(answer.flaw?.message ?? '', answer.flaw?.from, answer.flaw?.to);
      this.#active = -1;
      this.#offer();
      if (!answer.flaw) tell(this, 'selection-sound', this.#input.value);
    } catch (failure) {
      if (failure instanceof Problem) this.#tell(failure.message);
    }
  }

  /** @type {[number, number]} */
  #wrong = [0, 0];

  /** Says what is wrong, and underlines the word at fault. @param {string} flaw @param {number} [from] @param {number} [to] */
  #tell(flaw, from = 0, to = this.#input.value.length) {
    fill(this.#flaw, flaw);
    this.#flaw.hidden = !flaw;
    this.#input.setAttribute('aria-invalid', String(!!flaw));
    this.#wrong = flaw ? [from, Math.max(to, from + 1)] : [0, 0];
    this.#under();
  }

  /** The text is written in letters of one width, so that a place in it is a place on the screen. */
  #under() {
    const [from, to] = this.#wrong;
    this.#underline.hidden = to === 0;
    this.#underline.style.left = `calc(${from}ch - ${this.#input.scrollLeft}px)`;
    this.#underline.style.width = `${to - from}ch`;
  }

  #offer() {
    const typed = this.#input.value.slice(this.#from, this.#to);
    fill(this.#list, this.#proposals.map((text, i) => {
      const at = text.indexOf(typed);
      return h('li', {role: 'option', id: `proposal-${i}`, 'aria-selected': String(i === this.#active),
        onpointerdown: (/** @type {Event} */ event) => { event.preventDefault(); this.#take(i); }},
      at < 0 || !typed ? text : [text.slice(0, at), h('b', {}, typed), text.slice(at + typed.length)]);
    }));
    const open = this.#proposals.length > 0 && document.activeElement === this.#input;
    this.#list.hidden = !open;
    this.#input.setAttribute('aria-expanded', String(open));
    if (this.#active >= 0) this.#input.setAttribute('aria-activedescendant', `proposal-${this.#active}`);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #close() {
    this.#proposals = [];
    this.#offer();
  }

  /** @param {number} i */
  #take(i) {
    const {value} = this.#input;
    const text = this.#proposals[i];
    this.#input.value = value.slice(0, this.#from) + text + value.slice(this.#to);
    const caret = this.#from + text.length;
    this.#input.setSelectionRange(caret, caret);
    if (text.endsWith(':')) this.#complete();
    else {
      this.#close();
      this.#give();
    }
  }

  #give() {
    this.#close();
    tell(this, 'selection-given', this.#input.value.trim());
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const many = this.#proposals.length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!many) {
        if (event.key === 'ArrowDown') this.#complete();
        return;
      }
      event.preventDefault();
      this.#active = (this.#active + (event.key === 'ArrowDown' ? 1 : -1) + many + 1) % (many + 1);
      if (this.#active === many) this.#active = -1;
      this.#offer();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (this.#active >= 0) this.#take(this.#active);
      else this.#give();
    } else if (event.key === 'Tab' && many && this.#active >= 0) {
      event.preventDefault();
      this.#take(this.#active);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (many) this.#close();
      else if (this.#input.value) {
        this.#input.value = '';
        this.#give();
      } else this.#input.blur();
    }
  }
}
customElements.define('search-box', SearchBox);
