package org.sightline.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.Captured;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.track.Gaps;
import org.sightline.track.Quality;
import org.sightline.track.Track;

/**
 * What a file says of itself, for people: one fact a line, each with its field and what it is
 * worth.
 */
final class Inspection {
  private final StringBuilder text = new StringBuilder();

  private Inspection() {}

  /** Several lines, the file's name first. */
  static String of(MediaItem item, Telemetry telemetry, @Nullable Track track, List<Note> notes) {
    Inspection made = new Inspection();
    made.text.append(item.header().source().text()).append('\n');
    made.fact("format", item.header().format() + size(item));
    if (track != null) {
      made.told(track);
    }
    boolean told = item instanceof MediaItem.Photo || item instanceof MediaItem.Video;
    if (track != null || told) {
      made.told(telemetry);
    }
    for (Note note : notes) {
      made.fact("note", note.message() + " (" + note.code() + ")");
    }
    return made.text.toString();
  }

  private void told(Track track) {
    int fixes = track.count(Quality.GOOD);
    String stale =
        track.count(Quality.STALE) == 0 ? "" : ", " + track.count(Quality.STALE) + " stale";
    fact(
        "track",
        track.size()
            + (track.size() == 1 ? " sample, " : " samples, ")
            + fixes
            + " with a position, "
            + track.count(Quality.NO_FIX)
            + " without"
            + stale
            + "  from "
            + track.origin().source());
    if (track.size() > 0) {
      fact(
          "",
          "from "
              + number(track.offset(0).toNanos() / 1e9, 3)
              + " s to "
              + number(track.offset(track.size() - 1).toNanos() / 1e9, 3)
              + " s; what follows is of the first position");
    }
    Gaps gaps = Gaps.of(track, null);
    if (gaps.count() > 0) {
      String times = gaps.count() == 1 ? " time" : " times";
      fact(
          "not known",
          gaps.count() + times + " where it was, " + number(gaps.lengthS(), 1) + " s in all");
    }
  }

  private void told(Telemetry telemetry) {
    fact("camera", both(telemetry.make(), telemetry.model()));
    fact("taken", taken(telemetry.captured()));
    fact("position", position(telemetry.position()));
    for (Position other : telemetry.positions()) {
      if (!other.equals(telemetry.position())) {
        fact("also", position(other));
      }
    }
    if (telemetry.conflicting()) {
      fact("", "the positions disagree by more than their errors: each is tested");
    }
    if (telemetry.position() instanceof Position.Fixed fixed) {
      for (Height height : fixed.fix().heights()) {
        fact("height", number(height.metres(), 1) + " m " + datum(height.datum()));
      }
    }
    fact("direction", angle(telemetry.pose().yaw(), "clockwise from true north"));
    fact("pitch", angle(telemetry.pose().pitch(), "up positive"));
    fact("roll", angle(telemetry.pose().roll(), "clockwise positive"));
    fact("lens", lens(telemetry.lens()));
  }

  private void fact(String name, String value) {
    text.append("  ").append(name);
    for (int i = name.length(); i < 11; i++) {
      text.append(' ');
    }
    text.append(TerminalText.plain(value)).append('\n');
  }

  private static String size(MediaItem item) {
    if (item instanceof MediaItem.Photo photo) {
      return ", " + photo.widthPx() + " × " + photo.heightPx() + " px";
    }
    return item instanceof MediaItem.Video video && video.widthPx() > 0
        ? ", " + video.widthPx() + " × " + video.heightPx() + " px"
        : "";
  }

  private static String both(@Nullable String make, @Nullable String model) {
    if (make == null || model == null) {
      return make == null ? model == null ? "not stated" : model : make;
    }
    return make + " " + model;
  }

  private static String taken(Captured captured) {
    return switch (captured.clock()) {
      case GPS -> captured.at() + " (GPS time)";
      case OFFSET -> captured.at() + " (camera clock " + captured.local() + " with its offset)";
      case UNKNOWN_ZONE -> captured.local() + " by the camera's clock, time zone not stated";
      case NONE -> "not stated";
    };
  }

  private static String position(Position position) {
    return position.match(
        fixed -> {
          Fix fix = fixed.fix();
          return number(fix.position().latDeg(), 7)
              + ", "
              + number(fix.position().lonDeg(), 7)
              + "  good to "
              + number(fix.accuracyM(), 1)
              + " m ("
              + fix.accuracySource()
              + ")  from "
              + fix.source();
        },
        missing ->
            missing.state().name().toLowerCase(Locale.ROOT).replace('_', '-')
                + ": "
                + missing.message());
  }

  private static String datum(Height.Datum datum) {
    return switch (datum) {
      case ELLIPSOID -> "above the WGS 84 ellipsoid";
      case MEAN_SEA_LEVEL -> "above mean sea level";
      case TAKE_OFF -> "above take-off";
      case GROUND -> "above ground";
      case UNKNOWN -> "from a level that is not stated";
    };
  }

  private static String angle(@Nullable Angle angle, String sense) {
    return angle == null
        ? "not stated"
        : number(angle.deg(), 1)
            + "° ±"
            + number(angle.sigmaDeg(), 1)
            + "° ("
            + sense
            + ")  from "
            + angle.source();
  }

  private static String lens(@Nullable Lens lens) {
    return lens == null
        ? "not known"
        : number(lens.horizontalFovDeg(), 1)
            + "° × "
            + number(lens.verticalFovDeg(), 1)
            + "°  from "
            + lens.source();
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
