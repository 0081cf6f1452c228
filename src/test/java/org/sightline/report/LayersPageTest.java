package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.Likeness;
import org.sightline.copies.PdqHash;
import org.sightline.risk.Assessment;
import org.sightline.risk.Scene;
import org.sightline.view.Pixel;
import org.sightline.vision.Box;

/** Layers over a picture, and near-copies, on the page in a real browser. */
@Tag("slow")
class LayersPageTest {
  private static final String HOSTILE = "</text><img src=x>";
  private static final String TURNED = "\u202egpj.exe";

  @TempDir static Path folder;

  private static Chromium chromium;
  private static Path page;

  @BeforeAll
  static void startBrowser() throws IOException {
    chromium = Chromium.start(folder.resolve("profile"));
    Path report = Files.createDirectories(folder.resolve("report"));
    page = report.resolve("index.html");
    write(report);
  }

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static void write(Path report) throws IOException {
    Files.createDirectories(report.resolve("plain"));
    PageRuns.write(report, 8); // pictures for the folder; its record is replaced
    for (String name : List.of("signs.jpg", "crowd.jpg")) {
      Files.copy(
          report.resolve("annotated/000000000010-a.jpg"), report.resolve("annotated/" + name));
      Files.copy(report.resolve("annotated/000000000011-a.jpg"), report.resolve("plain/" + name));
    }
    Files.copy(
        report.resolve("annotated/000000000010-a.jpg"), report.resolve("annotated/lost.jpg"));
    List<Annotation.Mark> crowd = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      var box = new Box(100 + 380 * (i % 10), 200 + 450 * (i / 10), 500 - 7 * i, 300);
      crowd.add(new Annotation.Mark("truck", 0.9 - i * 0.005, box, Annotation.Kind.OBJECT));
    }
    try (OutputStream out = Files.newOutputStream(report.resolve(Reports.RECORD))) {
      line(out, picture("signs.jpg", signs()), scene("signs.jpg", 3));
      line(out, picture("crowd.jpg", crowd), scene("crowd.jpg", 3));
      line(out, picture("lost.jpg", signs()), scene("lost.jpg", 0x5555555555L));
    }
    Reports.write(report, PageRuns.head(false), null);
  }

  private static List<Annotation.Mark> signs() {
    return List.of(
        new Annotation.Mark("禁止拍照", 0.97, new Box(2400, 300, 700, 200), Annotation.Kind.TEXT),
        new Annotation.Mark(
            "ممنوع التصوير", 0.91, new Box(2400, 700, 700, 200), Annotation.Kind.TEXT),
        new Annotation.Mark(HOSTILE, 0.8, new Box(300, 1500, 600, 400), Annotation.Kind.IN_ZONE),
        new Annotation.Mark(TURNED, 0.7, new Box(1500, 2200, 500, 300), Annotation.Kind.OBJECT));
  }

  private static Picture picture(String name, List<Annotation.Mark> marks) {
    var ring =
        new Annotation.Corners(
            List.of(new Pixel(-500, 1400), new Pixel(5000, 1300), new Pixel(5000, 1900)));
    var zone = new Annotation.Outline("<b>Old</b> Quay, 150 m away", false, List.of(ring), 40);
    return new Picture("annotated/" + name, "plain/" + name, 4032, 3024, marks, List.of(zone));
  }

  private static Assessment scene(String name, long bits) {
    Assessment.Assessed one =
        new Scene()
            .source(name)
            .fix(PageRuns.LAT, PageRuns.LON, 8, "exif:GPS")
            .inside(PageRuns.MEADOW, 140, 0.99)
            .assessed();
    var hash = new PdqHash(bits, ~bits, bits << 7, ~(bits << 9));
    var print = new Fingerprint(hash, hash, hash, hash, 90);
    return new Assessment.Assessed(
        one.observation().with(new Likeness(print, List.of())), one.findings(), one.level());
  }

  private static void line(OutputStream out, Picture picture, Assessment item) throws IOException {
    out.write(
        RecordLine.of(item, Attached.ofStill(null, "thumbs/000000000010.jpg", List.of(picture))));
    out.write('\n');
  }

  private static void open(String name, String hash, int width) {
    chromium.requestsElsewhere();
    chromium.complaints();
    chromium.open(page, "#item=" + Scene.header(name).id() + hash, width, 1000, width < 800);
    chromium.until("document.querySelector('#pane h1')");
  }

  private static void openLayered(String name, String hash, int width) {
    open(name, hash, width);
    chromium.until("document.querySelector('svg.over path')");
    chromium.until("document.querySelector('.frame img').naturalWidth === 1200");
  }

  private static void assertQuiet() {
    assertEquals(List.of(), chromium.complaints());
    assertEquals(List.of(), chromium.requestsElsewhere());
    assertEquals("undefined", chromium.run("return typeof window.owned"));
  }

  /** What of the picture's layers can be seen, its labels each beside what they name. */
  private static String seen() {
    return chromium
        .run(
            "return [...document.querySelectorAll('svg.over > g, svg.over > g > g')].filter(g =>"
                + " g.getBoundingClientRect().width > 0).map(g => (g.parentNode.dataset.of"
                + " ? g.parentNode.dataset.of + ':' : '') + g.dataset.of).join(' ')")
        .toString();
  }

  @Test
  void eachLayerSwitchesByButtonAndByKeyAndStandsInTheAddress() {
    openLayered("signs.jpg", "", 1440);
    String all = "zones text objects labels labels:zones labels:text labels:objects";
    assertEquals(all, seen());
    chromium.find("[data-layer=text]").click();
    chromium.until("location.hash.endsWith('&off=text')");
    assertEquals("zones objects labels labels:zones labels:objects", seen());
    assertEquals("false", chromium.find("[data-layer=text]").getAttribute("aria-pressed"));
    chromium.press("z");
    chromium.until("location.hash.endsWith('&off=text%2Czones')");
    assertEquals("objects labels labels:objects", seen());
    chromium.press("l");
    assertEquals("objects", seen());
    chromium.press("o");
    assertEquals("", seen());
    chromium.press("m");
    assertEquals(all, seen());
    chromium.press("m");
    assertEquals("", seen());
    chromium.press("m");
    assertTrue(
        chromium.run("return location.hash").toString().endsWith(Scene.header("signs.jpg").id()));
    assertQuiet();
  }

  @Test
  void whatIsSwitchedOffStaysSoOnTheNextFileAndInALink() {
    openLayered("signs.jpg", "&off=labels%2Czones", 1440);
    assertEquals("text objects", seen());
    chromium.press("j");
    chromium.until("document.querySelector('.titleline .file').textContent === 'crowd.jpg'");
    chromium.until("document.querySelector('svg.over path')");
    assertEquals("objects", seen());
    assertQuiet();
  }

  @Test
  void labelsCoverNoObjectAndNoOtherLabelAtAnyWidth() {
    for (int width : new int[] {360, 1440, 2560}) {
      for (String name : List.of("crowd.jpg", "signs.jpg")) {
        openLayered(name, "", width);
        Object covered =
            chromium.run(
                "const svg = document.querySelector('svg.over'), r = BY_ID.get(state.item), it ="
                    + " r.layers[0], k = svg.viewBox.baseVal.width / it.widthPx, out = [], meet ="
                    + " (a, b) => a.x < b.x + b.width - .01 && b.x < a.x + a.width - .01 && a.y <"
                    + " b.y + b.height - .01 && b.y < a.y + a.height - .01; const chips ="
                    + " [...svg.querySelectorAll('.plate')].map(c => c.getBBox()); const objects ="
                    + " it.marks.map(m => ({ x: m.box[0] * k, y: m.box[1] * k, width: m.box[2] * k,"
                    + " height: m.box[3] * k })); chips.forEach((c, i) => { objects.forEach((o, j)"
                    + " => { if (meet(c, o)) out.push(`chip ${i} on object ${j}`); });"
                    + " chips.slice(i + 1).forEach((d, j) => { if (meet(c, d)) out.push(`chips"
                    + " ${i} and ${i + 1 + j}`); }); if (c.x < 0 || c.x + c.width >"
                    + " svg.viewBox.baseVal.width) out.push(`chip ${i} outside`); });"
                    + " svg.querySelectorAll('text').forEach((t, i) => { if"
                    + " (t.getComputedTextLength() > chips[i].width) out.push(`text ${i} runs"
                    + " over`); }); return out.join('; ')");
        assertEquals("", covered, name + " at " + width);
        long shown = chromium.number("document.querySelectorAll('.plate').length");
        assertTrue(shown > 0 || name.equals("crowd.jpg"), "labels of " + name + " at " + width);
        assertEquals(
            shown < chromium.number("BY_ID.get(state.item).layers[0].marks.length + 1"),
            chromium.text("figcaption").contains("no room here"),
            "labels without room are counted");
      }
    }
    assertQuiet();
  }

  @Test
  void labelsAreOfOneSizeOnScreenHoweverLargeThePicture() {
    for (int width : new int[] {1440, 1920, 2560}) {
      openLayered("signs.jpg", "", width);
      assertEquals(
          "13",
          chromium.run(
              "const svg = document.querySelector('svg.over'), t = svg.querySelector('text'); return"
                  + " String(Math.round(parseFloat(getComputedStyle(t).fontSize) *"
                  + " svg.getScreenCTM().a * 100) / 100)"),
          "at " + width);
    }
    assertQuiet();
  }

  @Test
  void hostileLabelsAreWordsAndOtherScriptsKeepTheirOrder() {
    openLayered("signs.jpg", "", 1440);
    assertEquals(0, chromium.number("document.querySelectorAll('svg.over img').length"));
    Object labels =
        chromium.run(
            "return [...document.querySelectorAll('svg.over text')].map(t => t.textContent).join('|')");
    assertEquals(
        "\u2068<b>Old</b> Quay, 150 m away\u2069|\u2068禁止拍照\u2069 0.97|\u2068ممنوع التصوير\u2069"
            + " 0.91|\u2068</text><img src=x>\u2069 0.80|\u2068⟨U+202E⟩gpj.exe\u2069 0.70",
        labels.toString());
    assertQuiet();
  }

  @Test
  void withoutThePlainPictureTheAnnotatedOneIsShown() {
    open("lost.jpg", "", 1440);
    chromium.until("document.querySelector('.frame img')?.src.endsWith('annotated/lost.jpg')");
    chromium.until("document.querySelector('.frame img').naturalWidth === 1200");
    assertEquals(0, chromium.number("document.querySelectorAll('svg.over').length"));
    assertEquals(0, chromium.number("document.querySelectorAll('[data-layer]').length"));
  }

  @Test
  void nearCopiesAreOneGroupToDecideOnce() {
    chromium.open(page, "", 1440, 1000, false);
    chromium.until("document.querySelector('#pane h1')");
    chromium.complaints();
    chromium.run(
        "[...document.querySelectorAll('#pane h2')].find(e => e.textContent ==="
            + " 'Near-copies').closest('section').querySelector('tbody .link').click()");
    chromium.until("document.querySelector('#count').textContent === '2 of 3 files'");
    assertEquals("#copies=1", chromium.run("return location.hash"));
    chromium.press("j");
    chromium.until("document.querySelector('.titleline')");
    assertTrue(chromium.text("#pane").contains("2 near-copies: decide once"));
    String other =
        chromium.text(".titleline .file").equals("signs.jpg") ? "crowd.jpg" : "signs.jpg";
    chromium.run(
        "[...document.querySelectorAll('#pane td .link')].find(e => e.textContent === '"
            + other
            + "').click()");
    chromium.until("document.querySelector('.titleline .file').textContent === '" + other + "'");
    open("lost.jpg", "", 1440);
    assertEquals(
        -1, chromium.text("#pane").indexOf("near-copies"), "it is like none of the others");
  }
}
