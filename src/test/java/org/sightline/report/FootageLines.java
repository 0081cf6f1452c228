package org.sightline.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Records of footage by hand: a flight of 3:32 in the invented country of {@link PageRuns}. It
 * comes near Gull Reach, crosses it from 54 s to 135 s, has no fix from 128.4 s to 139.9 s, comes
 * into Meadow Field's control area at 171 s, and shows Meadow Field.
 */
final class FootageLines {
  static final String NAME = "drone/LAP_0060.MP4";
  static final String ID = "5f00a9c01d4e7bb25f00a9c01d4e7bb2";

  /** Seconds, kilometres east and north of the middle, metres above take-off. */
  private static final double[][] WAY = {
    {0.033, -2.6, -1.2, 0}, {20, -3.2, -1.7, 41}, {54, -3.75, -2.45, 62}, {80, -4.5, -3.4, 68},
    {110, -5.2, -3.9, 66}, {128.4, -5.5, -3.2, 61}, {139.9, -5.2, -2.2, 52}, {150, -4.6, -1.9, 50},
    {171, -3.65, -1.5, 48}, {190, -2.9, -1.0, 50}, {212, -2.4, -0.4, 53}
  };

  private static final String CHECKS =
      "\"checks\":{\"position\":{\"state\":\"limited\",\"code\":\"track-gaps\",\"message\":\"No fix"
          + " from 2:08.4 to 2:19.9 (11.5 s): the place in that time is not known and was not"
          + " guessed.\"},\"view\":{\"state\":\"made\",\"code\":null,\"message\":null},"
          + "\"objects\":{\"state\":\"made\",\"code\":null,\"message\":null}},";

  private FootageLines() {}

  private static String head(String id, String name, String kind, String level) {
    return String.format(
        Locale.ROOT,
        "{\"sightline\":1,\"id\":\"%s\",\"sha256\":null,\"source\":\"%s\",\"kind\":\"%s\","
            + "\"format\":\"%s\",\"bytes\":412884213,\"modified\":\"2026-05-10T10:00:05Z\","
            + "\"widthPx\":%s,\"heightPx\":%s,\"lengthS\":%s,\"level\":\"%s\",\"failed\":null,",
        id,
        name,
        kind,
        kind.equals("video") ? "mp4" : "gpx",
        kind.equals("video") ? "3840" : "null",
        kind.equals("video") ? "2160" : "null",
        kind.equals("video") ? "212.0" : "null",
        level);
  }

  private static String place(double[] at) {
    return String.format(
        Locale.ROOT,
        "{\"state\":\"fixed\",\"latDeg\":%.7f,\"lonDeg\":%.7f,\"accuracyM\":2.5,"
            + "\"accuracySource\":\"assumed:drone\",\"height\":{\"metres\":%.1f,\"datum\":\"TAKE_OFF\"},"
            + "\"source\":\"srt\",\"offsetS\":%.3f}",
        PageRuns.lat(at[2]),
        PageRuns.lon(at[1]),
        at[3],
        at[0]);
  }

  private static String track() {
    StringBuilder thinned = new StringBuilder();
    for (double[] at : WAY) {
      thinned.append(
          String.format(
              Locale.ROOT,
              "%s[%.3f,%.7f,%.7f,%.1f]",
              thinned.length() == 0 ? "" : ",",
              at[0],
              PageRuns.lon(at[1]),
              PageRuns.lat(at[2]),
              at[3]));
    }
    return String.format(
        Locale.ROOT,
        "\"track\":{\"samples\":6352,\"fixes\":6007,\"noFix\":345,\"stale\":0,\"first\":%s,"
            + "\"last\":%s,\"bounds\":[%.7f,%.7f,%.7f,%.7f],\"lengthM\":9300.0,\"source\":\"srt\","
            + "\"gaps\":[{\"fromS\":128.4,\"toS\":139.9,\"code\":\"no-fix\"}],\"gapCount\":1,"
            + "\"gapS\":11.5,\"thinned\":[%s]},",
        place(WAY[0]),
        place(WAY[WAY.length - 1]),
        PageRuns.lon(-5.5),
        PageRuns.lat(-3.9),
        PageRuns.lon(-2.4),
        PageRuns.lat(-0.4),
        thinned);
  }

  private static String contact(
      String zone, String name, String no, String how, String level, String times) {
    return String.format(
        Locale.ROOT,
        "{\"zone\":\"%s\",\"name\":\"%s\",\"kind\":\"wildlife refuge\",\"restricts\":[\"%s\"],"
            + "\"how\":\"%s\",\"probability\":0.99,\"distanceM\":%s,\"active\":\"yes\","
            + "\"height\":\"inside\",\"depthM\":%s,\"hidden\":null,\"pixelsPerMetre\":%s,%s,"
            + "\"level\":\"%s\"}",
        zone,
        name,
        no,
        how,
        how.equals("INSIDE") ? "0.0" : "1700.0",
        how.equals("INSIDE") ? "610.0" : "null",
        how.equals("SEES") ? "1.5" : "null",
        times,
        level);
  }

  private static final String NO_TEXT = "\"texts\":[],";

  private static String contacts(boolean home) {
    String all =
        contact(
                PageRuns.GULL.id(),
                "Gull Reach",
                "FLIGHT",
                "INSIDE",
                "HIGH",
                "\"fromS\":54.0,\"toS\":135.0,\"worstS\":88.0,\"entered\":true,\"left\":false,\"pathM\":3100.0")
            + ","
            + contact(
                PageRuns.CONTROL.id(),
                "Meadow Field control area",
                "FLIGHT",
                "INSIDE",
                "HIGH",
                "\"fromS\":171.0,\"toS\":212.0,\"worstS\":212.0,\"entered\":true,\"left\":false,\"pathM\":1500.0")
            + ","
            + contact(
                PageRuns.MEADOW.id(),
                "Meadow Field",
                "CAPTURE",
                "SEES",
                "LOW",
                "\"fromS\":150.0,\"toS\":206.0,\"worstS\":178.0,\"entered\":false,\"left\":false,\"pathM\":1200.0")
            + ","
            + contact(
                PageRuns.GULL.id(),
                "Gull Reach",
                "FLIGHT",
                "NEAR",
                "NONE",
                "\"fromS\":20.0,\"toS\":54.0,\"worstS\":54.0,\"entered\":false,\"left\":false,\"pathM\":900.0");
    String own =
        "{\"zone\":\"private\",\"name\":\"a private zone\",\"kind\":\"\",\"private\":true,"
            + "\"restricts\":[],\"how\":\"INSIDE\",\"probability\":null,\"distanceM\":null,"
            + "\"active\":\"yes\",\"fromS\":0.0,\"toS\":12.5,\"worstS\":3.0,\"entered\":false,"
            + "\"left\":true,\"pathM\":null,\"level\":\"HIGH\"},";
    return "\"contacts\":[" + (home ? own : "") + all + "],";
  }

  private static final String DETECTIONS =
      "\"detections\":["
          + "{\"label\":\"airplane\",\"score\":0.74,\"box\":[2100.0,1180.0,190.0,92.0],\"model\":\"yolox-nano\","
          + "\"fromS\":172.0,\"toS\":190.0,\"bestS\":178.0,\"pictures\":12,\"standsIn\":[\""
          + PageRuns.MEADOW.id()
          + "\"]},"
          + "{\"label\":\"boat\",\"score\":0.61,\"box\":[800.0,900.0,90.0,50.0],\"model\":\"yolox-nano\","
          + "\"fromS\":100.0,\"toS\":112.0,\"bestS\":104.0,\"pictures\":9,\"standsIn\":[]},"
          + "{\"label\":\"bird\",\"score\":0.44,\"box\":[1800.0,300.0,60.0,40.0],\"model\":\"yolox-nano\","
          + "\"fromS\":64.0,\"toS\":64.0,\"bestS\":64.0,\"pictures\":1,\"standsIn\":[]}],";

  private static final String SAMPLING =
      "\"sampling\":{\"mode\":\"near-zones\",\"everyS\":1.0,\"elsewhereS\":10.0,\"looked\":186,"
          + "\"dense\":[{\"fromS\":20.0,\"toS\":140.0},{\"fromS\":149.0,\"toS\":212.0}],"
          + "\"message\":\"One picture a second was looked at near zones and where the place is not"
          + " known, one in 10 seconds elsewhere: 186 in all.\"},";

  private static final String TIMES =
      "\"keyframes\":[{\"offsetS\":88.0,\"file\":\"annotated/000000000010-a.jpg\"},"
          + "{\"offsetS\":104.0,\"file\":\"annotated/000000000011-a.jpg\"},"
          + "{\"offsetS\":178.0,\"file\":\"annotated/000000000012-a.jpg\"}],"
          + "\"clips\":[{\"fromS\":52.0,\"toS\":137.0,\"file\":\"clips/5f00a9c01d4e-52.mp4\"}],"
          + "\"annotated\":[\"annotated/000000000012-a.jpg\",\"annotated/000000000010-a.jpg\","
          + "\"annotated/000000000011-a.jpg\"],\"thumb\":\"thumbs/000000000012.jpg\","
          + "\"samples\":\"items/5f00a9c01d4e.jsonl.gz\",\"notes\":[]}";

  private static String findings(boolean home) {
    String own =
        "{\"rule\":\"camera-in-private-zone\",\"level\":\"HIGH\",\"reason\":\"The camera was inside"
            + " one of your private zones; the seconds to cut say when.\",\"offsetS\":0.0,\"evidence\":[]}";
    String all =
        "{\"rule\":\"drone-in-flight-zone\",\"level\":\"HIGH\",\"reason\":\"The drone was inside Gull"
            + " Reach (wildlife refuge, no drone flight below 300 m) from 0:54 to 2:15, up to 610 m"
            + " from its border and 68 m above take-off.\",\"offsetS\":88.0,\"evidence\":[{\"label\":"
            + "\"Distance inside the border\",\"value\":610,\"unit\":\"m\",\"plusMinus\":2.5,\"source\":\"srt\"}]},"
            + "{\"rule\":\"object-in-zone\",\"level\":\"HIGH\",\"reason\":\"From 2:52 to 3:10 an airplane"
            + " (best score 0.74) appears to stand inside Meadow Field (military airfield, no"
            + " photography).\",\"offsetS\":178.0,\"evidence\":[]}";
    return "\"findings\":[" + (home ? own : all) + "],";
  }

  private static final String CUTS =
      "\"cuts\":[{\"fromS\":52.0,\"toS\":137.0,\"level\":\"HIGH\",\"reason\":\"inside Gull Reach\"},"
          + "{\"fromS\":128.4,\"toS\":139.9,\"level\":\"UNDETERMINED\",\"reason\":\"place not known:"
          + " look at it yourself\"},"
          + "{\"fromS\":169.0,\"toS\":212.0,\"level\":\"HIGH\",\"reason\":\"inside Meadow Field"
          + " control area\"}],";

  private static String positions() {
    return "\"position\":" + place(WAY[0]) + ",\"positions\":[" + place(WAY[0]) + "],";
  }

  private static final String CAPTURED =
      "\"captured\":{\"at\":\"2026-05-10T09:12:00Z\",\"local\":null,\"clock\":\"gps\"},"
          + "\"camera\":{\"make\":\"Lapwing\",\"model\":\"LW3\"},\"pose\":null,\"lens\":null,\"view\":null,";

  /** The flight. */
  static String flight() {
    return head(ID, NAME, "video", "HIGH")
        + CHECKS
        + CAPTURED
        + positions()
        + track()
        + contacts(false)
        + DETECTIONS
        + NO_TEXT
        + findings(false)
        + CUTS
        + SAMPLING
        + TIMES;
  }

  /** The same flight, begun in a private zone. */
  static String fromHome() {
    return head(ID.replace('5', '6'), "drone/HOME_0061.MP4", "video", "HIGH")
        + CHECKS
        + CAPTURED
        + positions()
        + track()
        + contacts(true)
        + DETECTIONS
        + NO_TEXT
        + findings(true)
        + CUTS
        + SAMPLING
        + TIMES;
  }

  /** A clip without any telemetry in which something was seen. */
  static String placeless() {
    return head(ID.replace('5', '7'), "phone/VID_0007.mp4", "video", "UNDETERMINED")
        + "\"checks\":{\"position\":{\"state\":\"not-made\",\"code\":\"no-position\",\"message\":\"The"
        + " file carries no position.\"}},"
        + CAPTURED
        + "\"position\":{\"state\":\"absent\",\"latDeg\":null,\"lonDeg\":null},\"positions\":[],"
        + "\"track\":null,\"contacts\":[],"
        + DETECTIONS.replaceFirst("\\\\?\"standsIn\":\\[\"[^\"]*\"]", "\"standsIn\":[]")
        + NO_TEXT
        + "\"findings\":[],\"cuts\":[],\"sampling\":{\"mode\":\"all\",\"everyS\":2.0,\"elsewhereS\":null,"
        + "\"looked\":106,\"dense\":[],\"message\":\"One picture in 2 seconds was looked at: 106 in all.\"},"
        + "\"keyframes\":[{\"offsetS\":178.0,\"file\":\"annotated/000000000013-a.jpg\"}],"
        + "\"annotated\":[\"annotated/000000000013-a.jpg\"],\"thumb\":\"thumbs/000000000013.jpg\",\"notes\":[]}";
  }

  /** A walk with nothing found, as a track file without a picture. */
  static String walk() {
    return head(ID.replace('5', '8'), "walks/harbour.gpx", "track", "NONE")
        + "\"checks\":{},"
        + CAPTURED
        + positions()
        + track()
        + "\"contacts\":[],\"detections\":[],\"texts\":[],\"findings\":[],\"cuts\":[],\"sampling\":null,"
        + "\"keyframes\":[],\"annotated\":[],\"thumb\":null,\"notes\":[]}";
  }

  /** Adds lines to the record of a folder. */
  static void append(Path folder, String... lines) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(
            folder.resolve(Reports.RECORD),
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND)) {
      for (String line : lines) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
