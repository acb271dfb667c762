import {post} from './api.js';
import {fill, h, tell} from './dom.js';

/** Asks for a token, once; what keeps the page logged in is a cookie that no script can read. */
class LogIn extends HTMLElement {
  connectedCallback() {
    const token = h('input', {type: 'password', id: 'token', autocomplete: 'current-password', required: true, spellcheck: 'false'});
    const said = h('p', {role: 'alert', class: 'said'});
    fill(this, h('form', {class: 'card', onsubmit: async (/** @type {Event} */ event) => {
      event.preventDefault();
      try {
        await post('/session', {token: token.value});
        tell(this, 'logged-in');
      } catch (failure) {
        fill(said, String(/** @type {Error} */ (failure).message));
        token.select();
      }
    }},
    h('img', {src: '/page/weir.svg', alt: '', width: '36', height: '36'}),
    h('h1', {}, 'Weir'),
    h('label', {for: 'token'}, 'Token'), token, said,
    h('button', {class: 'button main'}, 'Log in'),
    h('p', {class: 'quiet small'}, 'A token that is declared under ', h('code', {}, 'auth.tokens'), '.')));
    token.focus();
  }
}
customElements.define('log-in', LogIn);
