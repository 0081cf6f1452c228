/* Moments of a video: its key frames, what was seen in it, the seconds to cut, its clips. */

const MOST_FRAMES = 60;
const frameWords = (r, k) => {
  const seen = labelsAt(r, k.offsetS), zone = r.stays.find((c) => c.fromS <= k.offsetS && k.offsetS <= c.toS && SERIOUS.includes(c.level));
  return seen.length ? seen.slice(0, 2).join(', ') : zone ? `${HOW_WORD[zone.how]} ${clip(zone.name, 40)}` : '';
};
/** A strip of annotated pictures; each puts the timeline at its moment. */
function keyframes(r) {
  if (r.keyframes.length < 1) return null;
  const shown = r.keyframes.slice(0, MOST_FRAMES);
  return h('div', { class: 'stripbox' }, h('ol', { class: 'strip', tabindex: 0, 'aria-label': 'Key frames' }, shown.map((k) => {
    const words = frameWords(r, k);
    return h('li', {}, button({ class: 'still', 'data-s': k.offsetS, 'aria-label': `Key frame at ${clock(k.offsetS, 1)}${words ? ', ' + words : ''}`, onclick: () => seek(k.offsetS) },
      picture(k.file, r.format, {}), h('span', {}, h('b', {}, clock(k.offsetS, 1)), words && ` · ${words}`)));
  })), r.keyframes.length > shown.length && left(r.keyframes.length - shown.length, 'key frame'));
}
const nearestFrame = (r, s) => r.keyframes.reduce((a, k) => (a && Math.abs(a.offsetS - s) <= Math.abs(k.offsetS - s) ? a : k), null);
/** The large picture is the key frame nearest to where the timeline stands. */
function showFrame(r) {
  const k = nearestFrame(r, r.cursor), frame = $('#pane .frame[data-video]');
  for (const e of document.querySelectorAll('.still')) {
    const on = !!k && +e.dataset.s === k.offsetS;
    if (on !== (e.getAttribute('aria-current') === 'true')) e.setAttribute('aria-current', String(on));
    if (on) { const strip = e.closest('.strip'), x = e.parentElement.offsetLeft; if (x < strip.scrollLeft || x + e.offsetWidth > strip.scrollLeft + strip.clientWidth) strip.scrollLeft = x - 60; }
  }
  if (frame && k) putFrame(r, frame, k);
}
function putFrame(r, frame, k) {
  if (frame.dataset.video === k.file) return;
  frame.dataset.video = k.file;
  const words = frameWords(r, k);
  const it = overlayOf(r, k.file), props = { alt: `${describe(r)}: the picture at ${clock(k.offsetS, 1)}`, loading: 'eager' };
  const says = $('.framesays', frame.parentElement), over = $('.frameover', frame.parentElement);
  frame.unwatch?.();
  if (it) {
    const note = layeredFigure(r, k.file, frame, it, props);
    over.replaceChildren(switches(it), legendOf(it) || '', note, withAllMarks(k.file, it));
  } else {
    over.replaceChildren(h('span', { class: 'muted' }, 'Annotated by Sightline; it carries none of the original’s metadata.'));
    frame.classList.remove('layered');
    frame.replaceChildren(h('a', { href: link(k.file), target: '_blank', rel: 'noopener noreferrer', title: 'Open the picture alone' }, picture(k.file, r.format, props)));
  }
  says.textContent = visible(`Key frame at ${clock(k.offsetS, 1)}${words ? ': ' + words : ''}.`);
}
/** The picture beside the map: a key frame, which follows the timeline. */
function videoFigure(r) {
  const frame = h('div', { class: 'frame', 'data-video': '-' }), says = h('span', { class: 'framesays', role: 'status' });
  const it = h('figure', {}, frame, h('figcaption', {}, says, h('span', { class: 'frameover' })));
  putFrame(r, frame, nearestFrame(r, r.cursor));
  return it;
}
/** The moment that a reason is about, as a button. */
const moment = (s, words = clock(s, 1)) => button({ class: 'link moment', 'aria-label': `Show the moment ${clock(s, 1)}`, onclick: () => { seek(s); $('.tl')?.scrollIntoView({ block: 'nearest' }); } }, words);

function foundInVideo(r) {
  const objects = r.detections, name = (id) => (ZONE.get(id) || { name: id }).name, stands = objects.some((d) => d.standsIn.length);
  const when = (d) => (d.fromS == null ? '–' : [moment(d.bestS ?? d.fromS, d.fromS === d.toS ? clock(d.fromS, 1) : `${clock(d.fromS, 1)} to ${clock(d.toS, 1)}`), d.pictures > 0 && h('div', { class: 'muted small' }, plural(d.pictures, 'picture'))]);
  return h('div', { class: 'scrollx', tabindex: 0, role: 'group', 'aria-label': 'Objects found in the video' }, h('table', {}, h('thead', {}, h('tr', {}, h('th', {}, 'What'), h('th', {}, 'When'), h('th', { class: 'num' }, 'Best score'), stands && h('th', {}, 'May stand in'))),
    h('tbody', {}, objects.map((d) => h('tr', {}, h('td', {}, clip(d.label, 80)), h('td', {}, when(d)), h('td', { class: 'num' }, d.score.toFixed(2)), stands && h('td', {}, d.standsIn.map(name).join(', ') || '–'))))));
}

/* the seconds to cut */

const seconds = (s) => String(+s.toFixed(1));
const CUT_FORMS = {
  times: ['Times', (cuts) => cuts.map((c) => `${clock(c.fromS, 1)}\t${clock(c.toS, 1)}\t${c.reason || ''}`.trimEnd()).join('\n')],
  seconds: ['Seconds', (cuts) => cuts.map((c) => `${seconds(c.fromS)}\t${seconds(c.toS)}`).join('\n')],
  ffmpeg: ['For ffmpeg', (cuts) => { const keep = `not(${cuts.map((c) => `between(t,${seconds(c.fromS)},${seconds(c.toS)})`).join('+')})`; return `-vf "select='${keep}',setpts=N/FRAME_RATE/TB" -af "aselect='${keep}',asetpts=N/SR/TB" -sn -dn -map_metadata -1 -map_chapters -1`; }],
};
function cutList(r) {
  if (!r.moves || !r.cuts.length) return null;
  const sure = r.cuts.filter((c) => c.level !== 'UNDETERMINED'), open = r.cuts.filter((c) => c.level === 'UNDETERMINED'), shownOpen = open.slice(0, 40);
  const words = (c) => `${clock(c.fromS, 1)} to ${clock(c.toS, 1)}`;
  const clips = (c) => r.clips.filter((k) => link(k.file) && k.fromS < c.toS && k.toS > c.fromS).slice(0, 4).map((k) => h('a', { class: 'clip', href: link(k.file), target: '_blank', rel: 'noopener noreferrer', 'aria-label': `Annotated clip from ${words(k)}` }, `Clip ${clock(k.fromS)}`));
  const row = (c) => h('li', {}, mark(c.level), h('b', {}, moment(c.fromS, words(c))), h('span', {}, isPrivate(r) ? (c.level === 'UNDETERMINED' ? 'place not known: look at it yourself' : 'to cut') : clip(c.reason || '', 300), c.level !== 'UNDETERMINED' && clips(c)));
  return h('section', { class: 'card cuts' }, h('div', { class: 'head' }, h('h2', {}, sure.length ? 'Seconds to cut' : 'Seconds to look at'), sure.length > 0 && h('p', {}, 'with 2 s to spare on both sides')),
    isPrivate(r) && h('p', { class: 'small muted' }, 'The file touches one of your private zones: what each part holds, the way and the heights are left out here.'),
    h('ul', {}, sure.map(row), shownOpen.map(row)), open.length > shownOpen.length && left(open.length - shownOpen.length, 'gap'), sure.length > 0 && cutText(sure, isPrivate(r)));
}
/** The same as text to copy, in the form that a program wants. */
function cutText(sure, hidden) {
  const cuts = hidden ? sure.map((c) => ({ fromS: c.fromS, toS: c.toS })) : sure;
  const box = h('textarea', { class: 'mono', readonly: true, rows: 3, 'aria-label': 'Seconds to cut, as text', spellcheck: 'false' });
  const put = (form) => { box.value = visibleLines(CUT_FORMS[form][1](cuts)); for (const e of forms.children) e.setAttribute('aria-pressed', String(e.dataset.form === form)); };
  const forms = h('span', { class: 'seg forms', role: 'group', 'aria-label': 'Form of the text' }, Object.keys(CUT_FORMS).map((k) => button({ 'data-form': k, onclick: () => put(k) }, CUT_FORMS[k][0])));
  const copy = button({ class: 'btn', onclick: async (e) => {
    const it = e.currentTarget;
    box.select();
    try { await navigator.clipboard.writeText(box.value); it.textContent = 'Copied'; } catch { it.textContent = 'Selected: copy with Ctrl+C'; }
  } }, 'Copy');
  put('times');
  return h('div', { class: 'cuttext noprint' }, h('div', { class: 'bar2' }, forms, copy), box, h('p', { class: 'small muted' }, 'Cutting pictures alone leaves the positions of the rest, and other metadata, in the file. The form for ffmpeg takes them out too.'));
}
const visibleLines = (text) => text.split('\n').map((line) => line.split('\t').map(visible).join('\t')).join('\n');
