/** Light, dark, or as the system has it. */

const KEY = 'weir-theme';
const ORDER = ['system', 'light', 'dark'];

export const theme = () => localStorage.getItem(KEY) ?? 'system';

export function applyTheme() {
  const wanted = theme();
  if (wanted === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = wanted;
  window.dispatchEvent(new Event('weir-theme'));
}

export function turnTheme() {
  localStorage.setItem(KEY, ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length]);
  applyTheme();
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => window.dispatchEvent(new Event('weir-theme')));

/** The tokens as colours that a canvas understands. @param {string[]} names @returns {Record<string, string>} */
export function colours(names) {
  const probe = document.createElement('span');
  document.body.append(probe);
  /** @type {Record<string, string>} */
  const found = {};
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
}
