/* Zones before a run: a map and a table. Data comes from the script element "data"; nothing is fetched. */

const DATA = JSON.parse($('#data').textContent);
const ZONES = drawn(DATA.zones);
const COVERAGE = DATA.coverage.map((rings) => ({ rings, box: bounded(rings[0]).box }));
const MOST_ROWS = 2000;
let chosen = '', query = '', map = null;

const wordsOf = (z) => (z.words ||= [z.id, z.name, z.kind, z.file, z.layer || '', z.hours, z.limits, ...z.restricts].join('\n').toLowerCase());
const found = () => ZONES.filter((z) => query.split(/\s+/).every((w) => wordsOf(z).includes(w)));

function choose(id) {
  chosen = chosen === id ? '' : id;
  const z = ZONES.find((one) => one.id === chosen);
  if (map) { map.fit(z ? [around(z.box)] : undefined); map.draw(); }
  rows();
}
/** A zone with something round it, so that one sees where it is. */
function around(box) {
  const w = Math.max(0.002, (box[2] - box[0]) / 3), t = Math.max(0.002, (box[3] - box[1]) / 3);
  return [box[0] - w, Math.max(-90, box[1] - t), box[2] + w, Math.min(90, box[3] + t)];
}

function headline() {
  const files = plural(DATA.files.length, 'file');
  return DATA.total ? `${plural(DATA.total, 'zone')} in ${files}` : `No zone in ${files}`;
}
function lede() {
  const parts = ['These zones are drawn as a run would use them.', DATA.coverageSentence];
  if (DATA.hidden) parts.push(`${plural(DATA.hidden, 'private zone is', 'private zones are')} neither drawn nor listed.`);
  if (DATA.leftOut) parts.push(`${plural(DATA.leftOut, 'zone is', 'zones are')} not drawn and not listed here, to keep the page small.`);
  return parts.join(' ');
}
function problems() {
  const most = 100;
  return DATA.problems.length ? h('section', { class: 'pad' }, h('div', { class: 'head' }, h('h2', {}, 'Remarks on reading'), h('p', {}, 'what was wrong, or read with a correction; a run refuses to start while a zone is lost')),
    h('ul', { class: 'plainlist' }, DATA.problems.slice(0, most).map((line) => h('li', { class: 'small' }, clip(line, 400)))), DATA.problems.length > most && h('p', { class: 'muted' }, `and ${num(DATA.problems.length - most)} more`)) : null;
}
function legend() {
  const box = (dash) => s('svg', { viewBox: '0 0 26 16', 'aria-hidden': 'true' }, s('rect', { x: 1, y: 1, width: 24, height: 14, fill: 'none', stroke: 'var(--map-zone)', 'stroke-width': 1.8, 'stroke-dasharray': dash }), s('path', { d: 'M2 8l6-6M2 14l4-4M20 14l5-5M14 14l3-3M24 5l-3 3', stroke: 'var(--map-zone)', 'stroke-width': 1, opacity: 0.7 }));
  const flight = (z) => z.restricts.length === 1 && z.restricts[0] === 'FLIGHT';
  return h('div', { class: 'legend' }, ZONES.some((z) => !flight(z)) && h('span', {}, box(null), 'restricted'), ZONES.some(flight) && h('span', {}, box('5 3'), 'no drone flight only'),
    COVERAGE.length > 0 && h('span', {}, s('svg', { viewBox: '0 0 26 16', 'aria-hidden': 'true' }, s('rect', { x: 0, y: 0, width: 26, height: 16, fill: 'var(--map-void)' }), s('path', { d: 'M0 10l10 6M6 4l18 12M0 0l6 4M12 0l14 9', stroke: 'var(--map-hatch)', 'stroke-width': 1.4 })), 'no zone data'));
}

function rows() {
  const all = found(), head = ['Zone', 'Restricts', 'Heights', 'Applies', 'Area', 'File'];
  $('#zones').replaceChildren(h('table', { class: 'stack' }, h('thead', {}, h('tr', {}, head.map((k) => h('th', { class: k === 'Area' ? 'num' : null }, k)))),
    h('tbody', {}, all.slice(0, MOST_ROWS).map((z) => h('tr', { 'aria-selected': String(z.id === chosen), class: z.id === chosen ? 'chosen' : null },
      cell(head[0], null, button({ class: 'link', onclick: () => choose(z.id) }, clip(z.name, 120)), h('div', { class: 'muted small' }, clip([z.kind, z.layer].filter(Boolean).join(' · '), 120))),
      cell(head[1], null, z.restricts.length ? z.restricts.map((r) => NO[r]).join(', ') : 'nothing'),
      cell(head[2], null, z.limits), cell(head[3], null, clip(z.hours, 160)), cell(head[4], 'num', z.area), cell(head[5], 'small muted', h('span', { title: clip(z.file, 200) }, clip(z.file.slice(z.file.lastIndexOf('/') + 1), 60))))))),
  all.length > MOST_ROWS ? h('p', { class: 'small muted' }, `and ${num(all.length - MOST_ROWS)} more: search for them`) : '', all.length ? '' : h('p', {}, 'No zone fits.'));
}

function theme(next) {
  const d = document.documentElement;
  if (next) d.dataset.theme = next; else delete d.dataset.theme;
  $('#themename').textContent = 'Theme: ' + (next || 'auto');
  $('#theme').setAttribute('aria-label', 'Theme: ' + (next || 'automatic'));
  redraw();
}
function redraw() { Ink.forget(); if (map) { map.hatches.clear(); map.draw(); } }

function start() {
  const box = h('div', { class: 'mapbox' });
  const search = h('input', { type: 'search', placeholder: 'Search names, files, hours', 'aria-label': 'Search names, files, hours', autocomplete: 'off', spellcheck: 'false' });
  search.addEventListener('input', () => { query = search.value.toLowerCase().trim(); rows(); });
  $('#pane').replaceChildren(h('div', { class: 'wrap' },
    h('section', { class: 'bare' }, h('h1', {}, headline()), h('p', { class: 'lede' }, lede())),
    ZONES.length ? h('section', {}, box, legend()) : '',
    ZONES.length ? h('section', { class: 'pad' }, h('div', { class: 'head' }, h('h2', {}, 'Zones'), h('p', {}, 'choose a name to see it on the map')),
      h('div', { class: 'filters noprint' }, h('div', { class: 'search' }, icon('M11 11l4 4M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0z'), search)),
      h('div', { class: 'scrollx', id: 'zones', tabindex: 0, role: 'group', 'aria-label': 'Zones' })) : '', problems() || ''));
  if (ZONES.length) {
    map = new ChartMap(box, { label: `Map of ${plural(ZONES.length, 'zone')}; the table below lists them.`, focus: null, zones: ZONES, coverage: COVERAGE, open: () => {}, files: () => [], touched: () => new Set(), chosen: () => undefined, hot: () => new Set(chosen ? [chosen] : []) });
    rows();
  }
  $('#theme').addEventListener('click', () => { const now = document.documentElement.dataset.theme; theme(now === 'light' ? 'dark' : now === 'dark' ? '' : 'light'); });
  $('#printbtn').addEventListener('click', () => print());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  addEventListener('beforeprint', redraw);
  addEventListener('afterprint', redraw);
}
start();
