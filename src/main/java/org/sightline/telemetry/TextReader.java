package org.sightline.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sightline.geo.Height;
import org.sightline.media.Block;

/**
 * Textual keys and values of PNG as ImageMagick writes them when it converts a photo: {@code
 * exif:GPSLatitude} with {@code 54/1, 59/1, 2280/100} and the reference apart.
 */
final class TextReader implements TelemetryReader {
  private static final String SOURCE = "text:exif";

  @Override
  public void read(Carried carried, Draft draft) {
    Map<String, String> texts = new HashMap<>();
    for (Block block : carried.photo().blocks()) {
      if (block.kind() == Block.Kind.TEXT && block.bytes().length() < 4096) {
        String text = new String(block.bytes().array(), StandardCharsets.UTF_8);
        int nul = text.indexOf(0);
        if (nul > 0 && nul + 1 < text.length()) {
          texts.putIfAbsent(text.substring(0, nul), text.substring(nul + 1).trim());
        }
      }
    }
    if (!texts.isEmpty()) {
      read(texts, draft);
    }
  }

  private static void read(Map<String, String> texts, Draft draft) {
    draft.camera(texts.get("exif:Make"), texts.get("exif:Model"));
    Stamps.Stamp stamp = Stamps.parse(texts.get("exif:DateTimeOriginal"));
    stamp = stamp != null ? stamp : Stamps.parse(texts.get("Creation Time"));
    if (stamp != null) {
      draft.clocks().camera(stamp.local(), stamp.offset());
    }
    String lat = texts.get("exif:GPSLatitude");
    String lon = texts.get("exif:GPSLongitude");
    if (lat == null && lon == null) {
      return;
    }
    List<Height> heights =
        Heights.exif(
            Numbers.parse(texts.get("exif:GPSAltitude")),
            Numbers.parse(texts.get("exif:GPSAltitudeRef")),
            SOURCE,
            draft);
    draft.position(
        Draft.Rank.TEXT,
        Coordinates.ofTexts(
            lat, texts.get("exif:GPSLatitudeRef"), lon, texts.get("exif:GPSLongitudeRef"), false),
        heights,
        0,
        null,
        SOURCE);
  }
}
