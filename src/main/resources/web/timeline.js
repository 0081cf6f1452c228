/* A camera that moved: its way on the map, its timeline, the seconds to cut. */

const clock = (seconds, tenths = 0) => {
  const s = Math.max(0, tenths ? Math.round(seconds * 10) / 10 : Math.round(seconds)), whole = Math.floor(s + 1e-6), two = (n) => String(n).padStart(2, '0');
  const h = Math.floor(whole / 3600), m = Math.floor(whole / 60) % 60, rest = tenths && Math.round((s - whole) * 10) ? '.' + Math.round((s - whole) * 10) : '';
  return (h ? `${h}:${two(m)}` : String(m)) + ':' + two(whole % 60) + rest;
};
const lasting = (s) => (s < 59.95 ? `${+s.toFixed(1)} s` : clock(s));
/** How long a video is: a clip of less than ten seconds to the tenth. */
const longWords = (s) => (s < 9.95 ? lasting(s) : clock(s));
const SERIOUS = ['HIGH', 'MEDIUM', 'LOW'];

/** Points [s, lon, lat, height] of the way, how long it all lasts, and the moment to begin with. */
function prepareWay(r) {
  r.moves = true;
  for (const k of ['keyframes', 'clips']) r[k] ||= [];
  r.keyframes = r.keyframes.filter((k) => link(k.file)).sort((a, b) => a.offsetS - b.offsetS);
  for (const d of r.detections) d.level = r.findings.filter((f) => OBJECT_RULES.includes(f.rule) && f.offsetS >= d.fromS - 0.5 && f.offsetS <= d.toS + 0.5 && f.reason.toLowerCase().includes(d.label.toLowerCase())).reduce((a, f) => (RANK[f.level] < RANK[a] ? f.level : a), 'NONE');
  const t = r.track, points = t && t.thinned ? t.thinned.filter((p) => p.length > 2 && p[1] != null) : [];
  r.end = Math.max(0, r.lengthS || 0, ...points.map((p) => p[0]), ...[...r.stays, ...timed(r), ...r.cuts].map((c) => c.toS), ...r.keyframes.map((k) => k.offsetS));
  if (points.length) r.way = { points, gaps: t.gaps || [], datum: t.first && t.first.height ? t.first.height.datum : null };
  const worst = r.stays.find((c) => SERIOUS.includes(c.level)), told = r.findings.find((f) => f.offsetS > 0);
  r.cursor = told ? told.offsetS : worst ? worst.worstS || 0 : r.keyframes.length ? r.keyframes[0].offsetS : points.length ? points[0][0] : 0;
  // on the map of all files it stands where it was at its worst, not where it began
  const at = r.way && worst && placeAt(r, worst.worstS || 0);
  if (at) r.spot = { latDeg: at[2], lonDeg: at[1], accuracyM: 0 };
}
const OBJECT_RULES = ['object-in-zone', 'flagged-object'];
/** Objects that were followed through the pictures. */
const timed = (r) => r.detections.filter((d) => d.fromS != null && d.toS != null);
const levelAt = (r, s) => r.stays.reduce((a, c) => (c.fromS <= s && s <= c.toS && SERIOUS.includes(c.level) && (a === 'NONE' || RANK[c.level] < RANK[a]) ? c.level : a), 'NONE');
const inGap = (r, s) => r.way.gaps.find((g) => g.fromS < s && s < g.toS);
/** Where the camera was, by the points that are drawn; null in a gap and outside. */
function placeAt(r, s) {
  const p = r.way.points;
  if (inGap(r, s) || s < p[0][0] - 3 || s > p[p.length - 1][0] + 3) return null;
  let i = p.findIndex((q) => q[0] >= s);
  if (i < 0) i = p.length - 1;
  if (i === 0 || p[i][0] === s) return p[i];
  const a = p[i - 1], b = p[i], f = (s - a[0]) / (b[0] - a[0] || 1);
  return [s, a[1] + turn(b[1] - a[1]) * f, a[2] + (b[2] - a[2]) * f, a[3] == null || b[3] == null ? null : a[3] + (b[3] - a[3]) * f];
}

/* on the map */

function wayBoxes(r) {
  const boxes = [], pad = (lon, lat, m) => { const d = degreeMetres(lat); boxes.push([lon - m / d.lon, lat - m / d.lat, lon + m / d.lon, lat + m / d.lat]); };
  const all = joined(r.way.points.map((p) => [p[1], p[2], p[1], p[2]])), d = degreeMetres(all[1]);
  // a walk of ten metres fills the map as a flight of ten kilometres does
  const edge = Math.max(10, Math.min(60, 0.2 * Math.hypot(turn(all[2] - all[0]) * d.lon, (all[3] - all[1]) * d.lat)));
  for (const p of r.way.points) pad(p[1], p[2], edge);
  for (const c of r.contacts) {
    const stay = r.stays.find((o) => o.zone === c.zone && o.how === c.how), at = stay && (stay.level === 'HIGH' || stay.level === 'MEDIUM') && placeAt(r, stay.worstS || 0);
    if (at) pad(at[1], at[2], Math.min(c.how === 'SEES' ? 8e3 : 2500, 2 * edge + 1.1 * (c.how === 'INSIDE' ? c.depthM || 0 : c.distanceM || 0)));
  }
  return boxes;
}
/** Short pieces of the way, each of one level; gaps are pieces of their own. */
function wayPieces(r) {
  const edges = [...new Set(r.stays.filter((c) => SERIOUS.includes(c.level)).flatMap((c) => [c.fromS, c.toS]))].sort((a, b) => a - b), p = r.way.points, pieces = [];
  for (let i = 1; i < p.length; i++) {
    const a = p[i - 1], b = p[i];
    if (r.way.gaps.some((g) => g.fromS < b[0] && g.toS > a[0])) { pieces.push({ level: 'GAP', line: [a, b] }); continue; }
    const cuts = [a[0], ...edges.filter((s) => s > a[0] && s < b[0]), b[0]];
    for (let k = 1; k < cuts.length; k++) {
      const level = levelAt(r, (cuts[k - 1] + cuts[k]) / 2), from = placeAt(r, cuts[k - 1]) || a, to = placeAt(r, cuts[k]) || b, before = pieces[pieces.length - 1];
      if (before && before.level === level) before.line.push(to); else pieces.push({ level, line: [from, to] });
    }
  }
  return pieces;
}
/** The way alone, for a map of many. */
function drawThinWay(map, r) {
  const { g } = map;
  g.lineCap = 'round'; g.lineJoin = 'round';
  for (const part of wayPieces(r)) {
    if (part.level === 'GAP') continue;
    g.beginPath();
    part.line.forEach((p, i) => { const x = map.x(p[1]), y = map.y(p[2]); if (i) g.lineTo(x, y); else g.moveTo(x, y); });
    g.strokeStyle = part.level === 'NONE' ? Ink.of('ink-3') : Ink.of(COLOUR[part.level]);
    g.lineWidth = part.level === 'NONE' ? 1.4 : 2.6;
    g.stroke();
  }
  g.lineCap = 'butt';
}
function drawWay(map, r) {
  const { g } = map, xy = (p) => [map.x(p[1]), map.y(p[2])], pieces = wayPieces(r), wide = { HIGH: 5.5, MEDIUM: 4.5, LOW: 3.5, NONE: 2.2, GAP: 1.8 };
  const path = (line) => { g.beginPath(); line.forEach((p, i) => { const [x, y] = xy(p); if (i) g.lineTo(x, y); else g.moveTo(x, y); }); };
  g.lineCap = 'round'; g.lineJoin = 'round';
  for (const part of pieces) { path(part.line); g.strokeStyle = Ink.of('map'); g.lineWidth = wide[part.level] + 3.5; g.stroke(); }
  for (const part of [...pieces].sort((a, b) => (RANK[b.level] ?? 9) - (RANK[a.level] ?? 9))) {
    path(part.line);
    g.strokeStyle = part.level === 'GAP' ? Ink.of('ink-3') : part.level === 'NONE' ? Ink.of('ink-2') : Ink.of(COLOUR[part.level]);
    g.lineWidth = wide[part.level];
    g.setLineDash(part.level === 'GAP' ? [2, 6] : []);
    g.stroke(); g.setLineDash([]);
  }
  g.lineCap = 'butt';
  const p = r.way.points, ends = [[p[0], 'start'], [p[p.length - 1], 'end']], boxes = [];
  const [x0, y0] = xy(p[0]), [x1, y1] = xy(p[p.length - 1]), apartPx = Math.hypot(x0 - x1, y0 - y1);
  if (apartPx < 24) ends.splice(1, 1, ...(apartPx < 8 ? [] : [[ends[1][0], '']]));
  for (const [q, word] of ends) {
    const [x, y] = xy(q);
    g.beginPath(); g.arc(x, y, 4, 0, 7); g.fillStyle = Ink.of('map'); g.fill(); g.strokeStyle = Ink.of('ink'); g.lineWidth = 2; g.stroke();
    if (word) map.text(word === 'start' && ends.length === 1 && p.length > 1 ? 'start and end' : word, x, y - 13, { font: '11.5px' });
    boxes.push([x - 24, y - 22, x + 24, y + 8]);
  }
  return boxes;
}
/** Where the timeline stands, and marks at the worst moments, whose letters say what colour alone must not. */
function drawPlace(map, r) {
  const seen = [];
  for (const c of r.stays.filter((o) => o.level === 'HIGH' || o.level === 'MEDIUM').slice(0, 40)) {
    const at = placeAt(r, c.worstS || 0);
    if (!at) continue;
    const [x, y] = [map.x(at[1]), map.y(at[2])];
    if (seen.some(([a, b]) => Math.hypot(a - x, b - y) < 26)) continue;
    seen.push([x, y]);
    map.glyph(c.level, x, y, 9);
  }
  const now = placeAt(r, r.cursor);
  if (!now) return;
  const { g } = map, x = map.x(now[1]), y = map.y(now[2]);
  g.beginPath(); g.arc(x, y, 13, 0, 7); g.lineWidth = 5; g.strokeStyle = Ink.of('map'); g.stroke();
  g.lineWidth = 2.4; g.strokeStyle = Ink.of('ink'); g.stroke();
  g.beginPath(); g.arc(x, y, 2.4, 0, 7); g.fillStyle = Ink.of('ink'); g.fill();
}
function wayCaption(r) {
  const t = r.track, good = t.first && t.first.accuracyM;
  return h('div', { class: 'cap' }, `${t.lengthM == null ? '' : distance(t.lengthM) + ' of way; '}${plural(t.fixes, 'position')}${t.fixes < t.samples ? ` in ${num(t.samples)} samples` : ''}${good ? `, good to about ${accuracy(good)}` : ''}. The ring stands where the timeline stands; dots of grey lie in gaps.`);
}

/* the timeline */

function stayWhen(r, c) {
  if (!c) return '–';
  const from = c.fromS <= 0.25 ? 'start' : clock(c.fromS, 1), to = r.lengthS && c.toS >= r.lengthS - 0.25 ? 'end' : clock(c.toS, 1);
  return [from === to ? from : `${from} to ${to}`, c.pathM > 0.5 && h('div', { class: 'muted small' }, `${distance(c.pathM)} of way`)];
}
const HOW_WORD = { INSIDE: 'inside', SEES: 'in sight', NEAR: 'near' };
/** One lane a zone, the worst first. */
function lanesOf(r) {
  const lanes = new Map();
  for (const c of r.stays) {
    if (!lanes.has(c.zone)) lanes.set(c.zone, { name: c.name, stays: [], worst: 'NONE' });
    const lane = lanes.get(c.zone);
    lane.stays.push(c);
    if (RANK[c.level] < RANK[lane.worst]) lane.worst = c.level;
  }
  return [...lanes.values()].sort((a, b) => RANK[a.worst] - RANK[b.worst]);
}
const MOST_LANES = 12, MOST_OBJECT_ROWS = 5;
function niceStep(seconds, most) {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];
  return steps.find((s) => seconds / s <= most) || Math.ceil(seconds / most / 86400) * 86400;
}
/** What is known of a moment, in words. */
function momentWords(r, s) {
  const here = r.stays.filter((c) => c.fromS <= s && s <= c.toS).sort((a, b) => RANK[a.level] - RANK[b.level]), words = [];
  if (r.way) {
    const at = placeAt(r, s), gap = inGap(r, s);
    if (gap || !at) words.push('place not known');
    else {
      const zones = here.slice(0, 3).map((c) => (c.how === 'SEES' ? `${clip(c.name, 60)} in sight` : `${HOW_WORD[c.how]} ${clip(c.name, 60)}`)).join(', ');
      words.push((zones || 'no zone') + (here.length > 3 ? ` and ${here.length - 3} more` : ''));
      if (at[3] != null && r.way.datum) words.push(`${num(at[3])} m ${DATUM[r.way.datum] || DATUM.UNKNOWN}`);
    }
  }
  const seen = labelsAt(r, s);
  if (seen.length) words.push(seen.slice(0, 4).join(', ') + ' in the picture');
  return `${clock(s, 1)}${words.length ? ': ' + words.join('; ') : ''}`;
}
/** What was seen in the pictures about a moment. */
const labelsAt = (r, s) => [...new Set(timed(r).filter((d) => d.fromS - 0.05 <= s && s <= d.toS + 0.05).map((d) => clip(d.label, 30)))];
/** Words in a bar that are wider than it would run into the next: such bars have a title alone. */
const fitsIn = (words, px) => words.length * 6.6 + 12 < px;

/** Puts the timeline of the file that is shown at a moment. */
let seek = () => {};

function timeline(r) {
  const objects = timed(r);
  seek = () => {};
  if (!r.moves || !(r.end > 0) || !(r.way || r.stays.length || objects.length || r.keyframes.length || r.cuts.length)) return null;
  const box = h('div', { class: 'tl', tabindex: 0, role: 'slider', 'aria-label': 'Moment of the video; arrow keys move it, Page Up and Page Down go from event to event', 'aria-valuemin': 0, 'aria-valuemax': Math.ceil(r.end) });
  const says = h('p', { class: 'tlsays', role: 'status' }), lanes = lanesOf(r), strip = keyframes(r);
  let put = () => {};
  const go = (s) => {
    r.cursor = Math.max(0, Math.min(r.end, s));
    box.setAttribute('aria-valuenow', String(Math.round(r.cursor)));
    says.textContent = visible(momentWords(r, r.cursor));
    box.setAttribute('aria-valuetext', says.textContent);
    put();
    showFrame(r);
    if (map && map.what.focus === r) map.soon();
  };
  seek = go;
  const sheet = { lanes: lanes.slice(0, MOST_LANES), objects };
  const draw = () => { const made = timelineDrawing(r, sheet, box.clientWidth || 700); box.replaceChildren(made.svg); put = made.put; box.dataset.left = String(made.left); box.dataset.right = String(made.right); put(); };
  const at = (e) => { const b = box.getBoundingClientRect(), left = +box.dataset.left, right = +box.dataset.right; return (e.clientX - b.left - left) / Math.max(1, right - left) * r.end; };
  let held = false;
  box.addEventListener('pointerdown', (e) => { held = true; box.setPointerCapture(e.pointerId); go(at(e)); });
  box.addEventListener('pointermove', (e) => { if (held) go(at(e)); });
  for (const k of ['pointerup', 'pointercancel']) box.addEventListener(k, () => { held = false; });
  const jumps = [...new Set([...r.stays, ...objects, ...(r.way ? r.way.gaps : []), ...r.cuts].flatMap((c) => [c.fromS, c.toS]).concat(r.keyframes.map((k) => k.offsetS)))].sort((a, b) => a - b);
  box.addEventListener('keydown', (e) => {
    const s = r.cursor, small = Math.max(0.1, r.end / 200);
    const to = { ArrowLeft: s - small, ArrowRight: s + small, ArrowDown: s - small, ArrowUp: s + small, Home: 0, End: r.end, PageDown: jumps.find((x) => x > s + 0.05) ?? r.end, PageUp: [...jumps].reverse().find((x) => x < s - 0.05) ?? 0 }[e.key];
    if (to === undefined) return;
    e.preventDefault(); e.stopPropagation();
    go(to);
  });
  new ResizeObserver(draw).observe(box);
  go(r.cursor);
  const how = [r.lengthS && `${longWords(r.lengthS)} long`, r.way && 'every position tested, views once a second'].filter(Boolean).join(', ');
  const left = [lanes.length > MOST_LANES && `${plural(lanes.length - MOST_LANES, 'more zone')}, in the table below`].filter(Boolean);
  return card('Timeline', how || null, strip, box, says, left.length > 0 && h('p', { class: 'small muted' }, `and ${left.join('; ')}`), samplingWords(r));
}
/** Which pictures were looked at, as the record says it. */
function samplingWords(r) {
  const s = r.sampling;
  if (!s) return r.kind === 'video' ? h('p', { class: 'small muted sampling' }, 'No picture of this video was looked at.') : null;
  const own = s.mode === 'none' ? 'No picture of this video was looked at.' : `Pictures looked at: one in ${lasting(s.everyS)}${s.elsewhereS ? ` where it matters, one in ${lasting(s.elsewhereS)} elsewhere` : ''}.`;
  return h('p', { class: 'small muted sampling' }, s.message ? clip(s.message, 400) : own);
}

/** The drawing for a width, with a function that puts the cursor. */
function timelineDrawing(r, sheet, width) {
  const narrow = width < 620, left = narrow ? 8 : 168, right = width - 10, end = r.end, X = (s) => left + Math.max(0, Math.min(1, s / end)) * (right - left);
  const svg = s('svg', { width, 'aria-hidden': 'true', class: 'tlsvg' }), put = (...e) => svg.append(...e.filter(Boolean));
  const label = (y, name, note) => put(narrow ? s('text', { x: left, y: y - 5, class: 'tlname' }, clip(visible(name), 40), note ? s('tspan', { class: 'tlnote', dx: 6 }, clip(visible(note), 40)) : null) : s('text', { x: 4, y: y + 11, class: 'tlname' }, clip(visible(name), 23), s('title', {}, visible(name))), ...(narrow || !note ? [] : [s('text', { x: 4, y: y + 25, class: 'tlnote' }, clip(visible(note), 28))]));
  const grow = narrow ? 24 : 0, gap = narrow ? 26 : 34;
  let y = 26;
  const step = niceStep(end, Math.max(2, (right - left) / 70)), grid = s('g', {}), ctx = { r, put, label, X, narrow, left, right };
  put(grid);
  for (const lane of sheet.lanes) { y += grow; zoneLane(ctx, lane, y); y += gap; }
  if (sheet.objects.length) { y += grow; y = objectLane(ctx, sheet.objects, y); }
  if (r.way) y = heightLane(ctx, y + grow);
  if (r.way) { y += grow; telemetryLane(ctx, y); y += gap; }
  if (r.sampling && r.sampling.everyS > 0 && (r.sampling.dense || r.sampling.mode !== 'near-zones')) { y += grow; pictureLane(ctx, y); y += gap; }
  const cuts = r.cuts.filter((c) => c.level !== 'UNDETERMINED');
  if (cuts.length) { y += grow; cutLane(ctx, cuts, y); y += 26; }
  for (let t = 0; t <= end + 1e-6; t += step) {
    const near = right - X(t) < 18;
    grid.append(s('path', { d: `M${X(t)} 18V${y}`, class: 'tlgrid' }), s('text', { x: X(t), y: 12, class: 'tlnote', 'text-anchor': t === 0 ? 'start' : near ? 'end' : 'middle' }, clock(t, step < 1 ? 1 : 0)));
  }
  const hand = s('path', { class: 'tlhand' });
  put(hand);
  svg.setAttribute('height', y + 4);
  svg.setAttribute('viewBox', `0 0 ${width} ${y + 4}`);
  return { svg, left, right, put: () => { const x = X(r.cursor); hand.setAttribute('d', `M${x - 6} 15h12l-6 8zM${x} 18V${y}`); } };
}
function zoneLane({ put, label, X }, lane, y) {
  label(y, lane.name, [...new Set(lane.stays.map((c) => HOW_WORD[c.how]))].join(', '));
  const bars = [...lane.stays].sort((a, b) => RANK[b.level] - RANK[a.level] || CONTACT_RANK[b.how] - CONTACT_RANK[a.how]);
  for (const [i, c] of bars.entries()) {
    const x = X(c.fromS), w = Math.max(3, X(c.toS) - x), bar = s('g', { class: `tlbar lv-${c.level} ${c.how}` });
    bar.append(s('rect', { x, y, width: w, height: 18, rx: 3 }), s('title', {}, visible(`${c.how} ${c.name}, ${clock(c.fromS, 1)} to ${clock(c.toS, 1)}: ${WORD[c.level][0]}`)));
    // the word stands where no bar lies on top
    let from = c.fromS;
    const above = bars.slice(i + 1).sort((a, b) => a.fromS - b.fromS);
    for (const o of above) if (o.fromS <= from + 1e-6 && o.toS > from) from = o.toS;
    const until = above.reduce((t, o) => (o.fromS > from ? Math.min(t, o.fromS) : t), c.toS);
    if (fitsIn(c.how, X(until) - X(from))) bar.append(s('text', { x: X(from) + 8, y: y + 13 }, c.how));
    put(bar);
  }
}
const objectWords = (d) => `${d.label}, ${d.fromS === d.toS ? `at ${clock(d.fromS, 1)}` : `${clock(d.fromS, 1)} to ${clock(d.toS, 1)}`}, best score ${d.score.toFixed(2)}`;
/** One line an object, in as few rows as their names allow. What finds no room is told by its number. */
function objectLane({ put, label, X, right, narrow }, objects, y) {
  const rows = [], sorted = [...objects].sort((a, b) => RANK[a.level] - RANK[b.level] || b.standsIn.length - a.standsIn.length || b.score - a.score);
  let out = 0;
  for (const d of sorted) {
    const words = clip(visible(d.label), 24), wide = words.length * 6.4 + 10, x = X(d.fromS), w = Math.max(4, X(d.toS) - x), tx = Math.min(x, Math.max(0, right - wide)), a = Math.min(x, tx), b = Math.max(x + w, tx + wide);
    let row = rows.find((q) => q.every(([f, t]) => t < a || f > b));
    if (!row) { if (rows.length === MOST_OBJECT_ROWS) { out++; continue; } rows.push(row = []); }
    row.push([a, b]);
    const at = y + (narrow ? 1 : -4) + rows.indexOf(row) * 23;
    put(s('g', { class: `tlobj lv-${d.level}` }, s('text', { x: tx, y: at + 9 }, words), s('rect', { x, y: at + 12, width: w, height: 7, rx: 2 }), s('title', {}, visible(objectWords(d)))));
  }
  label(y, 'Objects', out ? `${num(out)} more in the table` : plural(objects.length, 'object'));
  return y + Math.max(narrow ? 30 : 34, rows.length * 23 + 10);
}
function telemetryLane({ r, put, label, X }, y) {
  label(y, 'Telemetry', r.track.source);
  const first = r.way.points[0][0], last = r.way.points[r.way.points.length - 1][0];
  put(s('rect', { x: X(first), y: y + 6, width: Math.max(2, X(last) - X(first)), height: 6, rx: 3, class: 'tltel' }));
  for (const g of r.way.gaps) {
    const x = X(g.fromS), w = Math.max(4, X(g.toS) - x), words = g.code.replace('-', ' ');
    put(s('g', { class: 'tlgap' }, s('rect', { x, y: y + 1, width: w, height: 16, rx: 2 }), s('path', { d: hatching(x, y + 1, w, 16) }), s('title', {}, visible(`${words}, ${clock(g.fromS, 1)} to ${clock(g.toS, 1)}`))));
  }
}
/** The moments of pictures that were asked for, as the settings have them. */
function askedFor(r) {
  const q = r.sampling, times = [], every = Math.max(q.everyS, r.end / 20000), rare = q.elsewhereS ? Math.round(q.elsewhereS / q.everyS) : 1;
  const dense = q.mode === 'near-zones' ? q.dense || [] : q.mode === 'all' ? [{ fromS: 0, toS: r.end }] : [];
  if (q.mode === 'none') return times;
  for (let k = 0; k === 0 || k * every < r.end - 1e-9; k++) if (dense.some((d) => k * every >= d.fromS - 1e-9 && k * every <= d.toS + 1e-9)) times.push([k * every, 14]); else if (k % rare === 0) times.push([k * every, 7]);
  return times;
}
/** A stroke for each picture that was looked at; a video that ends early has none beyond its end. */
function pictureLane({ r, put, label, X, left, right }, y) {
  const q = r.sampling, asked = askedFor(r), ended = r.checks.objects && r.checks.objects.code === 'video-truncated', fewer = q.looked != null && q.looked < asked.length - 2;
  const shown = ended && fewer ? asked.slice(0, q.looked) : asked;
  label(y, 'Pictures looked at', q.mode === 'none' ? 'none' : q.looked == null ? '' : fewer ? `${num(q.looked)} of ${num(asked.length)} asked for` : num(q.looked));
  let d = '', last = -1;
  for (const [t, tall] of shown) {
    const x = Math.round(X(t) * 2) / 2;
    if (x - last < 1) continue; // closer ones would only be one block
    d += `M${x} ${y + 16}v${-tall}`;
    last = x;
  }
  put(s('path', { d: `M${left} ${y + 16.5}H${right}`, class: 'tlgrid' }), s('path', { d, class: 'tlone' + (fewer && !ended ? ' asked' : '') }));
}
function cutLane({ put, label, X }, cuts, y) {
  label(y, 'Seconds to cut', '');
  for (const c of cuts) {
    const x = X(c.fromS), w = Math.max(3, X(c.toS) - x), words = `${clock(c.fromS, 1)}–${clock(c.toS, 1)}`;
    put(s('g', { class: `tlcut lv-${c.level}` }, s('rect', { x, y, width: w, height: 18, rx: 3 }), s('title', {}, visible(`${words}: ${c.reason || ''}`)), fitsIn(words, w) ? s('text', { x: x + w / 2, y: y + 13, 'text-anchor': 'middle' }, words) : null));
  }
}
/** Slanted lines within a rectangle. */
function hatching(x, y, w, t) {
  let d = '';
  for (let k = -t; k < w; k += 5) {
    const x0 = Math.max(0, k), y0 = x0 - k, x1 = Math.min(w, k + t), y1 = x1 - k;
    d += `M${x + x0} ${y + t - y0}L${x + x1} ${y + t - y1}`;
  }
  return d;
}
const DATUM_LANE = { MEAN_SEA_LEVEL: 'm above sea level', ELLIPSOID: 'm above the ellipsoid', TAKE_OFF: 'm above take-off', GROUND: 'm above ground', UNKNOWN: 'm, from where is not said' };
function heightLane({ r, put, label, X, narrow }, y) {
  const known = r.way.points.filter((p) => p[3] != null);
  if (known.length < 2 || !r.way.datum) return y - (narrow ? 24 : 0);
  const low = Math.min(...known.map((p) => p[3])), high = Math.max(...known.map((p) => p[3])), base = r.way.datum === 'TAKE_OFF' || r.way.datum === 'GROUND' ? Math.min(0, low) : low, span = Math.max(1, high - base), T = 46;
  const Y = (v) => y + T - ((v - base) / span) * (T - 4);
  label(y, 'Height', DATUM_LANE[r.way.datum] || DATUM_LANE.UNKNOWN);
  let line = '', fill = '', from = null, before = null;
  const end = () => { if (from != null && before != null) fill += `L${X(before[0])} ${y + T}L${X(from[0])} ${y + T}Z`; from = null; };
  for (const p of known) {
    const gap = before && r.way.gaps.some((g) => g.fromS < p[0] && g.toS > before[0]);
    if (!before || gap) { end(); line += `M${X(p[0])} ${Y(p[3])}`; fill += `M${X(p[0])} ${Y(p[3])}`; from = p; } else { line += `L${X(p[0])} ${Y(p[3])}`; fill += `L${X(p[0])} ${Y(p[3])}`; }
    before = p;
  }
  end();
  put(s('path', { d: fill, class: 'tlfill' }), s('path', { d: line, class: 'tlline' }), s('path', { d: `M${X(0)} ${y + T}H${X(r.end)}`, class: 'tlgrid' }));
  const words = (v) => `${num(v, span < 10 ? 1 : 0)} m`, top = known.find((p) => p[3] === high), under = Y(high) - 4 < y + 6;
  const side = X(top[0]) > X(r.end) - 34 ? 'end' : X(top[0]) < X(0) + 34 ? 'start' : 'middle';
  put(s('text', { x: side === 'end' ? X(r.end) - 4 : side === 'start' ? X(0) + 4 : X(top[0]), y: under ? Y(high) + 14 : Y(high) - 4, class: 'tlnote halo', 'text-anchor': side }, words(high)));
  if (base !== 0 && high - base > 2) put(s('text', { x: X(r.end) - 4, y: y + T - 3, class: 'tlnote halo', 'text-anchor': 'end' }, words(base)));
  return y + T + 16;
}
