/* The map: vectors only, north up, metres true at the middle of what is shown. No tiles, no requests. */

/** Metres in a degree of latitude and of longitude at a latitude: the series of WGS 84 (NIMA TR8350.2). */
function degreeMetres(latDeg) {
  const a = latDeg * Math.PI / 180;
  return {
    lat: 111132.954 - 559.822 * Math.cos(2 * a) + 1.175 * Math.cos(4 * a),
    lon: Math.max(2000, 111412.84 * Math.cos(a) - 93.5 * Math.cos(3 * a)), // never 0: the poles stay on the map
  };
}
/** A difference of longitudes, the short way round: -180 to 180. */
const turn = (d) => d - 360 * Math.round(d / 360);

const CONTACT_RANK = { INSIDE: 0, NEAR: 1, SEES: 2 }; // where the camera stood before what it may have seen
const COLOUR = { HIGH: 'high', MEDIUM: 'medium', LOW: 'low', UNDETERMINED: 'unknown', NONE: 'none', FAILED: 'failed', OTHER: 'none' };
const ON_COLOUR = { HIGH: 'on-high', MEDIUM: 'on-medium', LOW: 'on-low', UNDETERMINED: 'on-unknown', NONE: 'surface' };
const LETTER = { HIGH: 'H', MEDIUM: 'M', LOW: 'L', UNDETERMINED: '?', NONE: '–' };
/** Where a file's mark stands: footage at its worst moment, all else where it was made. */
const spotOf = (r) => r.spot || r.position;
const MOST_WAYS = 200;
const GRATICULE = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005];

/** Colours of the style sheet as the canvas wants them, read once a theme. */
const Ink = {
  known: new Map(),
  forget() { this.known.clear(); },
  of(name) {
    if (!this.known.has(name)) {
      const probe = $('#probe');
      probe.style.color = `var(--${name})`;
      this.known.set(name, getComputedStyle(probe).color);
    }
    return this.known.get(name);
  },
  thin(name, alpha) {
    const [r, g, b] = this.of(name).match(/[\d.]+/g);
    return `rgba(${r},${g},${b},${alpha})`;
  },
};

/** A ring with its bounds, so that what is out of sight costs nothing. */
function bounded(ring) {
  const b = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of ring) {
    b[0] = Math.min(b[0], lon); b[1] = Math.min(b[1], lat); b[2] = Math.max(b[2], lon); b[3] = Math.max(b[3], lat);
  }
  return { ring, box: b };
}
function joined(boxes) {
  return boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])], [Infinity, Infinity, -Infinity, -Infinity]);
}

class ChartMap {
  /**
   * @param box the element to fill
   * @param what {label, zones, coverage, focus: one record or null, files(): the records to mark, chosen(): the record
   *     shown beside, hot(): ids of zones to stress, open(record)}
   */
  constructor(box, what) {
    this.what = what;
    this.canvas = h('canvas', { tabindex: 0, role: 'img', 'aria-label': what.label + ' Arrow keys move it, plus and minus zoom.' });
    this.tip = h('div', { class: 'tip', hidden: true });
    const fit = h('button', { class: 'btn', type: 'button', 'aria-label': 'Fit everything', title: 'Fit everything', onclick: () => { this.fit(); this.draw(); } }, icon('M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4', 'line'));
    box.replaceChildren(this.canvas, h('div', { class: 'mapbtns' },
      h('button', { class: 'btn', type: 'button', 'aria-label': 'Zoom in', onclick: () => this.zoom(1.6) }, '+'),
      h('button', { class: 'btn', type: 'button', 'aria-label': 'Zoom out', onclick: () => this.zoom(1 / 1.6) }, '−'), fit), this.tip);
    this.hits = [];
    this.hatches = new Map();
    this.watch = new ResizeObserver(() => { this.size(); if (!this.k) this.fit(); this.draw(); });
    this.watch.observe(this.canvas);
    this.listen();
  }

  gone() { this.watch.disconnect(); }

  listen() {
    const c = this.canvas, down = new Map();
    let moved = 0;
    c.addEventListener('pointerdown', (e) => { c.setPointerCapture(e.pointerId); down.set(e.pointerId, [e.offsetX, e.offsetY]); moved = 0; });
    c.addEventListener('pointermove', (e) => {
      const before = down.get(e.pointerId), here = [e.offsetX, e.offsetY];
      if (!before) { this.hover(...here); return; }
      const other = [...down].find(([id]) => id !== e.pointerId);
      down.set(e.pointerId, here);
      moved += Math.hypot(here[0] - before[0], here[1] - before[1]);
      if (other) {
        const q = other[1];
        this.zoom(Math.hypot(here[0] - q[0], here[1] - q[1]) / Math.max(1, Math.hypot(before[0] - q[0], before[1] - q[1])), q[0], q[1]);
      } else this.pan(here[0] - before[0], here[1] - before[1]);
    });
    const up = (e) => { down.delete(e.pointerId); if (moved < 5 && e.type === 'pointerup') this.click(e.offsetX, e.offsetY); };
    c.addEventListener('pointerup', up);
    c.addEventListener('pointercancel', up);
    c.addEventListener('pointerleave', () => { this.tip.hidden = true; });
    // the page scrolls as usual until the map has been chosen: a wheel over it must not trap the reader
    c.addEventListener('wheel', (e) => {
      if (document.activeElement !== c && !e.ctrlKey) return;
      e.preventDefault();
      this.zoom(Math.exp(-e.deltaY * 0.0016), e.offsetX, e.offsetY);
    }, { passive: false });
    c.addEventListener('keydown', (e) => {
      const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[e.key];
      if (step) this.pan(...step);
      else if (e.key === '+' || e.key === '=') this.zoom(1.4);
      else if (e.key === '-') this.zoom(1 / 1.4);
      else return;
      e.preventDefault();
      e.stopPropagation();
    });
  }

  /* where things are */

  size() {
    this.d = devicePixelRatio || 1;
    this.W = this.canvas.clientWidth || 300;
    this.H = this.canvas.clientHeight || 200;
    this.canvas.width = Math.round(this.W * this.d);
    this.canvas.height = Math.round(this.H * this.d);
  }

  /** Puts a place in the middle, k pixels a metre. */
  look(lon, lat, k) {
    this.lon = turn(lon);
    this.lat = Math.max(-89, Math.min(89, lat));
    this.m = degreeMetres(this.lat);
    this.k = Math.max(Math.min(this.W / 45e6, 1e-5), Math.min(6, k));
  }
  x(lon, shift = null) { return this.W / 2 + (shift === null ? turn(lon - this.lon) : lon - this.lon + shift) * this.m.lon * this.k; }
  y(lat) { return this.H / 2 - (lat - this.lat) * this.m.lat * this.k; }
  at(p) { return [this.x(p.lonDeg), this.y(p.latDeg)]; }

  pan(dx, dy) { this.look(this.lon - dx / this.m.lon / this.k, this.lat + dy / this.m.lat / this.k, this.k); this.soon(); }
  zoom(f, x = this.W / 2, y = this.H / 2) {
    const lon = this.lon + (x - this.W / 2) / this.m.lon / this.k, lat = this.lat - (y - this.H / 2) / this.m.lat / this.k;
    this.look(this.lon, this.lat, this.k * f);
    this.look(lon - (x - this.W / 2) / this.m.lon / this.k, lat + (y - this.H / 2) / this.m.lat / this.k, this.k);
    this.soon();
  }
  soon() { this.frame ||= requestAnimationFrame(() => { this.frame = 0; this.draw(); }); }

  /** Boxes of everything that should be seen: [west, south, east, north] each. */
  wanted() {
    const { focus, zones } = this.what, boxes = [];
    const place = (p, m) => {
      if (!p || p.latDeg == null) return;
      const d = degreeMetres(p.latDeg), r = Math.max(m, Math.min(50e3, 1.3 * (p.accuracyM || 0)));
      boxes.push([p.lonDeg - r / d.lon, p.latDeg - r / d.lat, p.lonDeg + r / d.lon, p.latDeg + r / d.lat]);
    };
    if (focus && focus.way) boxes.push(...wayBoxes(focus));
    else if (focus) {
      // what a low drone sees from above is no larger than a house
      const least = focus.view && !focus.view.reachesHorizon ? Math.max(30, 1.6 * focus.view.rangeM) : Infinity;
      place(focus.position, Math.min(400, least));
      for (const p of focus.positions) place(p, Math.min(300, least));
      for (const c of focus.contacts) {
        if (c.how === 'INSIDE') place(focus.position, Math.min(2500, 500 + 1.6 * (c.depthM || 0)));
        else if (c.distanceM != null) place(focus.position, Math.min(60e3, c.distanceM * 1.6 + Math.min(300, least)));
      }
    }
    if (focus) return boxes;
    const hot = this.what.touched();
    for (const r of this.what.files()) { place(spotOf(r), 250); if (r.way) boxes.push(joined(wayBoxes(r))); }
    const bare = !boxes.length;
    for (const z of zones) if (bare || hot.has(z.id)) boxes.push(z.box);
    if (bare) return boxes;
    // neighbours belong in the picture too, unless they would make everything else small
    const all = joined(boxes), w = all[2] - all[0], t = all[3] - all[1];
    if (w > 60) return boxes;
    for (const z of zones) {
      const b = z.box;
      if (b[2] - b[0] < 2 * w && b[3] - b[1] < 2 * t && b[0] < all[2] + w / 2 && b[2] > all[0] - w / 2 && b[1] < all[3] + t / 2 && b[3] > all[1] - t / 2) boxes.push(b);
    }
    return boxes;
  }

  /** Shows these boxes, or else everything that should be seen. */
  fit(boxes = this.wanted()) {
    if (!boxes.length) { this.look(0, 0, this.W / 42e6); return; }
    // round the Earth: the middle is opposite the widest gap between the boxes
    const spans = boxes.map((b) => [((b[0] % 360) + 360) % 360, Math.min(360, b[2] - b[0])]).sort((a, b) => a[0] - b[0]);
    let reach = spans[0][0] + spans[0][1], gap = -1, from = spans[0][0];
    for (const [west, width] of spans.slice(1)) {
      if (west - reach > gap) { gap = west - reach; from = west; }
      reach = Math.max(reach, west + width);
    }
    const around = spans[0][0] + 360 - reach;
    if (around >= gap) { gap = around; from = spans[0][0]; }
    const width = Math.min(360, Math.max(1e-4, 360 - Math.max(0, gap)));
    const south = Math.min(...boxes.map((b) => b[1])), north = Math.max(...boxes.map((b) => b[3]));
    const lat = (south + north) / 2, m = degreeMetres(Math.max(-80, Math.min(80, lat)));
    const k = Math.min((this.W - 70) / (width * m.lon), (this.H - 70) / ((north - south) * m.lat));
    this.look(from + width / 2, lat - 8 / (k * m.lat), k);
  }

  /* how things are drawn */

  draw() {
    if (!this.W || !this.k) return;
    const g = (this.g = this.canvas.getContext('2d'));
    g.setTransform(this.d, 0, 0, this.d, 0, 0);
    const { focus } = this.what, hot = this.what.hot();
    const way = focus && focus.way ? focus : null;
    const files = way ? [] : focus ? [focus] : this.what.files(), chosen = way ? null : focus || this.what.chosen();
    const piles = this.gather(files, focus ? null : chosen);
    this.drawGround(piles.map((p) => p.box));
    for (const z of this.what.zones) this.drawZone(z, hot.has(z.id));
    if (!focus) for (const r of files.filter((f) => f.way).slice(0, MOST_WAYS)) drawThinWay(this, r);
    if (chosen && chosen.position && chosen.position.latDeg != null) this.drawCamera(chosen, !!focus);
    const taken = piles.map((p) => p.box);
    if (way) taken.push(...drawWay(this, way));
    if (chosen && chosen.position && chosen.position.latDeg != null) { const [x, y] = this.at(chosen.position); taken.push([x - 14, y - 14, x + 14, y + 14]); }
    taken.push([this.W - 52, 0, this.W, 136], [0, this.H - 40, 200, this.H], [0, 0, 38, 52]);
    const names = this.nameZones(hot, taken);
    this.hits = [];
    for (const p of piles) { this.drawPile(p); this.hits.push(p); }
    for (const write of names) write();
    if (way) drawPlace(this, way);
    if (chosen && !focus && chosen.position && chosen.position.latDeg != null) {
      const [x, y] = this.at(spotOf(chosen));
      this.glyph(chosen.shown, x, y, 10, true);
      this.hits.push({ x, y, all: [chosen], worst: chosen });
    }
    this.drawScale();
  }

  /** Chart paper where the zone files say that they know every zone; hatched where they do not. */
  drawGround(taken) {
    const { g, W, H } = this, coverage = this.what.coverage;
    if (coverage.length) {
      g.fillStyle = Ink.of('map-void'); g.fillRect(0, 0, W, H);
      g.fillStyle = this.hatch(Ink.of('map-hatch'), 7, 1, 1); g.fillRect(0, 0, W, H);
      g.fillStyle = Ink.of('map');
      for (const c of coverage) this.shapes(c, () => g.fill('evenodd'));
    } else { g.fillStyle = Ink.of('map'); g.fillRect(0, 0, W, H); }
    this.drawGraticule();
    if (!coverage.length) return;
    g.strokeStyle = Ink.of('line-strong'); g.lineWidth = 1; g.setLineDash([2, 4]);
    for (const c of coverage) this.borders(c, () => g.stroke());
    g.setLineDash([]);
    this.nameVoid(taken);
  }

  drawGraticule() {
    const { g, W, H } = this, span = W / this.k / this.m.lon, tall = H / this.k / this.m.lat;
    const step = GRATICULE.find((q) => span / q >= 3) || 0.0005, west = this.lon - span / 2, south = this.lat - tall / 2;
    g.strokeStyle = Ink.of('map-grid'); g.lineWidth = 1; g.beginPath();
    for (let i = Math.ceil(west / step); i * step < west + span; i++) { const x = Math.round(this.x(i * step, 0)) + 0.5; g.moveTo(x, 0); g.lineTo(x, H); }
    for (let i = Math.ceil(south / step); i * step < south + tall; i++) { if (Math.abs(i * step) > 90) continue; const y = Math.round(this.y(i * step)) + 0.5; g.moveTo(0, y); g.lineTo(W, y); }
    g.stroke();
    if (step < 5) return; // close up, the zones say where one is
    const caption = { font: '11px', fill: Ink.of('ink-3'), weight: 400 };
    for (let i = Math.ceil(west / step); i * step < west + span; i++) { const l = Math.round(turn(i * step)), x = this.x(i * step, 0); if (x > 60 && x < W - 70) this.text(l % 180 ? `${Math.abs(l)}° ${l < 0 ? 'W' : 'E'}` : `${Math.abs(l)}°`, x, 10, caption); }
    for (let i = Math.ceil(south / step); i * step < south + tall; i++) { const b = Math.round(i * step), y = this.y(b); if (y > 60 && y < H - 50 && Math.abs(b) < 90) this.text(b ? `${Math.abs(b)}° ${b < 0 ? 'S' : 'N'}` : '0°', 24, y, caption); }
  }

  nameVoid(taken) {
    const { g, W, H } = this, b = joined(this.what.coverage.map((c) => c.box));
    if (b[2] - b[0] > 300) return;
    const right = this.x(b[2]), left = this.x(b[0]), top = this.y(b[3]), bottom = this.y(b[1]);
    const spots = [];
    for (const y of [H / 2, H / 3, H * 2 / 3]) for (const x of [right + 16, left - 16]) spots.push([x, y, true]);
    for (const x of [W / 2, W / 3, W * 2 / 3]) for (const y of [bottom + 16, top - 16]) spots.push([x, y, false]);
    if (!this.what.coverage.some((c) => this.shifts(c.box).length)) spots.push([W / 2, H * 0.8, false], [W / 2, H * 0.2, false]);
    const spot = spots.find(([x, y, turned]) => {
      const w = turned ? 10 : 60, t = turned ? 60 : 10;
      return x - w > 0 && x + w < W - (y < 140 ? 56 : 0) && y - t > 0 && y + t < H - 40 && !taken.some((q) => q[0] < x + w && q[2] > x - w && q[1] < y + t && q[3] > y - t);
    });
    if (!spot) return;
    g.save(); g.translate(spot[0], spot[1]);
    if (spot[2]) g.rotate(Math.PI / 2);
    this.text('no zone data here', 0, 0, { fill: Ink.of('ink-3'), halo: Ink.of('map-void') });
    g.restore();
  }

  /** A small square of slanted lines, repeated. */
  hatch(colour, gap, width, slant) {
    const key = [colour, gap, width, slant, this.d].join();
    if (!this.hatches.has(key)) {
      const tile = document.createElement('canvas'), n = gap * 2;
      tile.width = tile.height = Math.round(n * this.d);
      const g = tile.getContext('2d');
      g.scale(tile.width / n, tile.width / n); g.strokeStyle = colour; g.lineWidth = width; g.beginPath();
      for (let i = -1; i < 3; i++) { g.moveTo(i * gap, slant > 0 ? 0 : n); g.lineTo(i * gap + n, slant > 0 ? n : 0); }
      g.stroke();
      const pattern = this.g.createPattern(tile, 'repeat');
      pattern.setTransform(new DOMMatrix().scale(n / tile.width));
      this.hatches.set(key, pattern);
    }
    return this.hatches.get(key);
  }

  /** Which whole turns bring a box into sight, so that nothing is lost at the antimeridian. */
  shifts(box) {
    return [-360, 0, 360].filter((s) => this.x(box[2], s) > -20 && this.x(box[0], s) < this.W + 20 && this.y(box[1]) > -20 && this.y(box[3]) < this.H + 20);
  }

  /** Makes the path of a polygon, holes included, once for each place where it shows. */
  shapes(shape, paint) {
    for (const s of this.shifts(shape.box)) {
      this.g.beginPath();
      for (const ring of shape.rings) {
        ring.forEach(([lon, lat], i) => { const x = this.x(lon, s), y = this.y(lat); if (i) this.g.lineTo(x, y); else this.g.moveTo(x, y); });
        this.g.closePath();
      }
      paint();
    }
  }

  /** The same without the cut that files make along the antimeridian, which is no border. */
  borders(shape, paint) {
    const cut = (a, b) => Math.abs(a[0]) > 179.99999 && a[0] === b[0];
    for (const s of this.shifts(shape.box)) {
      this.g.beginPath();
      for (const ring of shape.rings) ring.forEach((q, i) => {
        const x = this.x(q[0], s), y = this.y(q[1]);
        if (i && !cut(ring[i - 1], q)) this.g.lineTo(x, y); else this.g.moveTo(x, y);
      });
      paint();
    }
  }

  drawZone(z, hot) {
    const { g } = this, flightOnly = z.restricts.length === 1 && z.restricts[0] === 'FLIGHT';
    for (const shape of z.shapes) {
      const across = (shape.box[2] - shape.box[0]) * this.m.lon * this.k, small = across < 30;
      this.shapes(shape, () => {
        g.fillStyle = Ink.thin('map-zone', hot ? 0.10 : flightOnly ? 0.025 : 0.06); g.fill('evenodd');
        if (small) return;
        g.save(); g.clip('evenodd');
        g.strokeStyle = this.hatch(Ink.thin('map-zone', flightOnly ? 0.35 : 0.6), 5, 1.1, -1); g.lineWidth = flightOnly ? 12 : 18; g.stroke();
        g.restore();
      });
      g.strokeStyle = Ink.of('map-zone'); g.lineWidth = hot ? 2.8 : 1.6; g.lineJoin = 'round';
      g.setLineDash(flightOnly ? [8, 5] : []);
      this.borders(shape, () => g.stroke());
      g.setLineDash([]);
    }
  }

  /** Error circle, direction and second positions of the record that is looked at. */
  drawCamera(r, alone) {
    const { g } = this, colour = COLOUR[r.shown], [x, y] = this.at(r.position);
    if (alone) this.drawDirection(r, x, y, colour);
    for (const p of alone ? r.positions : [r.position]) {
      if (p.latDeg == null) continue;
      const radius = (p.accuracyM || 0) * this.k, [px, py] = this.at(p);
      if (radius <= 3) continue;
      g.beginPath(); g.arc(px, py, radius, 0, 7);
      g.fillStyle = Ink.thin(colour, 0.16); g.fill();
      g.strokeStyle = Ink.of(colour); g.lineWidth = 1.2; g.stroke();
    }
    if (!alone) return;
    for (const p of r.positions) {
      if (p.latDeg == null) continue;
      const [a, b] = this.at(p);
      if (Math.hypot(a - x, b - y) < 18) continue;
      g.setLineDash([3, 4]); g.strokeStyle = Ink.of('ink-2'); g.lineWidth = 1.4;
      g.beginPath(); g.moveTo(x, y); g.lineTo(a, b); g.stroke(); g.setLineDash([]);
      g.beginPath(); g.arc(a, b, 6, 0, 7); g.fillStyle = Ink.of('map'); g.fill();
      g.strokeStyle = Ink.of('ink'); g.lineWidth = 2; g.stroke();
      this.text('other position', a, b + 17);
    }
  }

  /** Where the camera looked, as recorded. How far it saw is claimed only where zones can be in the picture: there its view is drawn. */
  drawDirection(r, x, y, colour) {
    const { g } = this, yaw = r.pose && r.pose.yaw, down = r.pose && r.pose.pitch && r.pose.pitch.deg < -80;
    const reach = r.view ? r.view.rangeM * this.k : Math.min(this.W, this.H) * 0.3;
    if (r.view && r.view.rings) { this.drawView(r, x, y, colour, yaw, reach); return; }
    if (down) { this.text('looking straight down', x, y + 24, { font: '11.5px', fill: Ink.of('ink-2') }); return; }
    if (!yaw) {
      g.setLineDash([4, 5]); g.strokeStyle = Ink.thin(colour, 0.9); g.lineWidth = 1.2;
      g.beginPath(); g.arc(x, y, reach * (r.view ? 1 : 0.7), 0, 7); g.stroke(); g.setLineDash([]);
      this.text('direction not known', x, y - reach * (r.view ? 1 : 0.7) - 10, { font: '11.5px', fill: Ink.of('ink-2') });
      return;
    }
    const half = r.lens ? r.lens.horizontalFovDeg / 2 : 0, error = Math.min(60, yaw.sigmaDeg || 0), rad = (d) => (d - 90) * Math.PI / 180;
    const wedge = (width, alpha) => { g.beginPath(); g.moveTo(x, y); g.arc(x, y, reach, rad(yaw.deg - width), rad(yaw.deg + width)); g.closePath(); g.fillStyle = Ink.thin(colour, alpha); g.fill(); };
    if (error) wedge(half + error, 0.10);
    if (half) { wedge(half, 0.18); g.strokeStyle = Ink.thin(colour, 0.9); g.lineWidth = 1.4; g.stroke(); }
    g.setLineDash([5, 4]); g.strokeStyle = Ink.thin(colour, 0.8); g.beginPath();
    for (const side of error ? [-1, 1] : [0]) { const a = rad(yaw.deg + side * (half + error)); g.moveTo(x, y); g.lineTo(x + reach * Math.cos(a), y + reach * Math.sin(a)); }
    g.stroke(); g.setLineDash([]);
  }

  /** The ground that the picture can show, and where its sides would be if the direction is off by its error. */
  drawView(r, x, y, colour, yaw, reach) {
    const { g } = this, error = yaw ? Math.min(60, yaw.sigmaDeg || 0) * Math.PI / 180 : 0;
    const path = (turned) => {
      g.beginPath();
      for (const ring of r.view.rings) {
        ring.forEach(([lon, lat], i) => {
          const a = this.x(lon) - x, b = this.y(lat) - y, px = x + a * Math.cos(turned) - b * Math.sin(turned), py = y + a * Math.sin(turned) + b * Math.cos(turned);
          if (i) g.lineTo(px, py); else g.moveTo(px, py);
        });
        g.closePath();
      }
    };
    for (const turned of error ? [-error, error] : []) {
      path(turned); g.fillStyle = Ink.thin(colour, 0.06); g.fill();
      g.setLineDash([5, 4]); g.strokeStyle = Ink.thin(colour, 0.7); g.lineWidth = 1.2; g.stroke(); g.setLineDash([]);
    }
    path(0); g.fillStyle = Ink.thin(colour, 0.16); g.fill();
    g.strokeStyle = Ink.thin(colour, 0.9); g.lineWidth = 1.4; g.stroke();
    // behind the camera, where the view is not
    const down = r.pose && r.pose.pitch && r.pose.pitch.deg <= -60, back = yaw && !down ? (yaw.deg + 180) * Math.PI / 180 : Math.PI;
    const off = down ? Math.min(reach, this.H / 2) + 16 : 22, slant = Math.sin(back);
    const words = down ? 'looking down' : `looking ${compass(yaw.deg)} ±${+(yaw.sigmaDeg || 0).toFixed(1)}°${r.view.reachesHorizon ? `, to ${distance(r.view.rangeM)}` : ''}`;
    g.font = `500 11.5px ${FONT}`;
    const half = g.measureText(words).width / 2, mid = x + off * slant + (Math.abs(slant) > 0.4 ? Math.sign(slant) * half : 0);
    const at = Math.max(half + 6, Math.min(this.W - half - 6, mid)), row = y - off * Math.cos(back), covers = Math.abs(at - x) < half + 12 && Math.abs(row - y) < 18;
    this.text(words, at, covers ? y + 24 : row, { font: '11.5px', fill: Ink.of('ink-2') });
  }

  /** Camera positions, put together where their marks would cover each other. */
  gather(files, skip) {
    const many = files.length > 400, wide = many ? 58 : 26, tall = 26, bins = new Map();
    for (const r of files) {
      if (!r.position || r.position.latDeg == null || r === skip) continue;
      const [x, y] = this.at(spotOf(r));
      if (x < -20 || y < -20 || x > this.W + 20 || y > this.H + 20) continue;
      const key = Math.round(x / wide) * 65536 + Math.round(y / tall), bin = bins.get(key);
      if (bin) { bin.x += x; bin.y += y; bin.all.push(r); } else bins.set(key, { x, y, all: [r] });
    }
    const piles = [];
    for (const bin of [...bins.values()].sort((a, b) => b.all.length - a.all.length)) {
      const n = bin.all.length, x = bin.x / n, y = bin.y / n;
      const near = piles.find((p) => Math.abs(p.x - x) < wide && Math.abs(p.y - y) < tall);
      if (near) near.all.push(...bin.all); else piles.push({ x, y, all: bin.all });
    }
    for (const p of piles) {
      p.worst = p.all.reduce((a, r) => (RANK[r.shown] < RANK[a.shown] ? r : a));
      p.pill = many && p.all.length > 1;
      const w = p.pill ? 15 + 4 * num(p.all.length).length : 12;
      p.box = [p.x - w, p.y - 12, p.x + w + (p.all.length > 1 && !p.pill ? 10 : 0), p.y + 12];
    }
    return piles.sort((a, b) => RANK[b.worst.shown] - RANK[a.worst.shown]);
  }

  drawPile(p) {
    const { g } = this, n = p.all.length;
    if (p.pill) {
      const label = num(n);
      g.font = `640 12px ${FONT}`;
      const w = g.measureText(label).width + 30, x = p.x - w / 2;
      g.beginPath(); g.roundRect(x, p.y - 11, w, 22, 11);
      g.fillStyle = Ink.of('surface'); g.fill(); g.strokeStyle = Ink.of('line-strong'); g.lineWidth = 1; g.stroke();
      this.glyph(p.worst.shown, x + 12, p.y, 7);
      this.text(label, x + 22, p.y + 0.5, { align: 'left', weight: 640, halo: Ink.of('surface') });
      return;
    }
    this.glyph(p.worst.shown, p.x, p.y, this.what.focus ? 10 : n > 1 ? 9 : 8);
    if (n > 1) this.text(num(n), p.x + 11, p.y - 10, { font: '11px', weight: 700, align: 'left' });
  }

  /** A level's mark: shape first, then letter, then colour. */
  glyph(level, x, y, r, chosen) {
    const { g } = this, open = level === 'NONE' || level === 'UNDETERMINED' || level === 'OTHER';
    g.beginPath();
    if (level === 'HIGH') { for (let i = 0; i < 8; i++) { const a = (i + 0.5) * Math.PI / 4; g[i ? 'lineTo' : 'moveTo'](x + r * 1.06 * Math.cos(a), y + r * 1.06 * Math.sin(a)); } g.closePath(); }
    else if (level === 'MEDIUM') { g.moveTo(x, y - r * 1.18); g.lineTo(x + r * 1.15, y + r * 0.86); g.lineTo(x - r * 1.15, y + r * 0.86); g.closePath(); }
    else if (level === 'LOW') g.arc(x, y, r, 0, 7);
    else if (level === 'UNDETERMINED') g.rect(x - r * 0.92, y - r * 0.92, r * 1.84, r * 1.84);
    else g.roundRect(x - r, y - r * 0.62, r * 2, r * 1.24, r * 0.62);
    g.lineWidth = chosen ? 6 : 3; g.strokeStyle = Ink.of(chosen ? 'ink' : 'map'); g.stroke();
    if (chosen) { g.lineWidth = 3; g.strokeStyle = Ink.of('map'); g.stroke(); }
    if (open) {
      g.fillStyle = Ink.of(level === 'UNDETERMINED' ? 'unknown-tint' : 'map'); g.fill();
      g.lineWidth = level === 'UNDETERMINED' ? 2 : 1.6; g.strokeStyle = Ink.of(COLOUR[level]);
      if (level === 'UNDETERMINED') g.setLineDash([3.4, 1.8]);
      g.stroke(); g.setLineDash([]);
    } else { g.fillStyle = Ink.of(COLOUR[level]); g.fill(); }
    g.font = `700 ${Math.round(r * (level === 'MEDIUM' ? 1 : 1.2))}px ${FONT}`; g.textAlign = 'center'; g.textBaseline = 'middle';
    g.fillStyle = Ink.of(open ? COLOUR[level] : ON_COLOUR[level]);
    g.fillText(LETTER[level] || '', x, y + (level === 'MEDIUM' ? r * 0.22 : 0.5));
  }

  text(words, x, y, { font = '12px', fill = Ink.of('ink'), align = 'center', weight = 500, halo = Ink.of('map') } = {}) {
    const { g } = this;
    g.font = `${weight} ${font} ${FONT}`; g.textAlign = align; g.textBaseline = 'middle'; g.lineJoin = 'round';
    g.strokeStyle = halo; g.lineWidth = 3.5; g.strokeText(words, x, y);
    g.fillStyle = fill; g.fillText(words, x, y);
  }

  /** Writes names in the first free of nine places; what finds none is left out. Names in contact come last, on top. */
  nameZones(hot, taken) {
    const { g, W, H } = this, onTop = [], seen = [];
    for (const z of this.what.zones) {
      const s = this.shifts(z.box)[0];
      if (s === undefined) continue;
      seen.push({ z, x0: this.x(z.box[0], s), x1: this.x(z.box[2], s), y0: this.y(z.box[3]), y1: this.y(z.box[1]), on: hot.has(z.id) });
    }
    seen.sort((a, b) => b.on - a.on || (b.x1 - b.x0) - (a.x1 - a.x0));
    const blocked = (b) => b[0] < 2 || b[2] > W - 2 || b[1] < 2 || b[3] > H - 2 || taken.some((q) => q[0] < b[2] && q[2] > b[0] && q[1] < b[3] && q[3] > b[1]);
    for (const { z, x0, x1, y0, y1, on } of seen.slice(0, 150)) {
      const fillsView = x0 < 0 && x1 > W && y0 < 0 && y1 > H;
      if (!on && (x1 - x0 < 24 || fillsView)) continue;
      const name = clip(visible(z.name), 40);
      g.font = `640 ${on ? 13 : 12}px ${FONT}`;
      const w = g.measureText(name).width / 2 + 4, mx = (Math.max(0, x0) + Math.min(W, x1)) / 2, my = (Math.max(0, y0) + Math.min(H, y1)) / 2;
      const spots = x1 - x0 > 240 ? [[mx, Math.max(0, y0) + 24], [mx, Math.min(H, y1) - 24], [mx, my], [mx, y0 - 12]]
        : [[mx, my], [mx, y1 + 13], [mx, y0 - 12], [x1 + w + 6, my], [x0 - w - 6, my], [x1 + w + 2, y1 + 4], [x0 - w - 2, y1 + 4], [mx, y1 + 27], [mx, y0 - 27]];
      const spot = spots.map(([x, y]) => [Math.max(w + 4, Math.min(W - w - 4, x)), y]).find(([x, y]) => !blocked([x - w, y - 9, x + w, y + 9]));
      if (!spot) continue;
      const write = () => this.text(name, spot[0], spot[1], { font: on ? '13px' : '12px', weight: 640 });
      if (on) onTop.push(write); else write();
      taken.push([spot[0] - w, spot[1] - 9, spot[0] + w, spot[1] + 9]);
    }
    return onTop;
  }

  drawScale() {
    const { g, H } = this, want = 110 / this.k, unit = 10 ** Math.floor(Math.log10(want)), length = [5, 2, 1].find((q) => q * unit <= want) * unit, L = length * this.k;
    g.fillStyle = Ink.thin('map', 0.82); g.fillRect(6, H - 34, L + 84, 28);
    g.strokeStyle = Ink.of('ink'); g.lineWidth = 1.5; g.beginPath();
    g.moveTo(14, H - 19); g.lineTo(14, H - 13); g.lineTo(14 + L, H - 13); g.lineTo(14 + L, H - 19); g.moveTo(14 + L / 2, H - 16); g.lineTo(14 + L / 2, H - 13); g.stroke();
    this.text(length < 1000 ? `${length} m` : `${num(length / 1000)} km`, 14 + L + 8, H - 15, { align: 'left' });
    g.save(); g.translate(20, 24); g.beginPath(); g.moveTo(0, -14); g.lineTo(6, 6); g.lineTo(0, 2); g.lineTo(-6, 6); g.closePath();
    g.fillStyle = Ink.of('ink'); g.fill(); g.restore();
    this.text('N', 20, 40, { font: '11px', weight: 700 });
  }

  /* pointing */

  find(x, y) {
    if (this.what.focus) return undefined;
    let best, least = 15;
    for (const p of this.hits) {
      const d = p.pill ? Math.max(0, Math.abs(p.x - x) - 20) + Math.max(0, Math.abs(p.y - y) - 11) : Math.hypot(p.x - x, p.y - y);
      if (d < least) { least = d; best = p; }
    }
    return best;
  }
  hover(x, y) {
    const p = this.find(x, y);
    this.canvas.style.cursor = p ? 'pointer' : '';
    this.tip.hidden = !p;
    if (!p) return;
    this.tip.textContent = p.all.length > 1 ? `${num(p.all.length)} files, worst: ${WORD[p.worst.shown][0]}. Click to zoom in.` : visible(`${clip(p.worst.name, 60)}: ${clip(p.worst.lead, 160)}`);
    this.tip.style.left = Math.max(4, Math.min(x + 14, this.W - 270)) + 'px';
    this.tip.style.top = (y > this.H - 100 ? y - 80 : y + 14) + 'px';
  }
  click(x, y) {
    this.canvas.focus({ preventScroll: true });
    const p = this.find(x, y);
    if (!p) return;
    if (p.all.length > 1 && this.k < 3) this.zoom(2.4, x, y);
    else this.what.open(p.worst);
  }
}
