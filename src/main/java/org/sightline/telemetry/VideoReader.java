package org.sightline.telemetry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.media.Block;
import org.sightline.media.Bytes;
import org.sightline.media.MediaItem;
import org.sightline.media.NamedText;
import org.sightline.media.Pixels;

/**
 * What a video says once, for the whole of it: the place where the recording began ({@code ©xyz},
 * {@code com.apple.quicktime.location.ISO6709}, {@code loci}), the camera, and when it began. What
 * its XMP says is read as that of a still.
 */
final class VideoReader {
  private static final String APPLE = "com.apple.quicktime.";
  private static final String ANDROID = "com.android.";

  private final MediaItem.Video video;
  private final Draft draft;

  VideoReader(MediaItem.Video video, Draft draft) {
    this.video = video;
    this.draft = draft;
  }

  /** The video as if it were a still: its metadata is written in the same way. */
  static MediaItem.Photo asStill(MediaItem.Video video) {
    return new MediaItem.Photo(
        video.header(),
        video.widthPx(),
        video.heightPx(),
        video.turn(),
        new Pixels("", 0, 0, 0, 0, false),
        video.blocks(),
        Bytes.EMPTY,
        List.of());
  }

  void read() {
    camera();
    for (NamedText text : video.texts()) {
      place(text);
    }
    times();
    double focal = Numbers.parse(video.text(APPLE + "camera.focal_length.35mm_equivalent"));
    if (focal >= 4 && focal <= 5000) {
      // the equivalent of the still picture: a film shows no more than that
      draft.lens(Lenses.ofEquivalent(draft.photo(), focal, "quicktime:focal_length.35mm"));
    }
  }

  private void camera() {
    String maker = first(APPLE + "make", "com.android.manufacturer", "©mak", "manu", "MDPM:make");
    String model = first(APPLE + "model", "com.android.model", "©mod", "modl", "MDPM:model");
    String xml = video.text("xml ");
    if (model == null && xml != null) {
      maker = attribute(xml, "Device", "manufacturer");
      model = attribute(xml, "Device", "modelName");
    }
    model = model == null ? video.text("©mdl") : model;
    for (Block block : video.blocks()) {
      if (model == null && block.kind() == Block.Kind.GPMF) {
        maker = "GoPro";
        model = goproModel(block.bytes());
      }
    }
    draft.camera(maker, model);
  }

  private @Nullable String first(String... names) {
    for (String name : names) {
      String text = video.text(name);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** MINF of the camera's settings: eight bytes of key, type, size and count, then the name. */
  private static @Nullable String goproModel(Bytes settings) {
    byte[] data = settings.array();
    for (int i = 0; i + 8 < data.length; i++) {
      if (data[i] == 'M' && data[i + 1] == 'I' && data[i + 2] == 'N' && data[i + 3] == 'F') {
        int length = (data[i + 5] & 0xff) * ((data[i + 6] & 0xff) << 8 | (data[i + 7] & 0xff));
        int end = Math.min(data.length, i + 8 + Math.min(length, 64));
        String name = new String(data, i + 8, end - i - 8, StandardCharsets.UTF_8);
        return name.replace('\0', ' ').trim();
      }
    }
    return null;
  }

  private void place(NamedText text) {
    boolean apple = text.name().equals(APPLE + "location.ISO6709");
    boolean coded = text.name().equals("loci");
    if (!apple && !coded && !text.name().equals("©xyz")) {
      return;
    }
    Iso6709 place = Iso6709.parse(text.text());
    if (place == null) {
      draft.note(
          "video-place-unreadable", "The place " + clipped(text.text()) + " cannot be read.");
      return;
    }
    if (apple) {
      double radius = Numbers.parse(video.text(APPLE + "location.accuracy.horizontal"));
      draft.accuracy(radius / ExifReader.RADIUS_TO_AXIS, "quicktime:location.accuracy.horizontal");
    }
    if (place.position() != null) {
      draft.note(
          "position-at-start",
          "The position is where the recording began; where the camera went from there this field"
              + " does not say.");
    }
    // Apple's location service counts heights from the sea; others do not say from where
    Height.Datum datum = apple ? Height.Datum.MEAN_SEA_LEVEL : Height.Datum.UNKNOWN;
    String source = coded ? "3gpp:loci" : "quicktime:iso6709";
    List<Height> heights = Heights.listOf(place.heightM(), datum, source, draft);
    Coordinates.Pair pair =
        new Coordinates.Pair(
            place.position(), place.problem(), place.stepDeg(), clipped(text.text()));
    draft.position(Draft.Rank.CONTAINER, pair, heights, 0, null, source);
  }

  private static String clipped(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /**
   * The head's clock is UTC by the standard. Apple writes the zone beside it, Android's muxer keeps
   * to the standard and writes the end of the recording; of others it may be local time as well.
   */
  private void times() {
    Stamps.Stamp stated = Stamps.parse(video.text(APPLE + "creationdate"));
    String xml = video.text("xml ");
    stated = stated == null ? Stamps.parse(first("©day", "MDPM:date")) : stated;
    if (stated == null && xml != null) {
      stated = Stamps.parse(attribute(xml, "CreationDate", "value"));
    }
    if (stated != null) {
      draft.clocks().camera(stated.local(), stated.offset());
    }
    Instant created = video.created();
    if (created == null || stated != null) {
      return;
    }
    boolean android = first(ANDROID + "version", ANDROID + "manufacturer") != null;
    if (android && video.length() != null) {
      created = created.minus(video.length());
    }
    LocalDateTime shown = LocalDateTime.ofInstant(created, ZoneOffset.UTC);
    draft.clocks().camera(shown, android ? ZoneOffset.UTC : null);
  }

  /** An attribute of the first element of a name in the XML of a professional camera. */
  private static @Nullable String attribute(String xml, String element, String attribute) {
    XmlScanner scanner = new XmlScanner(xml);
    while (scanner.next()) {
      if (scanner.isStart() && scanner.name().local().equals(element)) {
        for (XmlScanner.Attribute found : scanner.attributes()) {
          if (found.name().local().equals(attribute)) {
            return found.value();
          }
        }
      }
    }
    return null;
  }
}
