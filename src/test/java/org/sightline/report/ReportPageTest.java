package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.sightline.risk.Check;
import org.sightline.risk.Level;

/** The page as a person meets it: in a real browser. */
@Tag("slow")
class ReportPageTest {
  @TempDir static Path folder;

  private static Chromium chromium;
  private static Path mixed;
  private static RunSummary run;

  @BeforeAll
  static void startBrowser() throws IOException {
    chromium = Chromium.start(folder.resolve("profile"));
    mixed = Files.createDirectories(folder.resolve("mixed & <b>400</b> #1%"));
    run = PageRuns.write(mixed, 400);
  }

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static void open(String hash) {
    open(mixed.resolve("index.html"), hash, 1440, 1000);
  }

  private static void open(Path page, String hash, int width, int height) {
    chromium.requestsElsewhere();
    chromium.complaints();
    chromium.open(page, hash, width, height, false);
    chromium.until("document.querySelector('#pane h1')");
  }

  /** The policy held, nothing was asked for, nothing went wrong, no name became a script. */
  private static void assertQuiet() {
    assertEquals(List.of(), chromium.complaints());
    assertEquals(List.of(), chromium.requestsElsewhere());
    assertEquals("undefined", chromium.run("return typeof window.owned"));
  }

  private static long rowsShown() {
    return chromium.number("document.querySelectorAll('.row').length");
  }

  private static String count() {
    return chromium.text("#count");
  }

  @Test
  void overviewSaysWhatTheRunFound() {
    open("");
    long look = run.levels().get(Level.HIGH) + run.levels().get(Level.MEDIUM);
    assertEquals(look + " of 400 files need a look before you share them", chromium.text("h1"));
    String next = chromium.text(".lede");
    assertTrue(next.contains(run.levels().get(Level.UNDETERMINED) + " could not be decided"), next);
    assertTrue(next.contains(run.failed() + " could not be read"), next);
    assertTrue(chromium.text(".keep").contains("as sensitive as the pictures"));
    String tiles =
        chromium
            .run(
                "return [...document.querySelectorAll('.tile .n')].map(e => e.textContent.trim()).join()")
            .toString();
    assertEquals(
        run.levels().get(Level.HIGH)
            + ","
            + run.levels().get(Level.MEDIUM)
            + ","
            + run.levels().get(Level.UNDETERMINED)
            + ","
            + run.levels().get(Level.LOW)
            + ","
            + run.levels().get(Level.NONE)
            + ","
            + run.failed(),
        tiles);
    assertQuiet();
  }

  @Test
  void picturesOfTheOwnFolderAreShown() {
    open("");
    chromium.until("document.querySelector('img.thumb').naturalWidth === 240");
    open("#q=img_2005");
    open("#sort=input&q=walk-0/img_2010");
    chromium.find(".row").click();
    chromium.until("document.querySelector('.frame img').naturalWidth === 1200");
    assertQuiet();
  }

  @Test
  void onlyVisibleRowsExist() {
    open("");
    assertTrue(rowsShown() < 30, "rows in the page: " + rowsShown());
    chromium.run("document.querySelector('#list').scrollTop = 12000");
    chromium.until("document.querySelector('#o130')");
    assertTrue(rowsShown() < 30, "rows in the page: " + rowsShown());
    assertQuiet();
  }

  @Test
  void levelsFilterByTileChipAndKey() {
    open("");
    chromium.find(".tile.lv-HIGH").click();
    long high = run.levels().get(Level.HIGH);
    chromium.until("document.querySelector('#count').textContent.startsWith('" + high + " of')");
    chromium.press("6");
    chromium.until(
        "document.querySelector('#count').textContent.startsWith('"
            + (high + run.failed())
            + " of')");
    assertEquals("#level=HIGH%2CFAILED", chromium.run("return location.hash"));
    chromium.press("0");
    chromium.until("document.querySelector('#count').textContent === 'All 400 files'");
    assertQuiet();
  }

  @Test
  void openChecksAreFilters() {
    open("");
    long open = PageRuns.open(run, Check.Kind.POSITION);
    chromium.run(
        "[...document.querySelectorAll('.gaps button')].find(b => b.textContent.includes('Position')).click()");
    chromium.until("document.querySelector('#count').textContent.startsWith('" + open + " of')");
    assertEquals("Position open", chromium.text("#gapnote"));
    assertQuiet();
  }

  @Test
  void searchFindsNamesReasonsAndObjects() {
    open("");
    chromium.press("/");
    chromium.press("airplane img_2016");
    chromium.until("document.querySelector('#count').textContent === '1 of 400 files'");
    chromium.leaveFields();
    assertEquals("#q=airplane+img_2016", chromium.run("return location.hash"));
    chromium.run("document.querySelector('#clear').click()");
    chromium.press("/");
    chromium.press("no such thing");
    chromium.until("!document.querySelector('#empty').hidden");
    chromium.find("#clear2").click();
    assertEquals("All 400 files", count());
    assertQuiet();
  }

  @Test
  void filesWithoutAPositionFoldIntoOneRow() {
    open("#level=UNDETERMINED");
    long total = run.levels().get(Level.UNDETERMINED);
    chromium.run("document.querySelector('#list').scrollTop = 1e6");
    chromium.until("document.querySelector('.row.fold')");
    String fold = chromium.text(".row.fold .why");
    assertTrue(fold.endsWith(" files without a position"), fold);
    long folded = Long.parseLong(fold.substring(0, fold.indexOf(' ')));
    assertEquals(total, chromium.number("rows.length - 1") + folded);
    chromium.find(".row.fold").click();
    chromium.until("rows.length - 1 === " + total);
    assertEquals(total + " of 400 files", count());
    assertQuiet();
  }

  @Test
  void keysWalkThroughFilesAndBack() {
    open("");
    chromium.press("j");
    chromium.until("document.body.hasAttribute('data-item')");
    String first = chromium.text(".titleline .file");
    chromium.press("j");
    chromium.until("document.querySelector('.titleline .file').textContent !== " + quoted(first));
    assertEquals("o1", chromium.find("#list").getAttribute("aria-activedescendant"));
    chromium.press("k");
    chromium.until("document.querySelector('.titleline .file').textContent === " + quoted(first));
    chromium.press(Keys.ESCAPE);
    chromium.until("!document.body.hasAttribute('data-item')");
    chromium.press("g");
    chromium.until("document.querySelector('#list.grid')");
    chromium.press("t");
    assertEquals("light", chromium.run("return document.documentElement.dataset.theme"));
    chromium.press("?");
    chromium.until("document.querySelector('#help').open");
    chromium.press(Keys.ESCAPE);
    chromium.run("document.querySelector('#list').focus()");
    chromium.press(Keys.END);
    chromium.until("document.body.hasAttribute('data-item')");
    assertQuiet();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  @Test
  void everyFileCanBeLookedAt() {
    open("");
    Object wrong =
        chromium.run(
            "const wrong = []; for (const r of ITEMS) { try { detail(r); const w ="
                + " document.querySelector('.wrap'); if (!w.textContent.includes(WORD[r.shown][0]))"
                + " wrong.push(r.id + ' level'); if (w.querySelectorAll('.reasons li').length < 1)"
                + " wrong.push(r.id + ' reasons'); for (const word of ['undefined', 'NaN',"
                + " '[object', 'null']) if (w.textContent.includes(word)) wrong.push(r.id + ' ' +"
                + " word); } catch (e) { wrong.push(r.id + ' ' + e); } } return wrong.join('; ')");
    assertEquals("", wrong);
    assertQuiet();
  }

  @Test
  void hostileTextIsShownAndNeverRun() {
    open("");
    for (String word : List.of("<script>window", "onerror", "turned", "two", "long name")) {
      chromium.run("set({ item: '', q: " + quoted(word) + " }); show(rows[0]);");
      chromium.until("document.body.hasAttribute('data-item')");
      assertQuiet();
      assertEquals(
          0, chromium.number("document.querySelectorAll('#pane script, #pane b b').length"));
      assertTrue(chromium.number("document.documentElement.scrollWidth - innerWidth") <= 0, word);
    }
    chromium.run("set({ q: 'turned' }); show(rows[0]);");
    assertTrue(chromium.text(".titleline .file").contains("turned⟨U+202E⟩gpj.exe"));
    chromium.run("set({ q: 'onerror' }); show(rows[0]);");
    assertEquals(PageRuns.IMAGE_NAME, chromium.text(".titleline .file"));
    assertEquals(1, chromium.number("ZONES.filter(z => z.name === '<b>Bold</b> works').length"));
    assertQuiet();
  }

  @Test
  void everyControlHasANameAndEveryPictureAText() {
    for (String hash : List.of("", "#level=FAILED", "#view=grid")) {
      open(hash);
      assertNamed();
      chromium.run("show(rows.find(r => !r.fold))");
      assertNamed();
    }
    chromium.press("?");
    assertNamed();
    assertQuiet();
  }

  private static void assertNamed() {
    Object wrong =
        chromium.run(
            "const out = []; const name = (e) => (e.getAttribute('aria-label') ||"
                + " (e.getAttribute('aria-labelledby') &&"
                + " document.getElementById(e.getAttribute('aria-labelledby')).textContent) ||"
                + " e.textContent || e.title || '').trim(); for (const e of"
                + " document.querySelectorAll('button, a, input, select, dialog, canvas,"
                + " [role=listbox], [role=option], [role=group], nav')) if (!name(e))"
                + " out.push(e.outerHTML.slice(0, 80)); for (const e of"
                + " document.querySelectorAll('img:not([alt]), svg:not([aria-hidden])')) if"
                + " (!e.closest('[aria-hidden]')) out.push(e.outerHTML.slice(0, 80)); const ids ="
                + " [...document.querySelectorAll('[id]')].map(e => e.id); if (new Set(ids).size"
                + " !== ids.length) out.push('an id twice'); if"
                + " (document.querySelectorAll('#pane h1').length !== 1) out.push('not one h1');"
                + " return out.join('\\n')");
    assertEquals("", wrong);
  }

  @Test
  void nothingScrollsSidewaysOnAPhone() {
    for (int width : new int[] {360, 412, 860, 1024}) {
      open(mixed.resolve("index.html"), "", width, 740);
      assertNoSideways(width);
      chromium.run("tab('files')");
      assertNoSideways(width);
      for (String q : List.of("", "long name", "onerror")) {
        chromium.run("set({ q: " + quoted(q) + ", item: '' }); show(rows[0])");
        assertNoSideways(width);
      }
    }
    assertQuiet();
  }

  private static void assertNoSideways(int width) {
    Object wide =
        chromium.run(
            "return [...document.querySelectorAll('html, body, #pane, .wrap, .rail, .status, .scrollx, .wrap"
                + " section, .wrap figure, .crumb')].filter(e => e.scrollWidth > e.clientWidth + 1"
                + " && e.clientWidth).map(e => e.tagName + '.' + e.className + ' ' + e.scrollWidth"
                + " + ' in ' + e.clientWidth).join('; ')");
    assertEquals("", wide, "at " + width + " px");
  }

  @Test
  void mapFitsPlacesAcrossTheAntimeridianAndRoundTheWorld() throws IOException {
    Path anti = folder.resolve("anti");
    PageRuns.writeWorld(anti, 179.95, -17.0, -179.9, -17.1, -179.7, -16.9);
    open(anti.resolve("index.html"), "", 1440, 1000);
    chromium.until("map && map.hits.length === 3");
    assertTrue(chromium.number("map.W / map.k / 1000") < 120, "kilometres across");
    Path world = folder.resolve("world");
    PageRuns.writeWorld(world, 7.2, 46.1, -122.3, 47.6, 151.2, -33.9, 18.4, -33.9);
    open(world.resolve("index.html"), "", 1440, 1000);
    chromium.until("map && map.hits.length === 4");
    assertQuiet();
  }

  @Test
  void mapDistancesAreMetres() {
    open("");
    chromium.until("map && map.k");
    // GeographicLib, WGS 84: 1 degree along the meridian from 46 to 47 N is 111165.6 m
    chromium.run("map.look(7, 46.5, 0.001)");
    double pixels =
        Double.parseDouble(chromium.run("return String(map.y(46) - map.y(47))").toString());
    assertEquals(111.1656, pixels, 0.01);
    // and along the parallel of 46.5 N it is 76774.5 m: pi / 180 * N(46.5) * cos(46.5)
    double east = Double.parseDouble(chromium.run("return String(map.x(8) - map.x(7))").toString());
    double a = 6_378_137;
    double f = 1 / 298.257223563;
    double sin = Math.sin(Math.toRadians(46.5));
    double n = a / Math.sqrt(1 - f * (2 - f) * sin * sin);
    assertEquals(Math.toRadians(n * Math.cos(Math.toRadians(46.5))) / 1000, east, 0.01);
    assertQuiet();
  }

  @Test
  void mapMovesByKeysAndOpensFiles() {
    open("");
    chromium.until("map && map.k");
    chromium.run("window.k0 = map.k; document.querySelector('.mapbox canvas').focus()");
    chromium.press("+");
    chromium.until("map.k > k0 * 1.3");
    chromium.run("window.lon0 = map.lon");
    chromium.press(Keys.ARROW_RIGHT);
    chromium.until("map.lon > lon0");
    chromium.run(
        "map.fit(); map.draw(); const p = map.hits.find(p => p.all.length === 1); map.click(p.x, p.y)");
    chromium.until("document.body.hasAttribute('data-item')");
    assertQuiet();
  }

  @Test
  void ofFiveThousandRowsFewExistWhileTheListScrolls() throws IOException {
    Path big = Files.createDirectories(folder.resolve("big"));
    PageRuns.write(big, 5_000);
    open(big.resolve("index.html"), "", 1440, 1000);
    chromium.until("performance.getEntriesByType('navigation')[0].domComplete > 0");
    long first = chromium.number("performance.getEntriesByType('navigation')[0].domComplete");
    chromium.run(
        "window.frames_ = []; let last = performance.now(), list_ ="
            + " document.querySelector('#list'); const tick = (t) => { frames_.push(t - last); last"
            + " = t; list_.scrollTop += 900; if (frames_.length < 120) requestAnimationFrame(tick);"
            + " }; requestAnimationFrame(tick)");
    chromium.until("frames_.length >= 120");
    chromium.run("frames_ = frames_.slice(1).sort((a, b) => a - b)");
    long p50 = chromium.number("frames_[59]");
    long p95 = chromium.number("frames_[113]");
    long filter =
        chromium.number(
            "(() => { const t = performance.now(); set({ level: 'HIGH' }); set({ q: 'meadow' }); return (performance.now() - t) / 2; })()");
    System.out.println(
        "5,000 rows: first render "
            + first
            + " ms, scrolling "
            + p50
            + " ms a frame, p95 "
            + p95
            + " ms, a filter "
            + filter
            + " ms");
    // how long it takes depends on what else the machine does; that few rows exist makes it smooth
    assertTrue(rowsShown() < 30, "rows in the page: " + rowsShown());
    assertQuiet();
  }

  @Test
  void printingShowsEveryFilteredRow() {
    open("#level=FAILED");
    chromium.run("dispatchEvent(new Event('beforeprint'))");
    assertEquals(
        run.failed(), chromium.number("document.querySelectorAll('#print tbody tr').length"));
    chromium.run("dispatchEvent(new Event('afterprint'))");
    assertEquals(0, chromium.number("document.querySelectorAll('#print tr').length"));
    assertQuiet();
  }

  @Test
  void furtherPagesLinkBackAndFindTheirPictures() throws IOException {
    Path long_ = Files.createDirectories(folder.resolve("long"));
    PageRuns.write(long_, 150);
    Reports.write(List.of(new HtmlReport(60)), long_, PageRuns.head(true), null);
    open(long_.resolve("index.html"), "", 1440, 1000);
    assertTrue(chromium.text(".pages").contains("60 of 150 files"), chromium.text(".pages"));
    chromium.find(".pages a").click();
    chromium.until(
        "location.pathname.endsWith('/pages/page-2.html') && document.querySelector('#pane h1')");
    chromium.until("[...document.querySelectorAll('img.thumb')].some(i => i.naturalWidth === 240)");
    chromium.find(".pages a").click();
    chromium.until("location.pathname.endsWith('/index.html')");
    assertQuiet();
  }
}
