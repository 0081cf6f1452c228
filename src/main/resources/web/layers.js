/* Layers over a plain picture: zones, text, objects, faces and plates, labels. Each can be switched off; sizes are those of the screen. */

const LAYERS = {
  zones: ['Zones', 'z', () => s('path', { d: 'M1 12 8 5l6 3 7-5', class: 'l-zone' })],
  text: ['Text', 'x', () => s('rect', { x: 3, y: 4, width: 16, height: 8, class: 'l-text' })],
  objects: ['Objects', 'o', () => s('path', { d: 'M4 6V3h4M14 3h4v3M18 10v3h-4M8 13H4v-3', class: 'l-box' })],
  privacy: ['Faces and plates', 'p', () => s('rect', { x: 5, y: 3, width: 12, height: 10, rx: 4, class: 'l-privacy' })],
  labels: ['Labels', 'l', () => [s('rect', { x: 2, y: 4, width: 3, height: 8, class: 'edge' }), s('path', { d: 'M8 8h10', class: 'l-box' })]],
};
const KIND_LAYER = { object: 'objects', 'in-zone': 'objects', text: 'text', privacy: 'privacy' };
const MOST_LABEL_ROWS = 4;
const isOff = (layer) => state.off.split(',').includes(layer);

/** What is drawn over one picture of an item, from its record; null where that is not known or nothing. */
function overlayOf(r, file) {
  const drawn = r.layers.find((l) => l.file === file);
  return drawn ? { ...drawn, marks: [...drawn.marks, ...regions(r, file)] } : null;
}
/** Faces and plates, which carry no words but what they are. */
function regions(r, file) {
  const frame = r.keyframes.find((k) => k.file === file), all = (r.privacy && r.privacy.regions) || [];
  return all.filter((p) => !r.moves || (frame && p.offsetS != null && Math.abs(p.offsetS - frame.offsetS) < 0.001)).map((p) => ({ kind: 'privacy', label: p.kind, score: p.score, box: p.box }));
}
/** The same for a preview of a picture on which nothing was drawn: all that was found in it. */
function overlayOfPreview(r) {
  const told = new Set(), zones = [];
  for (const c of r.contacts) {
    if (!c.outlinePx || told.has(c.zone)) continue;
    told.add(c.zone);
    zones.push({ label: c.name, columns: c.outlineKind === 'columns', bandPx: c.outlineBandPx || 0, rings: [c.outlinePx, ...(c.outlineMorePx || [])] });
  }
  const marks = r.detections.filter((d) => d.box).map((d) => ({ kind: d.standsIn.length ? 'in-zone' : 'object', label: d.label, score: d.score, box: d.box }));
  return { widthPx: r.widthPx, heightPx: r.heightPx, zones, marks: [...marks.sort((a, b) => b.score - a.score), ...regions(r, '')] };
}
const layersIn = (it) => { const kinds = new Set(it.marks.map((m) => KIND_LAYER[m.kind])); return Object.keys(LAYERS).filter((k) => (k === 'zones' ? it.zones.length > 0 : k === 'labels' || kinds.has(k))); };

/** Draws over a picture that fills its frame, now and whenever the frame gets another size, until it is told to stop. */
function layOver(frame, it, note) {
  let width = 0;
  const watch = new ResizeObserver(() => {
    const box = frame.getBoundingClientRect();
    if (!box.width || Math.abs(box.width - width) < 0.5) return;
    width = box.width;
    frame.querySelector('svg.over')?.remove();
    const drawing = new Overlay(it, box).drawing();
    frame.append(drawing.svg);
    note.textContent = drawing.leftOut ? `${plural(drawing.leftOut, 'label has', 'labels have')} no room here.` : '';
    showLayers();
  });
  watch.observe(frame);
  return () => watch.disconnect();
}
/** Switches of the layers that a picture has. */
function switches(it) {
  const found = layersIn(it), present = found.length > 1 ? found : []; // there is nothing to label
  return h('span', { class: 'layers', role: 'group', 'aria-label': 'Layers of the picture' }, present.map((k) => {
    const [name, key, swatch] = LAYERS[k];
    return button({ class: 'btn', 'data-layer': k, 'aria-pressed': String(!isOff(k)), 'aria-keyshortcuts': key, title: `${name} on or off, key ${key}`, onclick: () => toggleLayer(k) }, s('svg', { viewBox: '0 0 22 16', class: 'swatch', 'aria-hidden': 'true' }, s('rect', { width: 22, height: 16, rx: 3, class: 'ground' }), swatch()), name);
  }), sizeSwitch());
}
function toggleLayer(layer) {
  const off = new Set(state.off.split(',').filter((k) => k in LAYERS));
  if (layer === 'all') {
    const here = [...document.querySelectorAll('[data-layer]')].map((b) => b.dataset.layer), on = here.some((k) => !off.has(k));
    for (const k of here) if (on) off.add(k); else off.delete(k);
  }
  else if (!off.delete(layer)) off.add(layer);
  set({ off: [...off].sort().join(',') });
}
/** Puts what is switched on in the page's address before the reader's eyes. */
function showLayers() {
  for (const b of document.querySelectorAll('[data-layer]')) b.setAttribute('aria-pressed', String(!isOff(b.dataset.layer)));
  for (const g of document.querySelectorAll('svg.over g[data-of]')) g.toggleAttribute('data-off', isOff(g.dataset.of));
}
/** A picture as wide as the page, or beside the map. */
const toggleSize = () => set({ size: state.size ? '' : 'large' });
function showSize() {
  $('.look')?.classList.toggle('large', !!state.size);
  for (const b of document.querySelectorAll('[data-size]')) b.setAttribute('aria-pressed', String(!!state.size));
}
const sizeSwitch = () => button({ class: 'btn noprint sizes', 'data-size': '', 'aria-pressed': String(!!state.size), 'aria-keyshortcuts': 's', title: 'Picture as wide as the page, key s', onclick: toggleSize }, icon('M6 2H2v4M10 2h4v4M14 10v4h-4M2 10v4h4', 'line'), 'Large');
/** The layer that a key stands for. */
const layerOfKey = (key) => (key === 'm' ? 'all' : Object.keys(LAYERS).find((k) => LAYERS[k][1] === key));

/** One drawing in the screen's pixels; it grows with its frame until it is drawn anew. */
class Overlay {
  constructor(it, box) {
    this.it = it;
    this.k = Math.min(box.width / it.widthPx, box.height / it.heightPx);
    this.W = it.widthPx * this.k;
    this.H = it.heightPx * this.k;
    this.size = this.W < 480 ? 12 : 13;
    this.high = this.size + 7;
    this.pen = document.createElement('canvas').getContext('2d');
    this.pen.font = `600 ${this.size}px ${FONT}`;
    this.marks = it.marks.map((m) => this.framed(m));
    this.chips = [];
    this.leftOut = 0;
  }
  /** An object with room about it, at least 22 each way, never outside the picture. */
  framed(m) {
    const [x, y, w, t] = m.box.map((v) => v * this.k), off = m.kind === 'text' ? 5 : m.kind === 'privacy' ? 2 : 6, least = m.kind === 'privacy' ? 0 : 11;
    const mx = x + w / 2, my = y + t / 2, hw = Math.max(w / 2 + off, least), ht = Math.max(t / 2 + off, least);
    const left = Math.max(mx - hw, 2.5), top = Math.max(my - ht, 2.5), right = Math.min(mx + hw, this.W - 2.5), bottom = Math.min(my + ht, this.H - 2.5);
    return { ...m, layer: KIND_LAYER[m.kind], object: { x, y, w, h: t }, frame: { x: left, y: top, w: Math.max(right - left, 3), h: Math.max(bottom - top, 3) } };
  }
  drawing() {
    const group = (of) => s('g', { 'data-of': of });
    const zones = s('g', { 'data-of': 'zones', mask: 'url(#around)' }), labels = group('labels'), by = { zones, text: group('text'), privacy: group('privacy'), objects: group('objects') };
    const named = Object.fromEntries(Object.keys(by).map((k) => [k, group(k)]));
    for (const z of this.it.zones) this.zone(zones, z);
    for (const m of [...this.marks].reverse()) this.mark(by[m.layer], m);
    for (const m of this.marks) if (m.layer !== 'privacy') this.name(named[m.layer], m);
    for (const z of this.it.zones) this.nameZone(named.zones, z);
    labels.append(...Object.values(named));
    const holes = ['objects', 'text'].map((of) => { const g = group(of); g.append(...this.marks.filter((m) => m.layer === of).map((m) => s('rect', { x: m.frame.x, y: m.frame.y, width: m.frame.w, height: m.frame.h, fill: '#000' }))); return g; });
    const around = s('mask', { id: 'around', maskUnits: 'userSpaceOnUse', x: 0, y: 0, width: this.W, height: this.H }, s('rect', { width: this.W, height: this.H, fill: '#fff' }), holes); // zones stop at what is framed and shown
    const svg = s('svg', { class: 'over', viewBox: `0 0 ${this.W} ${this.H}`, 'aria-hidden': 'true', 'font-size': this.size }, around, zones, by.text, by.privacy, by.objects, labels);
    return { svg, leftOut: this.leftOut };
  }
  lines(into, d, kind) { into.append(s('path', { d, class: 'ink halo' }), s('path', { d, class: 'ink ' + kind })); }
  mark(into, m) {
    const { x, y, w, h: t } = m.frame, q = Math.min(w, t) * 0.28, right = x + w, bottom = y + t;
    const whole = `M${x} ${y}H${right}V${bottom}H${x}Z`;
    const corners = `M${x} ${y + q}V${y}H${x + q}M${right - q} ${y}H${right}V${y + q}M${right} ${bottom - q}V${bottom}H${right - q}M${x + q} ${bottom}H${x}V${bottom - q}`;
    this.lines(into, m.layer === 'objects' ? corners : whole, m.kind === 'text' ? 'l-text' : m.kind === 'privacy' ? 'l-privacy' : m.kind === 'in-zone' ? 'l-box in' : 'l-box');
  }
  /** The rings without what runs along the frame, where they were only cut. */
  path(z) {
    const { widthPx: w, heightPx: t } = this.it, side = (a, b, at) => Math.abs(a - at) < 1 && Math.abs(b - at) < 1;
    return z.rings.map((ring) => ring.map((a, i) => {
      const b = ring[(i + 1) % ring.length], cut = side(a[0], b[0], 0) || side(a[0], b[0], w) || side(a[1], b[1], 0) || side(a[1], b[1], t);
      return cut ? '' : `M${a[0] * this.k} ${a[1] * this.k}L${b[0] * this.k} ${b[1] * this.k}`;
    }).join('')).join('');
  }
  /** A dashed line with a veil as wide as it may be off. */
  zone(into, z) {
    const d = this.path(z), band = z.bandPx * this.k;
    if (!d) return;
    if (band > 1.5) this.veil(into, d, band);
    this.lines(into, d, 'l-zone');
    if (z.columns) this.ticks(into, this.extent(z));
  }
  /** A normal curve across the line: one as wide as its own blur keeps 0.38 of its strength. Wide veils are the thinner. */
  veil(into, d, band) {
    const id = `soft${this.blurs = (this.blurs || 0) + 1}`, whole = { x: 0, y: 0, width: this.W, height: this.H };
    into.append(s('filter', { id, filterUnits: 'userSpaceOnUse', ...whole }, s('feGaussianBlur', { stdDeviation: band })),
      s('path', { d, class: 'veil', 'stroke-width': band, filter: `url(#${id})`, opacity: (0.34 / 0.38) * Math.max(0.3, Math.min(1, 0.05 * this.W / band)) }));
  }
  /** Short strokes that point inwards from lines between which a zone lies. */
  ticks(into, e) {
    let d = '';
    for (let y = 40; y < this.H; y += 90) {
      if (e.x > 1) d += `M${e.x} ${y}h12`;
      if (e.x + e.w < this.W - 1) d += `M${e.x + e.w} ${y}h-12`;
    }
    if (d) this.lines(into, d, 'l-tick');
  }
  extent(z) {
    const points = z.rings.flat();
    if (!points.length) return { x: 0, y: 0, w: this.W, h: this.H };
    const xs = points.map((p) => Math.max(0, Math.min(this.W, p[0] * this.k))), ys = points.map((p) => Math.max(0, Math.min(this.H, p[1] * this.k)));
    const x = Math.min(...xs), y = Math.min(...ys);
    return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
  }
  /** A text that is not wider than so many pixels, cut after a whole letter; isolated, so that a script that runs the other way stays in its place. */
  fitted(text, most) {
    const isolated = (t) => `\u2068${t}\u2069`, shown = visible(text);
    if (this.pen.measureText(shown).width <= most) return isolated(shown);
    const letters = [...new Intl.Segmenter().segment(shown.slice(0, 300))].map((x) => x.segment);
    let low = 0, high = letters.length;
    while (low < high) { const mid = (low + high + 1) >> 1; if (this.pen.measureText(letters.slice(0, mid).join('') + '…').width <= most) low = mid; else high = mid - 1; }
    return isolated(letters.slice(0, low).join('').trimEnd() + '…');
  }
  isFree(a, own) {
    const meets = (b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
    return a.y >= 0 && a.y + a.h <= this.H && !this.chips.some(meets) && !this.marks.some((m) => m !== own && meets(m.object));
  }
  /** In rows above and below the frame, nearest first; else in a corner of a large frame; null if every place is taken. */
  place(m, w) {
    const f = m.frame, row = this.high + 4, xs = [f.x - 1, f.x + f.w + 1 - w].map((x) => Math.max(2, Math.min(x, this.W - w - 2)));
    for (let i = 0; i < MOST_LABEL_ROWS; i++) for (const y of [f.y - this.high - 6 - i * row, f.y + f.h + 6 + i * row]) for (const x of xs) {
      const chip = { x, y, w, h: this.high };
      if (this.isFree(chip, null) && this.isFree(this.leader(f, chip), m)) return chip;
    }
    const corner = { x: f.x + 6, y: f.y + 6, w, h: this.high };
    return w * this.high * 30 < f.w * f.h && this.isFree(corner, m) ? corner : null;
  }
  /** The way from a chip to its frame. */
  leader(f, chip) {
    const above = chip.y + chip.h <= f.y, top = above ? chip.y + chip.h : f.y + f.h, bottom = above ? f.y : chip.y;
    return { x: Math.max(f.x, chip.x + 2) - 1.7, y: top, w: 3.4, h: Math.max(0, bottom - top) };
  }
  name(into, m) {
    const score = ' ' + m.score.toFixed(2), label = this.fitted(m.label, 190) + score, inZone = m.kind === 'in-zone', left = inZone ? 24 : 11;
    const w = left + this.pen.measureText(label).width + 8, chip = this.place(m, w), edge = m.layer === 'text' ? 'text' : inZone ? 'in' : '';
    if (!chip) { this.leftOut++; return; }
    this.chips.push(chip);
    const way = this.leader(m.frame, chip);
    if (way.h > 9) this.lines(into, `M${way.x + 1.7} ${way.y}v${way.h}`, 'l-lead ' + edge);
    this.chip(into, chip, label, edge, left);
    if (inZone) into.append(s('path', { d: `M${chip.x + 14} ${chip.y + this.high / 2 - 5}l5 5-5 5-5-5z`, class: 'edge in' }));
  }
  nameZone(into, z) {
    const label = this.fitted(z.label, this.W - 40), w = 19 + this.pen.measureText(label).width, e = this.extent(z), row = this.high + 4, ys = [];
    if (!z.columns && z.rings.length) for (let i = 0; i < 6; i++) ys.push(e.y - this.high - 8 - row * i, e.y + e.h + 8 + row * i);
    for (let i = 0; i < 6; i++) ys.push(8 + row * i);
    for (const y of ys) for (const x of [e.x + (e.w - w) / 2, e.x, e.x + e.w - w]) {
      const chip = { x: Math.max(4, Math.min(this.W - w - 4, x)), y, w, h: this.high };
      if (this.isFree(chip, null)) { this.chips.push(chip); this.chip(into, chip, label, 'zone', 11); return; }
    }
    this.leftOut++;
  }
  chip(into, c, label, edge, left) {
    into.append(s('rect', { x: c.x, y: c.y, width: c.w, height: c.h, rx: 3, class: 'plate' }), s('rect', { x: c.x, y: c.y, width: 4, height: c.h, rx: 1.5, class: 'edge ' + edge }), s('text', { x: c.x + left, y: c.y + this.high / 2 + this.size * 0.36 }, label));
  }
}

/** A plain picture under its layers; where the plain one is missing, the annotated one with all marks on it. */
function layeredFigure(r, file, frame, it, props) {
  const note = h('span', { class: 'muted', role: 'status' }), img = picture(it.plain, r.format, { ...props, width: it.widthPx, height: it.heightPx });
  const whole = h('a', { href: link(file), target: '_blank', rel: 'noopener noreferrer', title: 'Open the annotated picture alone' }, img);
  frame.classList.add('layered');
  frame.replaceChildren(whole);
  if (img.tagName === 'IMG') {
    frame.unwatch = layOver(frame, it, note);
    img.addEventListener('error', () => { r.layers = r.layers.filter((l) => l.file !== file); frame.closest('figure').replaceWith(figure(r)); });
  }
  return note;
}
const withAllMarks = (file, it) => h('span', {}, h('a', { href: link(file), target: '_blank', rel: 'noopener noreferrer' }, it.marks.length || it.zones.length ? 'With all marks on it' : 'As annotated'), ', without the original’s metadata.');
/** What the picture's marks mean that their look alone does not say. */
const legendOf = (it) => (it.marks.some((m) => m.kind === 'in-zone') ? h('span', { class: 'muted' }, h('span', { class: 'diamond', 'aria-hidden': 'true' }, '◆'), ' may stand in a zone, or was taken from inside one') : null);
