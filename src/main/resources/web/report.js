/* The page: a list of files beside an overview or one file. Data comes from the script element "data"; nothing is fetched. */

/* words */

const LEVELS = ['HIGH', 'MEDIUM', 'UNDETERMINED', 'LOW', 'NONE', 'FAILED'];
const RANK = Object.fromEntries([...LEVELS, 'OTHER'].map((level, i) => [level, i]));
const WORD = {
  HIGH: ['High', 'Evidence that a rule of your policy is broken'],
  MEDIUM: ['Medium', 'Look at it before you share it'],
  UNDETERMINED: ['Undetermined', 'A check could not be made: unknown, not fine'],
  LOW: ['Low', 'Worth knowing; often fine'],
  NONE: ['Nothing found', 'Every check asked for was made, without a finding'],
  FAILED: ['Not read', 'The file could not be opened'],
  OTHER: ['Not a picture', 'No picture, video or track'],
};
const RULE = {
  'camera-inside-zone': 'Camera inside a zone', 'camera-in-private-zone': 'Camera in a private zone', 'camera-near-zone': 'Camera near a zone', 'camera-sees-zone': 'Zone in the picture',
  'drone-in-flight-zone': 'Drone in a no-flight zone', 'flagged-object': 'Flagged object', 'object-in-zone': 'Object in a zone', 'position-conflict': 'Positions disagree', 'decided-before': 'Decided before', 'sign-in-picture': 'Sign in the picture', 'marked-document': 'Marked document', 'text-mark': 'Text in the picture', 'hidden-position': 'Hidden position',
};
const CHECK = { position: 'Position', view: 'View', objects: 'Objects', text: 'Text', pixels: 'Decoding', faces: 'Faces', plates: 'Number plates', hidden: 'Hidden data' };
const CHECK_SAYS = {
  position: 'where the camera was, against the zones', view: 'what the camera could see of the zones', objects: 'flagged objects in the picture',
  text: 'text in the picture', pixels: 'whether the picture decodes whole', faces: 'faces, counted and never identified', plates: 'number plates, counted and never read out', hidden: 'second pictures and positions in the file',
};
const STATE_WORD = { made: 'Made', limited: 'Limited', 'not-made': 'Not made', 'not-asked': 'Not asked for', 'not-in-this-version': 'Not in this version' };
const GAP = {
  'no-position': 'no position in the file', 'position-zeroed': 'position 0, 0 written without a fix', 'position-empty': 'position fields empty', 'position-implausible': 'impossible position',
  'position-no-hemisphere': 'position without hemisphere', 'position-undecodable': 'position unreadable', 'no-zone-data': 'outside the area your zone files cover', 'no-zones': 'no zones were given',
  'track-gaps': 'place not known for a time', 'track-untimed': 'positions without times', 'track-unverified': 'telemetry of an unknown layout', 'track-too-long': 'way too long to follow', 'start-position-only': 'position of the start only', 'no-fix': 'telemetry without a position',
  'zones-skipped': 'zones that could not be read were left out', 'coverage-unstated': 'zone files do not say what they cover', 'no-detector': 'no detector installed', damaged: 'only part of the picture could be decoded',
  'readable-only': 'only plates that can be read are counted', 'no-model': 'no model for faces installed', 'whole-picture-only': 'looked at whole only, so small faces are missed',
  nadir: 'camera straight down, which the model does not know', viewpoint: 'seen from a side that the model does not know', 'no-text-reader': 'no text reader installed', 'text-failed': 'text could not be read', 'text-not-read': 'text that could not be read', 'text-in-some-pictures': 'text read in some pictures of the video', 'printed-positions-only': 'only printed positions are known', 'not-in-this-version': 'not in this version', 'not-supported': 'kind of file not read in this version', 'file-not-read': 'file not read', 'decoder-died': 'the decoder stopped', 'time-limit': 'time limit reached', 'too-large': 'picture too large',
};
const POSITION = { absent: 'No position in the file', empty: 'Position fields empty', zeroed: 'Position is 0, 0', 'no-hemisphere': 'Position without hemisphere', implausible: 'Position impossible', undecodable: 'Position unreadable', conflicting: 'Positions disagree', fixed: 'Position' };
const FAILURE = { 'empty-file': 'Empty file', 'permission-denied': 'No permission to read', 'too-large': 'Too large to open safely', 'too-many-pixels': 'Too many pixels to open safely', 'time-limit': 'Took too long', 'decoder-died': 'The decoder stopped', 'codec-not-supported': 'Picture format not supported', 'not-a-file': 'Not a file', 'broken-link': 'Link to nowhere', internal: 'An error in Sightline itself' };
const failureWord = (code) => FAILURE[code] || (/-truncated$/.test(code) ? 'File ends too early' : /-damaged$/.test(code) ? 'Damaged file' : capital(code.replace(/-/g, ' ')));
function advice(code) {
  if (/-truncated$|^empty-file$/.test(code)) return 'Copy the file again from the card or phone, then run the same command with --resume --retry-failed.';
  if (code === 'permission-denied') return 'Give yourself the right to read the file, then run the same command with --resume --retry-failed.';
  if (code === 'internal') return 'This is a fault of the program, not of the file. Please report the code and the message.';
  return 'Open the file in the program that made it. If it opens there whole, please report the code and the message.';
}
const CLOCK = { gps: 'GPS clock', offset: 'camera clock with its zone', 'unknown-zone': 'camera clock, zone unknown', none: 'no clock' };
const DATUM = { TAKE_OFF: 'above take-off', MEAN_SEA_LEVEL: 'above sea level', ELLIPSOID: 'above the ellipsoid', GROUND: 'above ground', UNKNOWN: 'above an unknown surface' };

/* data */

const { run: RUN, zones: ZONE_DATA, copies: COPIES, items: ITEMS, page: PAGE } = JSON.parse($('#data').textContent);
const ZONES = drawn(ZONE_DATA.zones);
const COVERAGE = ZONE_DATA.coverage.map((rings) => ({ rings, box: bounded(rings[0]).box }));
const ZONE = new Map(ZONES.map((z) => [z.id, z]));
const ASSESSED = RUN.items - RUN.others;

/** The checks of one record: those it names, and for the rest what the run's head says once for all. */
/** Faces and plates are on no list where nobody asked for them. */
const isUncounted = (k) => (k === 'faces' || k === 'plates') && !!RUN.checks[k];
const checksOf = (r) => Object.keys(CHECK).filter((k) => !isUncounted(k)).map((k) => [k, r.checks[k] || RUN.checks[k] || { state: 'made' }]);
/** That plates must be readable holds for every picture and makes none of them open. */
const isOpen = (check) => (check.state === 'limited' && check.code !== 'readable-only') || check.state === 'not-made';
const hasPlace = (r) => r.position != null && r.position.latDeg != null;
const isPrivate = (r) => r.contacts.some((c) => c.private);
/** Whether a file stays undetermined for want of a position alone, so that one row can stand for all of them. */
const placeless = (r) => r.shown === 'UNDETERMINED' && !r.findings.length && r.position != null && POSITION[r.position.state] && !['fixed', 'conflicting'].includes(r.position.state);

/** Whether a zone that was touched restricts anything at the time that counts: publishing when it is published, all else when it was taken. */
const applies = (c) => c.private || c.restricts.some((x) => (x === 'PUBLICATION' ? c.activeAsOf : c.active) !== 'no');
const LISTS = ['layers', 'cuts', 'stays', 'keyframes', 'clips', 'positions', 'contacts', 'detections', 'texts', 'findings', 'annotated', 'notes'];
function prepare(r, i) {
  r.i = i;
  for (const k of LISTS) r[k] ||= []; // the page's data leaves out what is empty
  for (const f of r.findings) f.evidence ||= [];
  for (const d of r.detections) d.standsIn ||= [];
  for (const c of r.contacts) c.restricts ||= [];
  if (!r.failed && (r.kind === 'video' || r.kind === 'track')) prepareWay(r);
  r.checks ||= {};
  r.more ||= {};
  r.shown = r.failed ? 'FAILED' : r.kind === 'other' ? 'OTHER' : r.level;
  r.name = r.source.slice(r.source.lastIndexOf('/') + 1) || r.source;
  r.open = r.failed ? [] : checksOf(r).filter(([, c]) => isOpen(c));
  r.how = r.failed ? null : Object.keys(CONTACT_RANK).find((k) => r.contacts.some((c) => c.how === k && applies(c))) || null;
  r.lead = r.failed ? r.failed.message : r.findings.length ? r.findings[0].reason : r.open.length ? r.open[0][1].message || capital(GAP[r.open[0][1].code] || r.open[0][1].code || 'A check is open') : r.shown === 'OTHER' ? 'The file is no picture, video or track.' : 'Nothing found in any of the checks made.';
  r.near = r.contacts.filter((c) => c.private || c.restricts.length).reduce((a, c) => Math.min(a, c.how === 'INSIDE' ? 0 : c.distanceM == null ? 1e8 : c.distanceM), 1e9);
  r.when = (r.captured && (r.captured.local || r.captured.at)) || '~';
}
/** All that a search looks at, put together on the first one. */
function wordsOf(r) {
  r.words ||= [r.source, r.lead, r.format, ...r.findings.map((f) => f.reason), ...r.contacts.map((c) => c.name), ...r.detections.map((d) => d.label), ...r.texts.map((t) => t.text), ...r.notes.map((n) => n.code), r.failed ? r.failed.code : '', r.camera ? [r.camera.make, r.camera.model].join(' ') : ''].join('\n').toLowerCase();
  return r.words;
}
ITEMS.forEach(prepare);
const BY_ID = new Map(ITEMS.map((r) => [r.id, r]));
for (const g of COPIES.shown) for (const m of g.members) if (BY_ID.has(m.id)) BY_ID.get(m.id).copies = g;

/** A path below the report folder as a link from this page, or null where it would lead elsewhere. */
function link(path) {
  if (typeof path !== 'string' || !/^(thumbs|annotated|plain|clips)\//.test(path)) return null;
  const parts = path.split('/');
  if (parts.some((p) => p === '' || p === '.' || p === '..')) return null;
  return PAGE.root + parts.map(encodeURIComponent).join('/');
}

/** Counts over the files of this page; what is true of the whole run comes from its summary. */
const TOTALS = (() => {
  const zones = new Map(), failed = new Map();
  for (const r of ITEMS) {
    if (r.failed) { if (!failed.has(r.failed.code)) failed.set(r.failed.code, []); failed.get(r.failed.code).push(r); }
    const best = new Map();
    for (const c of r.contacts) if (!best.has(c.zone) || CONTACT_RANK[c.how] < CONTACT_RANK[best.get(c.zone).how]) best.set(c.zone, c);
    for (const [id, c] of best) {
      if (!zones.has(id)) zones.set(id, { id, name: c.private ? 'Private zones' : c.name, kind: c.private ? 'never drawn' : c.kind || '', says: c.private ? '' : ZONE.has(id) ? says(ZONE.get(id)) : c.restricts.map((x) => NO[x]).join(', '), INSIDE: 0, SEES: 0, NEAR: 0 });
      zones.get(id)[c.how]++;
    }
  }
  const rows = [...zones.values()].sort((a, b) => b.INSIDE - a.INSIDE || b.SEES - a.SEES || b.NEAR - a.NEAR || (a.name < b.name ? -1 : 1));
  const rules = [...new Set(ITEMS.flatMap((r) => r.findings.map((f) => f.rule)))].sort();
  return { zones: rows, touched: new Set(zones.keys()), failed, rules, placed: ITEMS.filter(hasPlace).length, hidden: ITEMS.filter(isPrivate).length };
})();

/* state lives in the hash, so that a link or the Back button restores it */

const START = { item: '', level: '', zone: '', rule: '', gap: '', copies: '', q: '', sort: 'level', view: 'list', fold: '', off: '', size: '' };
const readHash = () => ({ ...START, ...Object.fromEntries([...new URLSearchParams(location.hash.slice(1))].filter(([k]) => k in START)) });
let state = readHash();
/** What the list shows: records, and one {fold, files} where files without a position are folded. */
let list = ITEMS, rows = ITEMS, counts = {};
let hideCoordinates = false;

function set(change, push = false) {
  const before = state;
  state = { ...state, ...change };
  const p = new URLSearchParams(Object.entries(state).filter(([k, v]) => v !== '' && v !== START[k])).toString();
  history[push ? 'pushState' : 'replaceState'](null, '', '#' + p);
  render(before);
}

const inSearch = (r) => !state.q || state.q.toLowerCase().split(/\s+/).every((w) => wordsOf(r).includes(w));
function fits(r) {
  if (state.zone && !r.contacts.some((c) => c.zone === state.zone)) return false;
  if (state.rule && !r.findings.some((f) => f.rule === state.rule)) return false;
  if (state.gap) {
    const [kind, code] = state.gap.split(':');
    if (kind === 'other' ? r.shown !== 'OTHER' : !r.open.some(([k, c]) => k === kind && (!code || c.code === code))) return false;
  }
  if (state.copies && (!r.copies || (state.copies !== 'all' && String(r.copies.group) !== state.copies))) return false;
  return inSearch(r);
}
const ORDER = {
  level: (a, b) => RANK[a.shown] - RANK[b.shown] || b.findings.length - a.findings.length || a.i - b.i,
  near: (a, b) => a.near - b.near || a.i - b.i,
  time: (a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : a.i - b.i),
  name: (a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : a.i - b.i),
  input: (a, b) => a.at - b.at || a.i - b.i,
};
function filter() {
  counts = Object.fromEntries([...LEVELS, 'OTHER'].map((l) => [l, 0]));
  const levels = state.level ? state.level.split(',') : null;
  list = ITEMS.filter((r) => { if (!fits(r)) return false; counts[r.shown]++; return !levels || levels.includes(r.shown); }).sort(ORDER[state.sort] || ORDER.level);
  fold();
}
/** Puts files without a position behind one row, last of their level, in the order "worst first". */
function fold() {
  const files = (ORDER[state.sort] || ORDER.level) === ORDER.level && !state.q && !state.gap && !state.copies ? list.filter(placeless) : [];
  if (files.length < 2) { rows = list; return; }
  const folded = new Set(files), rest = list.filter((r) => !folded.has(r)), at = rest.filter((r) => RANK[r.shown] <= RANK.UNDETERMINED).length;
  rows = [...rest.slice(0, at), { fold: true, files, id: '' }, ...(state.fold ? files : []), ...rest.slice(at)];
  list = [...rest.slice(0, at), ...files, ...rest.slice(at)];
}

/* pieces */

const mark = (level) => s('svg', { class: `mark lv-${level}`, viewBox: '0 0 24 24', 'aria-hidden': 'true' }, s('use', { href: '#m-' + level }));
const badge = (level) => h('span', { class: `badge lv-${level}` }, mark(level), WORD[level][0]);
const stateMark = (state) => s('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' },
  s('circle', { cx: 8, cy: 8, r: 6.5, fill: state === 'made' ? 'currentColor' : 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'stroke-dasharray': state === 'made' || state === 'limited' ? null : '2.4 2.4' }),
  state === 'limited' ? s('path', { d: 'M8 1.5a6.5 6.5 0 0 0 0 13z', fill: 'currentColor' }) : null);
/** A picture of the report folder, or the format's name where there is none. */
function picture(path, format, props) {
  const src = link(path), blank = () => h('div', { class: `${props.class || ''} blank` }, (format || '?').toUpperCase().slice(0, 8));
  if (!src) return blank();
  const img = h('img', { alt: '', decoding: 'async', loading: 'lazy', ...props, src });
  img.addEventListener('error', () => img.replaceWith(blank()), { once: true });
  return img;
}

/* the list: only what can be seen exists */

const scroller = $('#list'), strut = $('#strut');
let pool = new Map(), cells = { columns: 1, width: 0, height: 92 };
function measure() {
  const grid = state.view === 'grid', w = scroller.clientWidth;
  scroller.classList.toggle('grid', grid);
  if (grid) {
    const columns = Math.max(2, Math.floor((w - 16) / 170)), width = Math.floor((w - 16) / columns);
    cells = { columns, width, height: Math.round((width - 16) * 0.75) + 48 };
  } else cells = { columns: 1, width: w, height: 92 };
  strut.style.height = Math.ceil(rows.length / cells.columns) * cells.height + (grid ? 12 : 0) + 'px';
}
function rowNode(r, i) {
  const place = { class: 'row', role: 'option', id: 'o' + i, 'aria-posinset': i + 1, 'aria-setsize': rows.length };
  if (r.fold) {
    return h('div', { ...place, class: 'row fold', 'aria-selected': 'false', onclick: toggleFold },
      h('div', { class: 'thumbbox' }, h('div', { class: 'thumb blank' }, state.fold ? '▾' : '▸'), mark('UNDETERMINED')),
      h('div', {}, h('p', { class: 'why' }, `${plural(r.files.length, 'file')} without a position`),
        h('p', { class: 'meta' }, h('span', { class: 'name' }, `may have been made anywhere · ${state.fold ? 'fold' : 'show them'}`))));
  }
  const more = r.findings.length - 1, open = r.findings.length ? r.open.length : 0;
  return h('div', { ...place, 'aria-selected': String(r.id === state.item), title: clip(r.source, 200), onclick: () => show(r) },
    h('div', { class: 'thumbbox' }, picture(r.thumb, r.format, { class: 'thumb' }), mark(r.shown), r.lengthS > 0 && h('span', { class: 'len' }, longWords(r.lengthS))),
    h('div', {}, h('p', { class: 'why' }, h('span', { class: 'sr' }, WORD[r.shown][0] + '. '), clip(r.lead, 300)),
      h('p', { class: 'meta' }, r.how && h('span', { class: 'how ' + r.how }, r.how), h('span', { class: 'name' }, clip(r.name, 120)),
        more > 0 && h('span', { class: 'nowrap more' }, `+${more} more`), r.copies && h('span', { class: 'nowrap more', title: 'files that look alike: decide once for all' }, `${num(r.copies.pictures)} near-copies`), open > 0 && h('span', { class: 'nowrap more', title: 'checks not fully made' }, `${open} open`))));
}
function paint() {
  const { columns, width, height } = cells, grid = columns > 1;
  const first = Math.max(0, (Math.floor(scroller.scrollTop / height) - 4) * columns);
  const end = Math.min(rows.length, (Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + 4) * columns);
  const keep = new Map();
  for (let i = first; i < end; i++) {
    let e = pool.get(i);
    if (!e || e.row !== rows[i]) {
      if (e) e.remove();
      e = rowNode(rows[i], i);
      e.row = rows[i];
      strut.append(e);
    }
    e.style.transform = `translate(${grid ? 8 + (i % columns) * width : 0}px, ${Math.floor(i / columns) * height + (grid ? 8 : 0)}px)`;
    e.style.width = grid ? width + 'px' : '';
    e.style.height = grid ? height + 'px' : '';
    e.setAttribute('aria-selected', String(!!state.item && rows[i].id === state.item));
    keep.set(i, e);
  }
  for (const [i, e] of pool) if (keep.get(i) !== e) e.remove();
  pool = keep;
}
let queued = 0;
scroller.addEventListener('scroll', () => { queued ||= requestAnimationFrame(() => { queued = 0; paint(); }); }, { passive: true });
function reveal(i) {
  const y = Math.floor(i / cells.columns) * cells.height;
  if (y < scroller.scrollTop) scroller.scrollTop = y;
  else if (y + cells.height > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = y + cells.height - scroller.clientHeight + 8;
}
const show = (r) => set({ item: r.id }, !state.item);
const toggleFold = () => set({ fold: state.fold ? '' : 'open' });
const toggleLevel = (level) => {
  const on = new Set(state.level ? state.level.split(',') : []);
  if (!on.delete(level)) on.add(level);
  set({ level: LEVELS.filter((l) => on.has(l)).join(',') });
};
const clear = () => set({ level: '', zone: '', rule: '', gap: '', copies: '', q: '' });

function renderRail() {
  const on = state.level ? state.level.split(',') : [];
  $('#chips').replaceChildren(...LEVELS.map((l) => button({ class: `chip lv-${l}`, 'aria-pressed': String(on.includes(l)), title: `${WORD[l][0]}: ${WORD[l][1]}`, onclick: () => toggleLevel(l) }, mark(l), h('span', {}, h('span', { class: 'sr' }, WORD[l][0] + ' '), num(counts[l])))));
  const all = PAGE.pages > 1 ? `${plural(ITEMS.length, 'file')}, page ${PAGE.number}` : `All ${plural(ITEMS.length, 'file')}`;
  $('#count').textContent = list.length === ITEMS.length ? all : `${num(list.length)} of ${plural(ITEMS.length, 'file')}`;
  $('#clear').hidden = !(state.level || state.zone || state.rule || state.gap || state.copies || state.q);
  const gap = state.gap.split(':')[0];
  $('#gapnote').hidden = !gap && !state.copies;
  $('#gapnote').textContent = gap === 'other' ? 'not pictures' : gap ? `${CHECK[gap] || gap} open` : state.copies ? (state.copies === 'all' ? 'near-copies' : `near-copies ${state.copies}`) : '';
  for (const k of ['zone', 'rule', 'sort']) $('#f-' + k).value = state[k];
  if ($('#q').value !== state.q) $('#q').value = state.q;
  for (const v of ['list', 'grid']) $('#v-' + v).setAttribute('aria-pressed', String(state.view === v));
  $('#empty').hidden = rows.length > 0;
  pool.forEach((e) => e.remove());
  pool = new Map();
  measure();
  paint();
}
/** Moves by rows; a folded row opens as one walks onto it. */
function step(d) {
  if (!list.length) return;
  const at = rows.findIndex((r) => !r.fold && r.id === state.item);
  let i = at < 0 ? (d > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + d));
  if (rows[i].fold) {
    const next = rows[i].files[d > 0 ? 0 : rows[i].files.length - 1], beyond = rows[i + Math.sign(d)];
    if (state.fold && beyond) i += Math.sign(d);
    else { set({ fold: 'open', item: next.id }, !state.item); walked(rows.indexOf(next)); return; }
  }
  set({ item: rows[i].id }, !state.item);
  walked(i);
}
function walked(i) {
  reveal(i);
  paint();
  scroller.setAttribute('aria-activedescendant', 'o' + i);
}

/* overview */

const pane = $('#pane');
let map = null;
function newMap(box, label, focus) {
  if (map) map.gone();
  map = new ChartMap(box, {
    label, focus, zones: ZONES, coverage: COVERAGE, open: show,
    files: () => list, touched: () => TOTALS.touched, chosen: () => BY_ID.get(state.item),
    hot: () => new Set(focus ? focus.contacts.map((c) => c.zone) : state.zone ? [state.zone] : []),
  });
}

function headline() {
  const look = RUN.levels.HIGH + RUN.levels.MEDIUM;
  if (!ASSESSED) return RUN.items ? 'No picture was found in what you gave' : 'No file was found';
  return look ? `${num(look)} of ${plural(ASSESSED, 'file')} ${look === 1 ? 'needs' : 'need'} a look before you share ${look === 1 ? 'it' : 'them'}` : `No file of ${num(ASSESSED)} reached Medium or High`;
}
function nextSentence() {
  const open = RUN.levels.UNDETERMINED, failed = RUN.failed, look = RUN.levels.HIGH + RUN.levels.MEDIUM;
  const parts = [open && `${num(open)} could not be decided`, failed && `${num(failed)} could not be read`].filter(Boolean);
  const first = parts.length ? `${look ? 'Another ' : ''}${parts.join(' and ')}: treat ${open + failed === 1 ? 'it' : 'them'} as unknown, not as fine.` : 'Every file could be read, and every check that the policy asks for was made.';
  return `${first} Sightline shows evidence; you decide.`;
}
function others(counts, where) {
  const lines = Object.entries(counts).filter(([, n]) => n);
  return lines.length ? `It leaves out ${plural(lines.reduce((a, [, n]) => a + n, 0), 'file')} ${where}: ${lines.map(([l, n]) => `${num(n)} ${WORD[l][0]}`).join(', ')}. ` : '';
}
function pageNote() {
  if (PAGE.pages < 2) return null;
  const name = (n) => (n === 1 ? (PAGE.number === 1 ? 'index.html' : '../index.html') : (PAGE.number === 1 ? 'pages/' : '') + `page-${n}.html`);
  const links = [];
  for (let n = 1; n <= PAGE.pages; n++) if (n === 1 || n === PAGE.pages || Math.abs(n - PAGE.number) < 4) links.push(n);
  return h('div', { class: 'note pages' },
    h('p', {}, `This page holds ${num(PAGE.items)} of ${num(RUN.items)} files, ${num(PAGE.first)} to ${num(PAGE.first + PAGE.items - 1)}, worst first. ${others(PAGE.before, 'before it')}${others(PAGE.after, 'after it')}The headline and the tiles count all files; the list, the map and the filters hold those of this page.`),
    h('nav', { 'aria-label': 'Pages of this report' }, 'Page ', links.map((n, i) => [i && n - links[i - 1] > 1 ? ' … ' : ' ', n === PAGE.number ? h('b', { 'aria-current': 'page' }, String(n)) : h('a', { href: name(n) }, String(n))])));
}
function tiles() {
  const on = state.level ? state.level.split(',') : [], count = (l) => (l === 'FAILED' ? RUN.failed : RUN.levels[l]);
  const bar = h('div', { class: 'bar', 'aria-hidden': 'true' }, LEVELS.filter(count).map((l) => { const i = h('i', { class: 'lv-' + l }); i.style.flex = String(count(l)); return i; }));
  return [bar, h('div', { class: 'tiles' }, LEVELS.map((l) => button({ class: `tile lv-${l}`, 'aria-pressed': String(on.includes(l)), onclick: () => { toggleLevel(l); tab('files'); } }, h('span', { class: 'n' }, mark(l), num(count(l))), h('b', {}, WORD[l][0]), h('span', { class: 'd' }, WORD[l][1]))))];
}
function notChecked() {
  const open = RUN.openChecks || {}, line = (k, n, words) => {
    const pick = () => { set({ gap: state.gap === k ? '' : k }); tab('files'); };
    return h('li', {}, button({ 'aria-pressed': String(state.gap === k), onclick: pick }, h('span', { class: 'n' }, num(n)), h('span', {}, k === 'other' ? 'Not pictures' : CHECK[k], h('small', {}, words))));
  };
  const lines = Object.keys(CHECK).filter((k) => open[k] && !RUN.checks[k]).map((k) => {
    const codes = Object.entries(open[k]).sort((a, b) => b[1] - a[1]);
    return line(k, codes.reduce((a, [, n]) => a + n, 0), codes.map(([c, n]) => `${num(n)} ${GAP[c] || c}`).join(' · '));
  });
  const films = ITEMS.filter((r) => r.kind === 'video' && !r.failed && r.checks.objects && r.checks.objects.state === 'not-in-this-version').length;
  if (films) lines.push(h('li', { class: 'all' }, h('span', { class: 'n' }, num(films)), h('span', {}, 'Pictures of videos: not in this version', h('small', {}, 'where they were made was tested, moment by moment; what they show was not looked at'))));
  if (RUN.others) lines.push(line('other', RUN.others, 'by their content no picture, video or track: left alone'));
  // what holds for every file is said once, and is nothing to filter by
  for (const [k, c] of Object.entries(RUN.checks || {})) if (CHECK[k] && !isUncounted(k)) lines.push(h('li', { class: 'all' }, h('span', { class: 'n' }, 'all'), h('span', {}, `${CHECK[k]}: ${STATE_WORD[c.state].toLowerCase()}`, h('small', {}, CHECK_SAYS[k]))));
  return card('What was not checked', `of ${plural(RUN.items - RUN.failed, 'file')} read`, lines.length ? h('ul', { class: 'gaps' }, lines) : h('p', {}, 'Every check was made on every file that was read.'));
}
function checkedAgainst() {
  const z = RUN.zones, open = z.files.filter((f) => !f.private), own = z.files.filter((f) => f.private), hash = (x) => h('div', { class: 'mono muted hash' }, x.slice(0, 16));
  const count = z.files.reduce((a, f) => a + f.zones, 0);
  return card('Checked against', null, h('dl', { class: 'facts' },
    dl('Zones', [count ? `${plural(count, 'zone')} in ${plural(z.files.length, 'file')}` : 'No zones: no position was compared with anything', open.slice(0, 12).map((f) => h('div', { class: 'mono muted' }, `${clip(f.file, 120)} (${num(f.zones)})`)), open.length > 12 && h('div', { class: 'muted' }, `and ${plural(open.length - 12, 'more file')}`), own.length > 0 && h('div', { class: 'muted' }, `${plural(own.length, 'private zone file')}, never drawn`), hash(z.sha256)]),
    z.coverage && dl('Coverage', z.coverage),
    RUN.asOf && dl('Published', [`${RUN.asOf.replace('T', ' ').replace('Z', ' UTC')}`, h('div', { class: 'muted' }, RUN.asOfGiven ? 'as given: zones that restrict publication are asked for then' : 'the start of this run: zones that restrict publication are asked for then')]),
    z.skipped.length > 0 && dl('Left out', [`${plural(z.skipped.length, 'zone')} could not be read:`, z.skipped.slice(0, 20).map((line) => h('div', { class: 'small' }, clip(line, 300))), z.skipped.length > 20 && h('div', { class: 'muted' }, `and ${num(z.skipped.length - 20)} more, in summary.json`)]),
    dl('Ground', RUN.terrain ? [`${plural(RUN.terrain.tiles.length, 'elevation tile')}: what hills surely hide is said`, RUN.terrain.tiles.slice(0, 12).map((t) => h('div', { class: 'mono muted' }, clip(t, 120))), RUN.terrain.tiles.length > 12 && h('div', { class: 'muted' }, `and ${num(RUN.terrain.tiles.length - 12)} more, in summary.json`), RUN.terrain.notUsed.slice(0, 12).map((t) => h('div', { class: 'small' }, `not used: ${clip(t, 300)}`)), RUN.terrain.notUsed.length > 12 && h('div', { class: 'muted' }, `and ${num(RUN.terrain.notUsed.length - 12)} more that are not used`), hash(RUN.terrain.sha256)] : 'taken to be flat: hills that hide a zone are not known'),
    dl('Policy', [`${RUN.policy.name}, version ${RUN.policy.version}`, h('div', { class: 'mono muted' }, RUN.policy.file), hash(RUN.policy.sha256)]),
    RUN.models.length ? RUN.models.map((m) => dl('Model', [`${m.name} (${m.licence})`, hash(m.sha256)])) : dl('Model', 'none: pictures were not searched for objects'),
    RUN.device && dl('Device', [RUN.device.used === 'cpu' ? 'the processor' : 'a graphics card (CUDA)', RUN.device.whyNot && h('div', { class: 'small' }, `${RUN.device.asked} was asked for: ${clip(RUN.device.whyNot, 300)}`)]),
    dl('Software', [`Sightline ${RUN.version}`, Object.entries(RUN.versions).map(([k, v]) => h('div', { class: 'muted' }, `${k} ${v}`))]),
    dl('Settings', [Object.entries(RUN.configuration).map(([k, v]) => h('div', {}, h('span', { class: 'mono' }, k), /^[0-9a-f]{64}$/.test(v) ? h('span', { class: 'mono muted' }, ' ' + v.slice(0, 16)) : ` ${clip(v, 160)}`)), hash(RUN.configurationSha256)])));
}
function zonesTouched() {
  const sees = !(RUN.checks && RUN.checks.view), hows = sees ? ['INSIDE', 'SEES', 'NEAR'] : ['INSIDE', 'NEAR'], most = 60;
  const pick = (z) => () => { set({ zone: z.id }); tab('files'); };
  return h('section', { class: 'pad' }, h('div', { class: 'head' }, h('h2', {}, 'Zones touched'), h('p', {}, 'files by their closest contact')),
    TOTALS.zones.length ? h('div', { class: 'scrollx', tabindex: 0, role: 'group', 'aria-label': 'Zones touched' }, h('table', {}, h('thead', {}, h('tr', {}, h('th', {}, 'Zone'), h('th', {}, 'Restricts'), hows.map((k) => h('th', { class: 'num' }, capital(k.toLowerCase()))))),
      h('tbody', {}, TOTALS.zones.slice(0, most).map((z) => h('tr', {}, h('td', {}, button({ class: 'link', onclick: pick(z) }, clip(z.name, 120)), h('div', { class: 'muted small' }, clip(z.kind, 120))), h('td', {}, z.says), hows.map((k) => h('td', { class: 'num' + (z[k] ? '' : ' muted') }, z[k] ? num(z[k]) : '–'))))))) : h('p', {}, 'No file touches a zone. For files without a position, nothing is known.'),
    TOTALS.zones.length > most && h('p', { class: 'small muted' }, `and ${num(TOTALS.zones.length - most)} more; the zone filter holds them.`));
}
const TURN = { none: '', quarter: 'turned by a quarter', half: 'upside down', 'three-quarters': 'turned by a quarter', flipped: 'mirrored top to bottom', mirrored: 'mirrored left to right', transposed: 'turned and mirrored', transversed: 'turned and mirrored' };
const groupLink = (g, words) => button({ class: 'link', onclick: () => { set({ copies: String(g.group), item: '' }); tab('files'); } }, words);
/** Groups of files that look alike, the worst first. */
function nearCopies() {
  const most = 20, first = (g) => clip(g.members[0].source, 120);
  if (!COPIES.groups) return null;
  return h('section', { class: 'pad' }, h('div', { class: 'head' }, h('h2', {}, 'Near-copies'), h('p', {}, `${plural(COPIES.groups, 'group')} of pictures that look alike, ${plural(COPIES.pictures, 'file')}: decide once for each group`)),
    h('div', { class: 'scrollx', tabindex: 0, role: 'group', 'aria-label': 'Near-copies' }, h('table', {}, h('thead', {}, h('tr', {}, h('th', {}, 'First of the group'), h('th', { class: 'num' }, 'Files'), h('th', {}, 'Worst'))),
      h('tbody', {}, COPIES.shown.slice(0, most).map((g) => h('tr', {}, h('td', {}, groupLink(g, first(g))), h('td', { class: 'num' }, num(g.pictures)), h('td', {}, badge(g.worst))))))),
    COPIES.groups > most && h('p', { class: 'small muted' }, `and ${num(COPIES.groups - most)} more, in groups.jsonl.`));
}
/** The others of a file's group, with what each stands at: what differs between copies is not in the pixels. */
function copiesOf(r) {
  const g = r.copies;
  if (!g) return null;
  const beside = (m) => [m.bitsApart === 0 ? 'same hash as the first' : `${m.bitsApart} of 256 bits from the first`, TURN[m.turn]].filter(Boolean).join(', ');
  return h('section', { class: 'pad' }, h('div', { class: 'head' }, h('h2', {}, `${num(g.pictures)} near-copies: decide once`), h('p', {}, groupLink(g, 'show them in the list'))),
    h('p', {}, 'These files look alike, so one decision may do for all. Their places and dates are their own: look at the worst of them first.'),
    h('div', { class: 'scrollx', tabindex: 0, role: 'group', 'aria-label': 'Near-copies of this file' }, h('table', {}, h('thead', {}, h('tr', {}, h('th', {}, 'File'), h('th', {}, 'Level'), h('th', {}, 'How near'))),
      h('tbody', {}, g.members.map((m) => h('tr', {}, h('td', {}, m.id === r.id ? h('b', {}, clip(m.source, 120)) : BY_ID.has(m.id) ? button({ class: 'link', onclick: () => show(BY_ID.get(m.id)) }, clip(m.source, 120)) : clip(m.source, 120)), h('td', {}, badge(m.level)), h('td', {}, beside(m))))))),
    g.pictures > g.members.length && h('p', { class: 'small muted' }, `and ${num(g.pictures - g.members.length)} more, in groups.jsonl.`),
    h('p', { class: 'small muted' }, 'To be told of your decision when such a picture comes again: ', h('span', { class: 'mono' }, `sightline decide REPORT --group ${g.group} --decision restricted --reason "…" >> decisions.jsonl`), ', then check with --known decisions.jsonl.'));
}
function notRead() {
  if (!RUN.failed) return null;
  return h('section', { class: 'pad fail' }, h('div', { class: 'head' }, h('h2', {}, 'Files that could not be read'), h('p', {}, `${plural(RUN.failed, 'file')}, by cause`)),
    Object.entries(RUN.failures).sort((a, b) => b[1] - a[1]).map(([code, n]) => {
      const here = TOTALS.failed.get(code) || [], all = () => { set({ level: 'FAILED', q: code }); tab('files'); };
      return h('div', {}, h('h3', {}, h('span', {}, failureWord(code)), h('span', { class: 'mono muted' }, `${code} × ${num(n)}`)),
        h('ul', {}, here.slice(0, 6).map((r) => h('li', {}, button({ class: 'link mono', onclick: () => show(r) }, clip(r.source, 160)), h('span', { class: 'muted' }, clip(r.failed.message, 240))))),
        here.length > 6 && button({ class: 'link small', onclick: all }, `All ${num(here.length)} in the list`), here.length < n && h('p', { class: 'small muted' }, `${num(n - here.length)} on other pages of this report`));
    }));
}
function legend() {
  const zone = (dash) => s('svg', { viewBox: '0 0 26 16', 'aria-hidden': 'true' }, s('rect', { x: 1, y: 1, width: 24, height: 14, fill: 'none', stroke: 'var(--map-zone)', 'stroke-width': 1.8, 'stroke-dasharray': dash }), s('path', { d: 'M2 8l6-6M2 14l4-4M20 14l5-5M14 14l3-3M24 5l-3 3', stroke: 'var(--map-zone)', 'stroke-width': 1, opacity: 0.7 }));
  const flight = ZONES.some((z) => z.restricts.length === 1 && z.restricts[0] === 'FLIGHT'), capture = ZONES.some((z) => z.restricts.some((r) => r !== 'FLIGHT'));
  return h('div', { class: 'legend' }, capture && h('span', {}, zone(null), 'no photography'), flight && h('span', {}, zone('5 3'), 'no drone flight'),
    h('span', {}, s('svg', { viewBox: '0 0 26 16', 'aria-hidden': 'true' }, s('circle', { cx: 13, cy: 8, r: 7, fill: 'var(--ink)', opacity: 0.14 }), s('circle', { cx: 13, cy: 8, r: 2.4, fill: 'var(--ink)' })), 'position and its error'),
    COVERAGE.length > 0 && h('span', {}, s('svg', { viewBox: '0 0 26 16', 'aria-hidden': 'true' }, s('rect', { x: 0, y: 0, width: 26, height: 16, fill: 'var(--map-void)' }), s('path', { d: 'M0 10l10 6M6 4l18 12M0 0l6 4M12 0l14 9', stroke: 'var(--map-hatch)', 'stroke-width': 1.4 })), 'no zone data'),
    TOTALS.hidden > 0 && h('span', {}, `${plural(TOTALS.hidden, 'file')} in or near a private zone: not on the map`), ZONE_DATA.leftOut > 0 && h('span', {}, `${plural(ZONE_DATA.leftOut, 'zone')} far from these files: not drawn`));
}
function overview() {
  const box = h('div', { class: 'mapbox' }), drawable = ZONES.length > 0 || TOTALS.placed > 0;
  pane.replaceChildren(h('div', { class: 'wrap' },
    h('section', { class: 'bare' }, h('h1', {}, headline()), h('p', { class: 'lede' }, nextSentence()),
      h('p', { class: 'keep' }, 'This report is as sensitive as the pictures: it holds the places where they were made. Keep and share it like them.'), pageNote(), tiles()),
    drawable ? h('section', {}, box, legend()) : h('section', { class: 'pad' }, h('p', {}, 'There is no map: no file of this page has a position that may be shown, and no zones were given.')),
    h('div', { class: 'two bare' }, notChecked(), checkedAgainst()), zonesTouched(), nearCopies(), notRead()));
  if (drawable) newMap(box, `Map of ${plural(ZONES.length, 'zone')} and the places of ${plural(TOTALS.placed, 'file')}; the list holds the same files.`, null);
}

/* one file */

const coordinates = (p) => (hideCoordinates ? 'hidden' : p.latDeg == null ? POSITION[p.state] || p.state : `${p.latDeg.toFixed(6)}°, ${p.lonDeg.toFixed(6)}°`);
function describe(r) {
  const labels = [...new Set(r.detections.map((d) => d.label))];
  return `${capital(r.kind)} ${clip(r.name, 80)}${labels.length ? ', with ' + labels.slice(0, 8).join(', ') + ' found in it' : ''}`;
}
function figure(r) {
  if (r.moves && r.keyframes.length) return videoFigure(r);
  const full = r.annotated.filter(link), frame = h('div', { class: 'frame' }), caption = h('figcaption', {}), props = { alt: describe(r), decoding: 'sync', loading: 'eager' };
  if (full.length) {
    const it = overlayOf(r, full[0]);
    if (it) {
      const note = layeredFigure(r, full[0], frame, it, props);
      caption.append(switches(it), legendOf(it) || '', note, withAllMarks(full[0], it));
    } else {
      frame.append(h('a', { href: link(full[0]), target: '_blank', rel: 'noopener noreferrer', title: 'Open the picture alone' }, picture(full[0], r.format, props)));
      caption.append(h('span', {}, 'Annotated by Sightline; it carries none of the original’s metadata.'));
    }
    return h('figure', {}, frame, caption);
  }
  const img = picture(r.thumb, r.format, { ...props, class: 'small' });
  frame.append(img);
  caption.append(h('span', {}, (link(r.thumb) ? 'A small preview.' : 'No preview of this file.') + (RUN.checks && RUN.checks.objects ? ' Pictures were not looked at in this run.' : '')));
  // boxes of other moments than that of the preview would lie
  const oneMoment = !r.moves || (r.sampling && r.sampling.looked === 1), it = overlayOfPreview(r);
  if (oneMoment && img.tagName === 'IMG' && layersIn(it).length > 1 && r.widthPx && r.heightPx) img.addEventListener('load', () => {
    const same = Math.abs(Math.log((img.naturalWidth / img.naturalHeight) / (r.widthPx / r.heightPx))) < 0.02;
    if (!same) return;
    const note = h('span', { class: 'muted', role: 'status' });
    caption.prepend(switches(it), legendOf(it) || '', note);
    layOver(frame, it, note);
  });
  return h('figure', {}, frame, caption);
}
const HARDLY = 0.05; // a zone less likely in the picture is no news
/** Where a zone is from the camera: one entry a zone, the closest contact first. */
function whereabouts(r) {
  const told = new Set(), words = [];
  for (const c of [...r.contacts].sort((a, b) => CONTACT_RANK[a.how] - CONTACT_RANK[b.how])) {
    if (c.private || told.has(c.zone) || words.length === 3 || (c.how === 'SEES' && c.probability < HARDLY && r.pose && r.pose.yaw)) continue;
    told.add(c.zone);
    const name = clip(c.name, 60), seen = r.contacts.some((o) => o.zone === c.zone && o.how === 'SEES' && o.probability >= HARDLY);
    const way = c.distanceM == null ? 'close by' : `${distance(c.distanceM)}${c.bearingDeg == null ? ' away' : ` to the ${compass(c.bearingDeg)}`}`;
    words.push(c.how === 'INSIDE' ? `Inside ${name}` : `${name} begins ${way}${seen ? ' and can be in the picture' : ''}`);
  }
  return words;
}
const UNKNOWN_VIEW = { elevation: 'tilt', lens: 'lens', projection: 'how the lens bends', height: 'height above ground' };
/** The view that the map draws, and what it had to do without. */
function viewCaption(r) {
  if (!r.view) return '';
  const without = (r.view.unknown || []).map((k) => UNKNOWN_VIEW[k]).filter(Boolean);
  const far = distance(r.view.rangeM);
  const end = r.view.reachesHorizon ? `The view is drawn to ${far}, where it goes on` : r.view.kind === 'footprint' ? 'The view is the ground in the picture, were it flat' : `The view reaches no further than ${far}`;
  return ` ${end}${without.length ? `; not known: ${without.join(', ')}` : ''}.`;
}
function placeCaption(r) {
  const yaw = r.pose && r.pose.yaw, p = r.position, down = r.pose && r.pose.pitch && r.pose.pitch.deg <= -60;
  const look = down ? 'Looking down' : yaw ? `Looking ${compass(yaw.deg)} (${Math.round(yaw.deg) % 360}° ±${+(yaw.sigmaDeg || 0).toFixed(1)}°)` : r.view ? 'Direction not recorded: the view may be any part of the circle' : 'Direction not recorded';
  const where = whereabouts(r);
  return h('div', { class: 'cap' }, `${look}; position good to ${accuracy(p.accuracyM || 0)}.${where.length ? ' ' + where.join('; ') + '.' : ''}${viewCaption(r)}`);
}
function evidence(r) {
  const blocks = r.findings.filter((f) => f.evidence.length);
  if (!blocks.length) return null;
  const digits = (x) => num(x, Number.isInteger(x) || Math.abs(x) >= 100 ? 0 : Math.abs(x) < 10 ? 2 : 1), unit = (e) => (e.unit ? ' ' + e.unit : '');
  const value = (e) => (typeof e.value === 'number' ? digits(e.value) : e.value ?? '–') + unit(e);
  return h('section', { class: 'pad' }, h('div', { class: 'head' }, h('h2', {}, 'Evidence'), h('p', {}, 'one block for each reason above')), h('div', { class: 'ev' }, blocks.map((f) => h('div', { class: 'scrollx', tabindex: 0, role: 'group', 'aria-label': `Evidence: ${RULE[f.rule] || f.rule}` }, h('table', {},
    h('caption', {}, h('span', { class: `badge lv-${f.level}` }, mark(f.level), h('span', {}, RULE[f.rule] || f.rule))),
    h('thead', {}, h('tr', {}, h('th', {}, 'What'), h('th', { class: 'num' }, 'Value'), h('th', { class: 'num' }, 'Error, 1σ'), h('th', {}, 'Source'))),
    h('tbody', {}, f.evidence.map((e) => h('tr', {}, h('td', {}, capital(clip(e.label, 120)), h('span', { class: 'src mono' }, clip(e.source, 120))), h('td', { class: 'num' + (typeof e.value === 'number' ? '' : ' words') }, clip(value(e), 120)), h('td', { class: 'num' }, e.plusMinus ? `± ${+e.plusMinus.toFixed(e.plusMinus < 10 ? 1 : 0)} ${(e.unit || '').split(' ')[0]}` : '–'), h('td', { class: 'mono muted' }, clip(e.source, 120))))))))));
}
function apart(a, b) {
  const m = degreeMetres((a.latDeg + b.latDeg) / 2);
  return Math.hypot((a.latDeg - b.latDeg) * m.lat, turn(a.lonDeg - b.lonDeg) * m.lon);
}
function positions(r) {
  if (isPrivate(r)) return card('Position', null, h('p', {}, 'The file touches one of your private zones. Its position, direction and map are left out of every report; results.jsonl keeps them for you.'));
  const fixed = r.positions.filter((p) => p.latDeg != null), used = r.position, farthest = fixed.reduce((a, p) => Math.max(a, hasPlace(r) ? apart(p, used) : 0), 0);
  const isUsed = (p) => hasPlace(r) && p.latDeg === used.latDeg && p.lonDeg === used.lonDeg && p.source === used.source;
  const out = h('section', { class: 'card' }, h('div', { class: 'head' }, h('h2', {}, r.moves && fixed.length ? 'Where it began' : 'Positions in the file'), fixed.length > 0 && button({ class: 'link small noprint', onclick: () => { hideCoordinates = !hideCoordinates; detail(r); } }, hideCoordinates ? 'Show coordinates' : 'Hide coordinates')));
  if (r.positions.length) out.append(h('div', { class: 'scrollx', tabindex: 0, role: 'group', 'aria-label': 'Positions in the file' }, h('table', { class: 'stack' }, h('thead', {}, h('tr', {}, h('th', {}, 'From'), h('th', {}, 'Camera position'), h('th', { class: 'num' }, 'Good to'))), h('tbody', {}, r.positions.map((p) => h('tr', {},
    cell('From', 'mono', p.source, r.positions.length > 1 && isUsed(p) && h('div', { class: 'muted' }, 'preferred')),
    cell('Camera position', '', coordinates(p), p.height && h('div', { class: 'muted small' }, `${num(p.height.metres, Math.abs(p.height.metres) < 100 ? 1 : 0)} m ${DATUM[p.height.datum] || DATUM.UNKNOWN}`)),
    cell('Good to', 'num', p.accuracyM == null ? '–' : accuracy(p.accuracyM), p.accuracySource && h('div', { class: 'muted small mono' }, clip(p.accuracySource, 60)))))))));
  else out.append(h('p', { class: 'muted' }, `${(used && POSITION[used.state]) || 'No position'}.`));
  if (used && used.state === 'conflicting') out.append(h('p', { class: 'note' }, `They lie up to ${distance(farthest)} apart, more than their errors together. All of them were tested; the worst answer counts.`));
  if (r.way) out.append(h('p', { class: 'small muted' }, `The first good position of each source, of ${plural(r.track.fixes, 'position')}. All of them: `, h('span', { class: 'mono' }, 'sightline inspect FILE --export way.gpx')));
  if (r.more.positions) out.append(left(r.more.positions, 'position'));
  return out;
}
const left = (n, what) => h('p', { class: 'small muted' }, `and ${plural(n, 'more ' + what, `more ${what}s`)}, in results.jsonl`);
/** Whether a zone is in force: when the picture was taken, and for publication when that is. */
function inForce(c) {
  const then = { yes: 'in force', no: 'not in force then', unknown: 'not known' }[c.active] || '–';
  const later = { yes: 'in force at publication', no: 'not in force at publication', unknown: 'at publication not known' }[c.activeAsOf];
  if (!c.private && !c.restricts.length) return 'restricts nothing';
  if (!c.restricts.includes('PUBLICATION') || !later || (c.active === 'yes' && c.activeAsOf === 'yes')) return then;
  return c.restricts.length === 1 ? later : [then, h('div', { class: 'muted small' }, later)];
}
function contacts(r) {
  if (!r.contacts.length) return null;
  return h('section', { class: 'pad' }, h('div', { class: 'head' }, h('h2', {}, 'Zones touched by this file')), h('div', { class: 'scrollx', tabindex: 0, role: 'group', 'aria-label': 'Zones touched by this file' }, h('table', { class: 'stack' },
    h('thead', {}, h('tr', {}, h('th', {}, 'Zone'), h('th', {}, 'Contact'), r.way && h('th', {}, 'When'), h('th', { class: 'num' }, 'How likely'), h('th', { class: 'num' }, 'Border'), h('th', {}, 'In force'))),
    h('tbody', {}, r.contacts.map((c, i) => h('tr', {}, cell('Zone', '', clip(c.name, 120), h('div', { class: 'muted small' }, clip(c.kind || '', 120))), cell('Contact', '', h('span', { class: 'how ' + c.how }, c.how), c.hidden === 'terrain' && h('div', { class: 'muted small' }, 'hidden by hills')), r.way && cell('When', '', stayWhen(r, r.stays[i])),
      cell(c.how === 'SEES' ? 'Likely in the picture' : 'Likely inside', 'num', c.probability == null ? '–' : c.probability > 0.99 ? 'over 99 %' : c.probability < 0.01 ? 'under 1 %' : `${Math.round(c.probability * 100)} %`),
      cell('Border', 'num', c.private ? '–' : c.how === 'INSIDE' ? (c.depthM == null ? '–' : `${distance(c.depthM)} inside`) : c.distanceM == null ? '–' : `${distance(c.distanceM)} away`, c.pixelsPerMetre != null && h('div', { class: 'muted small' }, `${num(c.pixelsPerMetre, c.pixelsPerMetre < 10 ? 1 : 0)} px per metre there`)), cell('In force', '', inForce(c))))))),
  r.more.contacts && left(r.more.contacts, 'zone'));
}
function found(r) {
  const check = (checksOf(r).find(([k]) => k === 'objects') || [])[1], none = check.state === 'made' ? 'No object was found.' : check.message || STATE_WORD[check.state];
  const name = (id) => (ZONE.get(id) || { name: id }).name;
  const stands = r.detections.some((d) => d.standsIn.length);
  if (r.moves && r.detections.length) return card('Found in the video', 'one line an object; zones only, never coordinates', foundInVideo(r), r.more.detections && left(r.more.detections, 'object'), counted(r));
  return card(r.moves ? 'Found in the video' : 'Found in the picture', 'zones only, never coordinates', r.detections.length || r.texts.length ? h('table', {}, h('thead', {}, h('tr', {}, h('th', {}, 'What'), h('th', { class: 'num' }, 'Score'), h('th', {}, stands ? 'May stand in' : 'Model'))), h('tbody', {},
    r.detections.map((d) => h('tr', {}, h('td', {}, clip(d.label, 80)), h('td', { class: 'num' }, d.score.toFixed(2)), h('td', { class: stands ? '' : 'mono muted' }, stands ? d.standsIn.map(name).join(', ') || '–' : d.model))),
    r.texts.map((t) => h('tr', {}, h('td', {}, `“${clip(t.text, 120)}”`), h('td', { class: 'num' }, t.score.toFixed(2)), h('td', { class: 'muted' }, 'text'))))) : h('p', { class: 'muted' }, none), r.more.detections && left(r.more.detections, 'object'), counted(r));
}
/** Faces and number plates, where they were asked for. */
function counted(r) {
  if (!r.privacy) return null;
  const { faces = 0, plates = 0 } = r.privacy;
  return h('p', { class: 'small' }, `${plural(faces, 'face')} and ${plural(plates, 'number plate')} counted${r.moves ? ' in the pictures that show the most of them' : ''}: at least so many. Nobody is identified, no plate is read out.`);
}
function fileFacts(r) {
  const px = r.widthPx ? `, ${num(r.widthPx)} × ${num(r.heightPx)} px` : '';
  return card('File', null, h('dl', { class: 'facts' }, dl('Name', h('span', { class: 'mono' }, clip(r.source, 4000), r.sourceEncoded && h('div', { class: 'muted' }, 'written with % for bytes that are not UTF-8'))),
    dl('Kind', r.format === 'unknown' || !r.format ? 'not recognised' : `${r.format.toUpperCase()} ${r.kind === 'other' ? '' : r.kind}${px}`), dl('Size', r.bytes == null ? 'not known' : size(r.bytes)),
    r.camera && dl('Camera', [r.camera.make, r.camera.model].filter(Boolean).map((x) => clip(x, 120)).join(' ')), r.lens && dl('Lens', `${num(r.lens.horizontalFovDeg, 1)}° wide (${r.lens.source})`),
    r.captured && (r.captured.local || r.captured.at) && dl('Taken', `${(r.captured.local || r.captured.at).replace('T', ' ').replace('Z', ' UTC')} (${CLOCK[r.captured.clock] || r.captured.clock})`),
    r.failed && dl('Stopped in', `${r.failed.stage}, code ${r.failed.code}`), dl('Id', h('span', { class: 'mono' }, r.id)),
    r.notes.length > 0 && dl('Notes', [r.notes.map((n) => h('div', {}, clip(n.message || '', 400), ' ', h('span', { class: 'mono muted' }, n.code))), r.more.notes && left(r.more.notes, 'note')])));
}
function reasons(r) {
  const line = (level, words, at) => h('li', {}, mark(level), h('span', {}, clip(words, 600), at != null && [' ', moment(at)]));
  if (r.findings.length) return h('ul', { class: 'reasons' }, r.findings.map((f) => line(f.level, f.reason, r.moves && f.offsetS > 0 ? f.offsetS : null)));
  const open = r.open.filter(([, c], i) => r.open.findIndex(([, d]) => d.message === c.message) === i);
  if (!r.failed && r.shown !== 'OTHER' && open.length) return h('ul', { class: 'reasons' }, open.map(([, c]) => line(r.shown, c.message || GAP[c.code] || c.code || '')));
  return h('ul', { class: 'reasons' }, line(r.shown, r.shown === 'NONE' ? 'Nothing found in any of the checks made. That is a statement about these zones, this policy and these models, not a promise.' : r.lead));
}
/** Checks that were not fully made, each with its reason; those of one reason together. */
function openChecks(r) {
  const by = new Map();
  for (const [k, c] of r.open) { const why = c.message || GAP[c.code] || STATE_WORD[c.state]; by.set(why, [...(by.get(why) || []), CHECK[k]]); }
  return h('ul', {}, [...by].map(([why, kinds]) => h('li', {}, h('b', {}, capital(kinds.join(', ').toLowerCase())), ': ', clip(why, 300))));
}
function headOf(r) {
  const at = list.indexOf(r);
  const open = r.findings.length && r.open.length ? h('div', { class: 'note' }, h('p', {}, `${plural(r.open.length, 'check')} not fully made: there may be more than is shown here.`), openChecks(r)) : null;
  return h('section', { class: 'bare' },
    h('div', { class: 'crumb' }, button({ class: 'btn', onclick: () => set({ item: '' }, true) }, '‹ Overview'), h('span', { class: 'gap' }),
      h('span', { class: 'muted small' }, at < 0 ? 'not in this filter' : `${num(at + 1)} of ${num(list.length)}`),
      button({ class: 'btn', 'aria-label': 'Previous file', disabled: at <= 0, onclick: () => step(-1) }, '↑ ', h('span', { class: 'lbl' }, 'Previous')), button({ class: 'btn', 'aria-label': 'Next file', disabled: at === list.length - 1, onclick: () => step(1) }, '↓ ', h('span', { class: 'lbl' }, 'Next'))),
    h('h1', { class: 'titleline' }, badge(r.shown), h('span', { class: 'file mono' }, clip(r.source, 300))), reasons(r), open,
    r.failed && h('p', { class: 'note' }, 'None of the checks could be made: this file is unknown, not fine.'), r.more.findings && left(r.more.findings, 'reason'));
}
function detail(r) {
  const parts = [headOf(r)], box = h('div', { class: 'mapbox' });
  if (r.failed || r.shown === 'OTHER') {
    parts.push(h('div', { class: 'two bare' }, fileFacts(r), r.failed && card('What you can do', null, h('p', {}, advice(r.failed.code)))));
  } else {
    const where = hasPlace(r) ? h('figure', {}, box, r.way ? wayCaption(r) : placeCaption(r))
      : h('section', { class: 'card' }, h('h2', {}, isPrivate(r) ? 'Place not shown' : (r.position && POSITION[r.position.state]) || 'No position'), h('p', { class: 'small' }, isPrivate(r) ? 'This file touches a private zone, so no map of it is drawn.' : (r.checks.position && r.checks.position.message) || ''), !isPrivate(r) && h('p', { class: 'small muted' }, 'Without a position no zone could be tested.'));
    const bare = r.moves && !link(r.thumb) && !r.annotated.length; // no picture of it was looked at
    const time = timeline(r);
    parts.push(h('div', { class: 'look bare' + (bare ? ' one' : state.size ? ' large' : '') }, bare ? null : figure(r), where), time, cutList(r), evidence(r), contacts(r),
      h('div', { class: 'two bare' }, card('Checks', null, h('ul', { class: 'checks' }, checksOf(r).map(([k, c]) => h('li', {}, stateMark(c.state), h('b', {}, CHECK[k]), h('span', {}, h('b', {}, STATE_WORD[c.state] + '.'), c.state !== 'made' && c.message ? ' ' + clip(c.message, 400) : ''))))), positions(r)),
      copiesOf(r), h('div', { class: 'two bare' }, found(r), fileFacts(r)));
  }
  if (map) { map.gone(); map = null; }
  pane.replaceChildren(h('div', { class: 'wrap' }, parts.filter(Boolean)));
  if (r.moves) showFrame(r);
  if (!r.failed && hasPlace(r)) newMap(box, `Map around the camera of ${clip(r.name, 80)}.`, r);
}

/* drawing it all */

const FILTERS = ['level', 'zone', 'rule', 'gap', 'copies', 'q', 'sort', 'view'];
let refit = 0;
function render(before) {
  const changed = (k) => !before || before[k] !== state[k], filtered = FILTERS.some(changed), r = BY_ID.get(state.item);
  if (filtered) {
    filter();
    renderRail();
    if (before) { const i = state.item ? rows.findIndex((x) => x.id === state.item) : 0; scroller.scrollTop = 0; if (i > 0) reveal(i); paint(); }
  } else if (changed('fold')) { filter(); renderRail(); } else paint();
  if (changed('off')) showLayers();
  if (changed('size')) showSize();
  document.body.toggleAttribute('data-item', !!r);
  if (r) document.body.dataset.tab = 'overview';
  const same = before && before.item === state.item, top = pane.scrollTop;
  if (!same || (filtered && r)) { if (r) detail(r); else overview(); pane.scrollTop = same ? top : 0; }
  else if (filtered && !r) refreshOverview();
  if (!r) { scroller.removeAttribute('aria-activedescendant'); if (before && before.item) tab('files'); }
  document.title = r ? `${visible(clip(r.name, 80))} · Sightline` : 'Sightline report';
}
/** Filters change what is pressed and what the map shows; the rest of the overview stays as it is. */
function refreshOverview() {
  const on = state.level ? state.level.split(',') : [];
  document.querySelectorAll('.tile').forEach((t, i) => t.setAttribute('aria-pressed', String(on.includes(LEVELS[i]))));
  const gaps = $('.gaps');
  if (gaps) { const focused = gaps.contains(document.activeElement) ? [...gaps.querySelectorAll('button')].indexOf(document.activeElement) : -1; const fresh = notChecked(); gaps.closest('section').replaceWith(fresh); if (focused >= 0) fresh.querySelectorAll('button')[focused]?.focus(); }
  if (map) map.soon();
}
function tab(name) {
  document.body.dataset.tab = name;
  for (const b of document.querySelectorAll('.tabs button')) b.setAttribute('aria-current', String(b.dataset.tab === name));
  measure();
  paint();
}
function theme(next) {
  const d = document.documentElement;
  if (next) d.dataset.theme = next; else delete d.dataset.theme;
  $('#themename').textContent = 'Theme: ' + (next || 'auto');
  $('#theme').setAttribute('aria-label', 'Theme: ' + (next || 'automatic'));
  redraw();
}
function redraw() { Ink.forget(); if (map) { map.hatches.clear(); map.draw(); } }
function nextTheme() { const now = document.documentElement.dataset.theme; theme(now === 'light' ? 'dark' : now === 'dark' ? '' : 'light'); }

function onKey(e) {
  if (e.ctrlKey || e.metaKey || e.altKey || $('#help').open) return;
  const field = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName);
  if (e.key === 'Escape') { if (field) e.target.blur(); else if (state.item) set({ item: '' }, true); return; }
  if (field) { if (e.key === 'ArrowDown' && e.target.id === 'q') { scroller.focus(); step(1); e.preventDefault(); } return; }
  const walking = e.target === scroller || e.target === document.body, columns = cells.columns;
  const by = { j: 1, k: -1 }[e.key] || (walking && { ArrowDown: columns, ArrowUp: -columns, ArrowRight: columns > 1 ? 1 : 0, ArrowLeft: columns > 1 ? -1 : 0, PageDown: 8, PageUp: -8, Home: -1e9, End: 1e9 }[e.key]);
  if (by) { step(by); e.preventDefault(); }
  else if (e.key === '/') { tab('files'); $('#q').focus(); e.preventDefault(); }
  else if (e.key === '?') $('#help').showModal();
  else if (e.key === 'g') set({ view: state.view === 'grid' ? 'list' : 'grid' });
  else if (e.key === 'f') toggleFold();
  else if (e.key === 't') nextTheme();
  else if (e.key === 's' && $('[data-size]')) toggleSize();
  else if (layerOfKey(e.key) && $('[data-layer]')) toggleLayer(layerOfKey(e.key));
  else if (/^[1-6]$/.test(e.key)) toggleLevel(LEVELS[e.key - 1]);
  else if (e.key === '0') clear();
}
function printTable() {
  const most = 1000;
  $('#print').replaceChildren(state.item ? '' : h('section', {}, h('h2', {}, `Files (${num(list.length)}${list.length > most ? `, the first ${num(most)} printed` : ''})`), h('table', {}, h('thead', {}, h('tr', {}, h('th', {}, 'Level'), h('th', {}, 'File'), h('th', {}, 'Reason'))),
    h('tbody', {}, list.slice(0, most).map((r) => h('tr', {}, h('td', {}, mark(r.shown), ' ', WORD[r.shown][0]), h('td', {}, clip(r.source, 200)), h('td', {}, r.findings.length ? r.findings.slice(0, 8).map((f) => h('div', {}, clip(f.reason, 300))) : clip(r.lead, 300))))))));
}

function start() {
  $('#f-zone').append(...TOTALS.zones.slice(0, 300).map((z) => h('option', { value: z.id }, clip(z.name, 80))));
  $('#f-rule').append(...TOTALS.rules.map((k) => h('option', { value: k }, RULE[k] || k)));
  for (const e of document.querySelectorAll('[data-check]')) e.hidden = !!(RUN.checks && RUN.checks[e.dataset.check]);
  for (const k of ['zone', 'rule', 'sort']) $('#f-' + k).addEventListener('change', (e) => set({ [k]: e.target.value }));
  for (const v of ['list', 'grid']) $('#v-' + v).addEventListener('click', () => set({ view: v }));
  let typing = 0;
  $('#q').addEventListener('input', (e) => { clearTimeout(typing); typing = setTimeout(() => set({ q: e.target.value }), ITEMS.length > 1000 ? 90 : 0); });
  $('#clear').addEventListener('click', clear);
  $('#clear2').addEventListener('click', clear);
  for (const b of document.querySelectorAll('.tabs button')) b.addEventListener('click', () => tab(b.dataset.tab));
  $('#brand').addEventListener('click', () => { set({ item: '' }, true); tab('overview'); });
  $('#helpbtn').addEventListener('click', () => $('#help').showModal());
  $('#helpclose').addEventListener('click', () => $('#help').close());
  $('#printbtn').addEventListener('click', () => print());
  $('#theme').addEventListener('click', nextTheme);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  addEventListener('popstate', () => { const before = state; state = readHash(); render(before); });
  addEventListener('resize', () => { cancelAnimationFrame(refit); refit = requestAnimationFrame(() => { measure(); paint(); }); });
  document.addEventListener('keydown', onKey);
  addEventListener('beforeprint', () => { redraw(); printTable(); });
  addEventListener('afterprint', () => { redraw(); $('#print').replaceChildren(); });
  render(null);
  const i = state.item ? rows.findIndex((r) => r.id === state.item) : -1;
  if (i > 0) { reveal(i); paint(); }
}
start();
