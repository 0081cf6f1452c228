package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Footage on the page, in a real browser. */
@Tag("slow")
class FootagePageTest {
  private static final String FLIGHT = FootageLines.ID;
  private static final String HOME = FootageLines.ID.replace('5', '6');
  private static final String PLACELESS = FootageLines.ID.replace('5', '7');
  private static final String WALK = FootageLines.ID.replace('5', '8');

  @TempDir static Path folder;

  private static Chromium chromium;
  private static Path page;

  @BeforeAll
  static void startBrowser() throws IOException {
    chromium = Chromium.start(folder.resolve("profile"));
    Path report = Files.createDirectories(folder.resolve("report"));
    PageRuns.write(report, 12);
    FootageLines.append(
        report,
        FootageLines.flight(),
        FootageLines.fromHome(),
        FootageLines.placeless(),
        FootageLines.walk());
    Reports.write(report, PageRuns.head(false), null);
    page = report.resolve("index.html");
  }

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static void open(String id, int width) {
    chromium.requestsElsewhere();
    chromium.complaints();
    chromium.open(page, "#item=" + id, width, 1000, width % 2 == 1);
    chromium.until("document.querySelector('#pane h1')");
  }

  private static void assertQuiet() {
    assertEquals(List.of(), chromium.complaints());
    assertEquals(List.of(), chromium.requestsElsewhere());
  }

  private static String all(String selector) {
    return chromium
        .run(
            "return [...document.querySelectorAll('"
                + selector
                + "')].map(e => e.textContent.trim()).join('|')")
        .toString();
  }

  /** Where a bar lies in the timeline, seconds, from its pixels. */
  private static double seconds(String pixels) {
    return Double.parseDouble(
        chromium
            .run(
                "const b = document.querySelector('.tl'), l = +b.dataset.left, w = +b.dataset.right -"
                    + " l; return String(("
                    + pixels
                    + " - l) / w * 212)")
            .toString());
  }

  @Test
  void theTimelineHasALaneForEachThingThatChanges() {
    open(FLIGHT, 1440);
    assertEquals(
        "Gull ReachGull Reach|Meadow Field control a…Meadow Field control area|Meadow FieldMeadow"
            + " Field|ObjectsObjects|HeightHeight|TelemetryTelemetry|Pictures looked atPictures looked"
            + " at|Seconds to cutSeconds to cut",
        all(".tlname"));
    assertEquals("bird|boat|airplane", sorted(all(".tlobj text")));
    assertTrue(chromium.text(".sampling").contains("186 in all"), chromium.text(".sampling"));
    // one object is one bar, where it was seen
    double from = seconds("+document.querySelector('.tlobj.lv-HIGH rect').getAttribute('x')");
    double length =
        seconds("+document.querySelector('.tlobj.lv-HIGH rect').getAttribute('width') + l");
    assertEquals(172, from, 0.5);
    assertEquals(18, length, 0.5);
    double gap = seconds("+document.querySelector('.tlgap rect').getAttribute('x')");
    assertEquals(128.4, gap, 0.5);
    // one stroke a second from 20 to 140 and from 149 to 211, and at 0 and 10
    assertEquals(
        121 + 63 + 2,
        chromium.number(
            "[...document.querySelectorAll('.tlone')].reduce((n, e) => n +"
                + " e.getAttribute('d').split('M').length - 1, 0)"));
    assertQuiet();
  }

  private static String sorted(String joined) {
    String[] words = joined.split("\\|");
    Arrays.sort(words, Comparator.comparingInt("bird|boat|airplane"::indexOf));
    return String.join("|", words);
  }

  @Test
  void aKeyFrameAnObjectAndAReasonLeadToTheirMoment() {
    open(FLIGHT, 1440);
    assertEquals("1:28 · inside Gull Reach|1:44 · boat|2:58 · airplane", all(".still span"));
    // it begins at the moment of the first reason, with the key frame of that moment
    assertEquals("1:28: inside Gull Reach; 67 m above take-off", chromium.text(".tlsays"));
    chromium.run("document.querySelectorAll('.still')[1].click()");
    assertEquals(
        "1:44: inside Gull Reach; 66 m above take-off; boat in the picture",
        chromium.text(".tlsays"));
    assertEquals("Key frame at 1:44: boat.", chromium.text(".framesays"));
    chromium.until("document.querySelector('.frame img').src.endsWith('000000000011-a.jpg')");
    assertEquals(
        "Key frame at 1:44, boat",
        chromium.run("return document.querySelector('.still[aria-current=true]').ariaLabel"));
    chromium.run("[...document.querySelectorAll('.reasons .moment')].pop().click()");
    assertEquals(178, chromium.number("BY_ID.get('" + FLIGHT + "').cursor"));
    chromium.run(
        "[...document.querySelectorAll('.moment')].find(e => e.textContent === '1:04').click()");
    assertEquals(64, chromium.number("BY_ID.get('" + FLIGHT + "').cursor"));
    assertTrue(chromium.text(".tlsays").contains("bird in the picture"));
    assertQuiet();
  }

  @Test
  void keysMoveTheTimelineFromEventToEvent() {
    open(FLIGHT, 1441);
    chromium.run("document.querySelector('.tl').focus()");
    chromium.press(Keys.HOME);
    assertEquals("0", chromium.find(".tl").getAttribute("aria-valuenow"));
    chromium.press(Keys.PAGE_DOWN);
    assertTrue(
        chromium.text(".tlsays").startsWith("0:20: near Gull Reach"), chromium.text(".tlsays"));
    chromium.run("seek(130)");
    assertEquals("2:10: place not known", chromium.text(".tlsays"));
    assertEquals("2:10: place not known", chromium.find(".tl").getAttribute("aria-valuetext"));
    assertQuiet();
  }

  @Test
  void theSecondsToCutAreTextToCopyInThreeForms() {
    open(FLIGHT, 1440);
    assertEquals("0:52 to 2:17|2:49 to 3:32|2:08.4 to 2:19.9", all(".cuts li b"));
    assertEquals(
        "0:52\t2:17\tinside Gull Reach\n2:49\t3:32\tinside Meadow Field control area",
        chromium.run("return document.querySelector('.cuttext textarea').value"));
    chromium.run("document.querySelectorAll('.cuttext .forms button')[1].click()");
    assertEquals(
        "52\t137\n169\t212",
        chromium.run("return document.querySelector('.cuttext textarea').value"));
    chromium.run("document.querySelectorAll('.cuttext .forms button')[2].click()");
    assertEquals(
        "-vf \"select='not(between(t,52,137)+between(t,169,212))',setpts=N/FRAME_RATE/TB\" -af"
            + " \"aselect='not(between(t,52,137)+between(t,169,212))',asetpts=N/SR/TB\" -sn -dn"
            + " -map_metadata -1 -map_chapters -1",
        chromium.run("return document.querySelector('.cuttext textarea').value"));
    assertEquals("Clip 0:52", all(".cuts .clip"));
    assertTrue(
        chromium.find(".cuts .clip").getAttribute("href").endsWith("/clips/5f00a9c01d4e-52.mp4"));
    assertQuiet();
  }

  @Test
  void aVideoStandsOnTheMapWhereItWasAtItsWorstAndNotWhereItBegan() {
    open("", 1440);
    chromium.until("map && map.hits.length > 0");
    String spot = "BY_ID.get('" + FLIGHT + "').spot";
    // between the places at 80 s and at 110 s
    assertEquals(
        PageRuns.lon(-4.5 - 0.7 * 8 / 30),
        Double.parseDouble(chromium.run("return String(" + spot + ".lonDeg)").toString()),
        1e-6);
    assertEquals(
        PageRuns.lat(-3.4 - 0.5 * 8 / 30),
        Double.parseDouble(chromium.run("return String(" + spot + ".latDeg)").toString()),
        1e-6);
    assertEquals(
        1,
        chromium.number(
            "map.hits.filter(p => p.all.some(r => r.id === '"
                + FLIGHT
                + "') && Math.hypot(p.x - map.x("
                + spot
                + ".lonDeg), p.y - map.y("
                + spot
                + ".latDeg)) < 30).length"));
    assertEquals("3:32|3:32", all(".thumbbox .len"));
    assertQuiet();
  }

  @Test
  void ofAFlightThatTouchesAPrivateZoneThePageHoldsNoWayNoTimesOfZonesAndNoKeyFrames()
      throws IOException {
    open(HOME, 1440);
    assertEquals("", all(".still, .tlbar, .tltel, .tlgap, .tlone, .mapbox canvas"));
    assertEquals(
        "0:52\t2:17\n2:49\t3:32",
        chromium.run("return document.querySelector('.cuttext textarea').value"));
    assertEquals(
        "Pictures looked at: one in 1 s where it matters, one in 10 s elsewhere.",
        chromium.text(".sampling"));
    String line = "";
    for (String one : Files.readAllLines(page)) {
      line = one.contains("\"id\":\"" + HOME) ? one : line;
    }
    assertTrue(line.contains("HOME_0061"), "the line of the item");
    for (String secret :
        List.of(
            "latDeg", "thinned", "stays", "\"dense\"", "keyframes", "worstS", "186", "offsetS")) {
      assertFalse(line.contains(secret), secret + " in " + line);
    }
    assertQuiet();
  }

  @Test
  void aVideoWithoutAPositionHasATimelineOfWhatWasSeen() {
    open(PLACELESS, 1440);
    assertEquals("ObjectsObjects|Pictures looked atPictures looked at", all(".tlname"));
    assertEquals("2:58: airplane in the picture", chromium.text(".tlsays"));
    assertEquals(0, chromium.number("document.querySelectorAll('.mapbox canvas, .cuts').length"));
    open(WALK, 1440);
    assertEquals("HeightHeight|TelemetryTelemetry", all(".tlname"));
    assertEquals("0:00: no zone; 0 m above take-off", chromium.text(".tlsays"));
    assertQuiet();
  }

  @Test
  void footageFitsAPhoneAndEverythingHasAName() {
    for (int width : new int[] {360, 361, 900, 1441}) {
      for (String id : List.of(FLIGHT, HOME, PLACELESS, WALK)) {
        open(id, width);
        assertEquals(
            "",
            chromium.run(
                "return [...document.querySelectorAll('html, body, #pane, .wrap, .wrap section,"
                    + " .wrap figure, .cuttext')].filter(e => e.scrollWidth > e.clientWidth + 1 &&"
                    + " e.clientWidth).map(e => e.tagName + '.' + e.className + ' ' + e.scrollWidth +"
                    + " ' in ' + e.clientWidth).join('; ')"),
            "at " + width + " px");
        assertEquals(
            "",
            chromium.run(
                "const name = (e) => (e.getAttribute('aria-label') || e.textContent || e.title ||"
                    + " '').trim(); return [...document.querySelectorAll('button, a, textarea, canvas,"
                    + " [role=group], [role=slider], .strip')].filter(e => !name(e)).map(e =>"
                    + " e.outerHTML.slice(0, 80)).join('; ')"));
      }
    }
    assertQuiet();
  }
}
