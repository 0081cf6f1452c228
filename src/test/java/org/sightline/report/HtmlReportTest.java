package org.sightline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.risk.Assessment;
import org.sightline.risk.Scene;

class HtmlReportTest {
  @TempDir Path folder;

  private String page(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private static String between(String page, String from, String to) {
    int start = page.indexOf(from) + from.length();
    assertTrue(start >= from.length(), from);
    return page.substring(start, page.indexOf(to, start));
  }

  private static Map<String, @Nullable Object> data(String page) throws IOException {
    return Json.object(
        between(page, "<script type=\"application/json\" id=\"data\">", "</script>")
            .getBytes(UTF_8));
  }

  private void write(int pageRows, List<Assessment> items) throws IOException {
    Reports.write(
        List.of(new HtmlReport(pageRows)),
        Runs.write(folder, items),
        Runs.head(List.of(Scene.MEADOW, Scene.QUAY, Scene.GULL, Scene.HOME)),
        null);
  }

  private static String sha256(String text) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  @Test
  void policyAllowsTheOwnStyleAndScriptByHashAndNothingElse() throws Exception {
    write(100, Runs.items());
    String page = page("index.html");
    String style = sha256(between(page, "<style>", "</style>"));
    String script = sha256(between(page, "\n<script>", "</script>"));
    assertEquals(
        "default-src 'none'; img-src 'self' data:; style-src "
            + style
            + "; script-src "
            + script
            + "; base-uri 'none'; form-action 'none'",
        between(page, "Content-Security-Policy\" content=\"", "\""));
    assertFalse(page.contains("{{"), "every part was put in");
  }

  @Test
  void pageNeedsNothingFromElsewhere() throws Exception {
    write(100, Runs.items());
    String page = page("index.html").replace("http://www.w3.org/2000/svg", "");
    assertFalse(page.contains("http:"), "no address");
    assertFalse(page.contains("https:"), "no address");
    assertFalse(page.contains("@import"), "no further style");
    String script = between(page, "\n<script>", "</script>");
    for (String word :
        List.of(
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "fetch(",
            "XMLHttpRequest",
            "WebSocket",
            "localStorage",
            "<!--")) {
      assertFalse(script.contains(word), word);
    }
  }

  @Test
  void rowsStandWorstFirstWithFailedOnesLast() throws IOException {
    write(100, Runs.items());
    List<String> shown = new ArrayList<>();
    for (Map<String, @Nullable Object> item : Json.objects(data(page("index.html")), "items")) {
      boolean failed = !Json.object(item, "failed").isEmpty();
      shown.add(failed ? "FAILED" : Json.text(item, "level"));
    }
    assertEquals(
        List.of("HIGH", "HIGH", "HIGH", "UNDETERMINED", "UNDETERMINED", "LOW", "NONE", "FAILED"),
        shown);
  }

  @Test
  void everyPageSaysWhatItLeavesOut() throws IOException {
    write(3, Runs.items());
    assertEquals(
        Set.of("page-2.html", "page-3.html"), new TreeSet<>(names(folder.resolve("pages"))));
    Map<String, @Nullable Object> first = Json.object(data(page("index.html")), "page");
    assertEquals(Map.of(), first.get("before"));
    assertEquals(
        Map.of("UNDETERMINED", 2L, "LOW", 1L, "NONE", 1L, "FAILED", 1L), first.get("after"));
    assertEquals("", first.get("root"));
    Map<String, @Nullable Object> last = data(page("pages/page-3.html"));
    assertEquals(2, Json.objects(last, "items").size());
    assertEquals(
        Map.of("HIGH", 3L, "UNDETERMINED", 2L, "LOW", 1L), Json.object(last, "page").get("before"));
    assertEquals("../", Json.object(last, "page").get("root"));
    assertEquals(8L, Json.object(last, "run").get("items"));
  }

  @Test
  void pagesOfALongerReportAreDropped() throws IOException {
    write(3, Runs.items());
    write(6, Runs.items());
    assertEquals(List.of("page-2.html"), names(folder.resolve("pages")));
  }

  @Test
  void sameRowsGiveTheSameBytesAndLeaveNothingBehind() throws IOException {
    write(3, Runs.items());
    String first = page("index.html") + page("pages/page-2.html");
    Reports.write(
        List.of(new HtmlReport(3)),
        folder,
        Runs.head(List.of(Scene.MEADOW, Scene.QUAY, Scene.GULL, Scene.HOME)),
        new RunSummary.Timing(1, 2, Map.of()));
    assertEquals(first, page("index.html") + page("pages/page-2.html"));
    assertEquals(Set.of("index.html", "pages", Reports.RECORD), new TreeSet<>(names(folder)));
  }

  @Test
  void privateZonesLeaveNoTrace() throws IOException {
    write(100, Runs.items());
    String page = page("index.html");
    assertFalse(page.contains("Granny"), "no name");
    assertFalse(page.contains("my-home"), "no id");
    assertFalse(page.contains("secret layer"), "no layer");
    boolean seen = false;
    for (Map<String, @Nullable Object> item : Json.objects(data(page), "items")) {
      if (Json.text(item, "source").equals("home/garden.jpg")) {
        seen = true;
        assertEquals(Map.of("state", "fixed"), item.get("position"));
        assertNull(item.get("positions"));
        assertNull(item.get("pose"));
        for (Map<String, @Nullable Object> contact : Json.objects(item, "contacts")) {
          assertNull(contact.get("distanceM"));
          assertNull(contact.get("bearingDeg"));
        }
        for (Map<String, @Nullable Object> finding : Json.objects(item, "findings")) {
          assertNull(finding.get("evidence"), "evidence holds distances");
        }
        for (Map<String, @Nullable Object> note : Json.objects(item, "notes")) {
          assertNull(note.get("message"), "notes quote positions");
        }
      }
    }
    assertTrue(seen);
    assertEquals(3, Json.objects(Json.object(data(page), "zones"), "zones").size());
  }

  @Test
  void markupInNamesCannotEndTheData() throws IOException {
    String name = "</script><script>alert(1)</script><!--.jpg";
    write(100, List.of(new Scene().source(name).assessed()));
    String page = page("index.html");
    String json = between(page, "id=\"data\">", "</script>");
    assertFalse(json.contains("<"), "escaped");
    assertEquals(name, Json.text(Json.objects(data(page), "items").get(0), "source"));
  }

  @Test
  void longListsAreCutAndCounted() throws IOException {
    Scene scene = Runs.place("walk/many.jpg");
    for (int i = 0; i < 100; i++) {
      scene.note("odd-" + i, "x".repeat(3_000));
    }
    write(100, List.of(scene.assessed()));
    Map<String, @Nullable Object> item = Json.objects(data(page("index.html")), "items").get(0);
    assertEquals(40, Json.objects(item, "notes").size());
    assertEquals(Map.of("notes", 60L), item.get("more"));
    assertEquals(1_001, Json.text(Json.objects(item, "notes").get(0), "message").length());
  }

  @Test
  void numbersAreThoseOfTheRecord() throws IOException {
    write(
        100,
        List.of(
            new Scene().source("a.jpg").fix(-41.2001234, -0.0000004, 8, "exif:GPS").assessed(),
            new Scene().source("b.jpg").fix(89.9999999, -180, 0.125, "exif:GPS").assessed(),
            new Scene().source("c.jpg").fix(-0.5, 7, 1234567.5, "exif:GPS").assessed()));
    List<Map<String, @Nullable Object>> items = Json.objects(data(page("index.html")), "items");
    try (Rows.Cursor rows = new Rows(folder.resolve(Reports.RECORD)).open()) {
      for (Map<String, @Nullable Object> item : items) {
        Map<String, @Nullable Object> shown = Json.object(item, "position");
        Row row = rows.next();
        assertTrue(row != null);
        JsonSpan said = row.fields().get("position");
        for (String name : List.of("latDeg", "lonDeg", "accuracyM")) {
          assertEquals(said.number(name), Json.number(shown, name), name);
        }
      }
    }
  }

  @Test
  void emptyRunHasAPage() throws IOException {
    write(100, List.of());
    assertEquals(List.of(), data(page("index.html")).get("items"));
  }

  /** WCAG 2.2, 1.4.3 and 1.4.11, for every pair of tokens that the style puts together. */
  @Test
  void coloursAreFarEnoughApartInBothThemes() throws IOException {
    write(100, List.of());
    String style = between(page("index.html"), "<style>", "</style>");
    for (int theme = 0; theme < 2; theme++) {
      for (String ground : List.of("paper", "surface", "raised", "select")) {
        for (String ink : List.of("ink", "ink-2")) {
          assertContrast(style, ink, ground, theme, 4.5);
        }
      }
      for (String ground : List.of("paper", "surface", "raised")) {
        assertContrast(style, "ink-3", ground, theme, 4.5);
      }
      for (String level : List.of("high", "medium", "low", "unknown")) {
        assertContrast(style, "on-" + level, level, theme, 4.5);
        assertContrast(style, level.equals("medium") ? "medium-ink" : level, "surface", theme, 4.5);
        assertContrast(style, "ink", level + "-tint", theme, 4.5);
      }
      assertContrast(style, "none", "surface", theme, 4.5);
      assertContrast(style, "map-zone", "map", theme, 3);
      assertContrast(style, "line-strong", "surface", theme, 3);
      assertContrast(style, "focus", "paper", theme, 3);
    }
  }

  private static void assertContrast(
      String style, String ink, String ground, int theme, double least) {
    double a = luminance(token(style, ink, theme));
    double b = luminance(token(style, ground, theme));
    double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    assertTrue(contrast >= least, ink + " on " + ground + ", theme " + theme + ": " + contrast);
  }

  private static String token(String style, String name, int theme) {
    Matcher pair =
        Pattern.compile("--" + name + ": light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)")
            .matcher(style);
    assertTrue(pair.find(), name);
    return pair.group(theme + 1);
  }

  /** Relative luminance as WCAG 2.2 defines it. */
  private static double luminance(String colour) {
    double sum = 0;
    double[] weights = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        names.add(file.getFileName().toString());
      }
    }
    return names;
  }
}
