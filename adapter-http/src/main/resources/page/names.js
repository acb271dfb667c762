/** Names for people, made of dbt's ids. */

/** The last part of a unique id that tells; versions keep their number. @param {string} uniqueId */
export function shortName(uniqueId) {
  const parts = uniqueId.split('.');
  if (parts[0] === 'test' && parts.length > 3) return parts.slice(2, -1).join('.');
  if (parts[0] === 'source') return parts.slice(2).join('.');
  return parts.slice(2).join('.') || uniqueId;
}

/** The kind of thing that an id stands for. @param {string} uniqueId */
export const kindOf = uniqueId => uniqueId.split('.')[0];

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = one + 's') => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
