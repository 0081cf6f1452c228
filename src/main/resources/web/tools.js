/* What every page of ours is made of: text, elements, the words of zones. */

const $ = (selector, root = document) => root.querySelector(selector);
const FONT = getComputedStyle(document.body).fontFamily;
const num = (x, decimals = 0) => Number(x).toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
const plural = (n, one, many = one + 's') => `${num(n)} ${n === 1 ? one : many}`;
const clip = (text, most) => (text.length > most ? text.slice(0, most - 1) + '…' : text);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const distance = (m) => (m < 9.5 ? `${Math.max(1, Math.round(m))} m` : m < 995 ? `${Math.round(m / 10) * 10} m` : m < 99950 ? `${num(m / 1000, 1)} km` : `${num(m / 1000)} km`);
const accuracy = (m) => (m < 0.095 ? `${Math.max(1, Math.round(m * 100))} cm` : m < 9.95 ? `${+m.toFixed(1)} m` : m < 100 ? `${Math.round(m)} m` : distance(m));
const size = (b) => (b >= 1e9 ? `${num(b / 1e9, 1)} GB` : b >= 1e6 ? `${num(b / 1e6, 1)} MB` : b >= 1e3 ? `${num(b / 1e3)} kB` : plural(b, 'byte'));
const COMPASS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'];
const compass = (deg) => COMPASS[((Math.round(deg / 45) % 8) + 8) % 8];

/** Names and metadata are hostile: what would break a line, vanish or turn the direction of writing is written out. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const JOINED = /^(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}])[\p{L}\p{Mn}]$/u;
/** Whether an invisible character decides how the letters beside it join, as in Persian. */
const joins = (c, at, text) => (c === '\u200c' || c === '\u200d') && at > 0 && JOINED.test(text[at - 1]) && at + 1 < text.length && JOINED.test(text[at + 1]);
const visible = (text) => String(text).replace(UNSEEN, (c, at, whole) => (c === '\n' || c === '\t' ? ' ⏎ ' : joins(c, at, whole) ? c : `⟨U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`));

/** Makes an element. Text only ever enters as text nodes and attributes only as attribute values. */
function h(tag, props, ...kids) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(props || {})) {
    if (v == null || v === false) continue;
    if (k.startsWith('on')) e.addEventListener(k.slice(2), v);
    else e.setAttribute(k, v === true ? '' : k === 'href' || k === 'src' || k === 'value' ? v : visible(v));
  }
  e.append(...kids.flat(Infinity).filter((x) => x != null && x !== false && x !== '').map((x) => (x instanceof Node ? x : visible(x))));
  return e;
}
function s(tag, props, ...kids) {
  const e = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [k, v] of Object.entries(props || {})) if (v != null) e.setAttribute(k, v);
  e.append(...kids.flat(Infinity).filter((x) => x != null));
  return e;
}
const icon = (d, kind = '') => s('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true', class: 'icon ' + kind }, s('path', { d }));
const button = (props, ...kids) => h('button', { type: 'button', ...props }, ...kids);
/** A cell that keeps its column's name, for phones, where a row becomes a list. */
const cell = (label, kind, ...kids) => h('td', { 'data-label': label, class: kind || null }, h('span', {}, kids));
const dl = (k, v) => [h('dt', {}, k), h('dd', {}, v)];
const card = (title, note, ...kids) => h('section', { class: 'card' }, h('div', { class: 'head' }, h('h2', {}, title), note && h('p', {}, note)), kids);

/* zones */

const NO = { CAPTURE: 'no photography', FLIGHT: 'no drone flight', PUBLICATION: 'no publication' };
const limit = (l) => (l.unit === 'FL' ? `flight level ${l.value}` : `${num(l.value)} ${l.unit === 'FT' ? 'ft' : 'm'}`);
function says(z) {
  const what = z.restricts.map((r) => NO[r]).join(', ') || 'restricts nothing';
  return (z.layers ? `${what}, between heights that differ by part` : between(z, what)) + (z.hours ? ` (${clip(z.hours, 80)})` : '');
}
function between(z, what) {
  if (!z.floor) return z.ceiling ? `${what} below ${limit(z.ceiling)}` : what;
  if (!z.ceiling) return z.floor.value ? `${what} above ${limit(z.floor)}` : what;
  return `${what} from ${z.floor.value ? limit(z.floor) : 'the ground'} to ${limit(z.ceiling)}`;
}
/** Zones with the boxes that the map asks for. */
const drawn = (zones) => zones.map((z) => {
  const shapes = z.polygons.map((rings) => ({ rings, box: bounded(rings[0]).box }));
  return { ...z, shapes, box: joined(shapes.map((p) => p.box)) };
});
