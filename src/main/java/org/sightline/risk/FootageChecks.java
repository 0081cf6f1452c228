package org.sightline.risk;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.media.Note;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Telemetry;
import org.sightline.text.Overlay;
import org.sightline.track.Gap;
import org.sightline.track.Gaps;
import org.sightline.track.Quality;
import org.sightline.track.SidecarTracks;
import org.sightline.track.Track;
import org.sightline.zones.Coverage;

/** Says how far each check of a video or a track got. */
public final class FootageChecks {
  /** What zone files cover is asked again after so much way, metres. */
  private static final double COVERAGE_STEP_M = 20;

  /** The code of a check that lacks nothing but the times without a place. */
  public static final String GAPS = "track-gaps";

  private FootageChecks() {}

  /**
   * The checks.
   *
   * @param position what {@link #position} gave
   * @param objects what {@link #notAsked} or {@link #objects} gave
   * @param pixels what {@link #notAsked} or {@link #pixels} gave
   */
  public static Map<Check.Kind, Check> all(Check position, Check objects, Check pixels) {
    Map<Check.Kind, Check> checks =
        new EnumMap<>(Checks.ofPhoto(position, Checks.Looked.NOT_ASKED));
    checks.put(Check.Kind.OBJECTS, objects);
    checks.put(Check.Kind.PIXELS, pixels);
    if (pixels.state() == Check.State.NOT_MADE) {
      checks.put(Check.Kind.TEXT, pixels);
    }
    return checks;
  }

  /**
   * The check of pictures that nobody looks at.
   *
   * @param pictures whether the item has pictures at all
   * @param asked whether the run looks at pixels at all
   */
  public static Check notAsked(boolean pictures, boolean asked) {
    if (!pictures) {
      return new Check(Check.State.NOT_ASKED, "no-pictures", "A track holds no pictures.");
    }
    return asked
        ? new Check(
            Check.State.NOT_ASKED,
            "no-frames",
            "--frames none was given: the pictures of videos were not looked at.")
        : Checks.objects(Checks.Looked.NOT_ASKED);
  }

  /**
   * The check for flagged objects in a video. It is made where its pictures were looked at as often
   * as was asked for: how often that is stands beside it.
   *
   * @param looked how; {@code damaged} does not count
   * @param spoilt why a part of the pictures was not seen; null if all were
   */
  public static Check objects(Checks.Looked looked, @Nullable Note spoilt) {
    Check check = Checks.objects(looked);
    return spoilt == null || check.state() == Check.State.NOT_MADE
        ? check
        : limited(spoilt.code(), spoilt.message());
  }

  /** The checks of a video of which no picture could be decoded. */
  public static Map<Check.Kind, Check> undecodable(Check position, String code, String message) {
    Check check = new Check(Check.State.NOT_MADE, code, message);
    return all(position, check, check);
  }

  /**
   * The checks of a video that opened and of which not one picture came out.
   *
   * @param why what went wrong; null if nothing is known to have
   */
  public static Map<Check.Kind, Check> unseen(Check position, @Nullable Note why) {
    return undecodable(
        position,
        why == null ? "no-pictures" : why.code(),
        "Not one picture of the video could be seen." + (why == null ? "" : " " + why.message()));
  }

  /** The check whether the pictures of a video decode. */
  public static Check pixels(@Nullable Note spoilt) {
    return spoilt == null ? Check.MADE : limited(spoilt.code(), spoilt.message());
  }

  /**
   * The check of the camera's way against the zones.
   *
   * @param zones how many zones were asked
   * @param skippedZones how many were left out because they could not be read
   * @param coverage what the zone files say of a place
   */
  public static Check position(
      Policy policy,
      Telemetry telemetry,
      Footage footage,
      int zones,
      int skippedZones,
      Function<LatLon, Coverage> coverage) {
    Check base = Checks.position(policy, telemetry, zones, skippedZones, coverage);
    Track best = footage.tracks().best();
    if (best == null || best.count(Quality.GOOD) == 0) {
      return withoutTrack(base, telemetry, best);
    }
    if (base.state() == Check.State.NOT_MADE && zones == 0) {
      return base;
    }
    Check covered = covered(policy, footage, coverage);
    if (covered.state() == Check.State.NOT_MADE) {
      return covered;
    }
    for (Note note : footage.tracks().notes()) {
      if (note.code().equals(SidecarTracks.OTHER_DAY)) {
        return limited(note.code(), note.message());
      }
    }
    Check way = way(footage, best);
    if (way.state() != Check.State.MADE) {
      return way;
    }
    if (covered.state() != Check.State.MADE) {
      return covered;
    }
    return base.code().equals("zones-skipped") ? base : Check.MADE;
  }

  private static Check withoutTrack(Check base, Telemetry telemetry, @Nullable Track track) {
    if (!Touch.fixes(telemetry).isEmpty()) {
      if (isPrintedOnly(telemetry) && base.state() != Check.State.NOT_MADE) {
        return limited(
            "printed-positions-only",
            "The only positions are those printed into the pictures that were read: each was tested,"
                + " the way between them was not.");
      }
      return base.state() == Check.State.NOT_MADE
          ? base
          : limited(
              "start-position-only",
              "The file says where it begins and nothing of what comes after: only the start was"
                  + " tested.");
    }
    if (track != null) {
      return new Check(
          Check.State.NOT_MADE,
          "no-fix",
          track.size() == 1
              ? "The telemetry holds one sample, and it has no position."
              : "The telemetry holds "
                  + track.size()
                  + " samples, and none of them has a position.");
    }
    return base.code().equals("no-position")
        ? new Check(
            Check.State.NOT_MADE,
            "no-position",
            "The file carries no position, neither in itself nor in a track beside it. A GPX track"
                + " of the day would supply one: --track walk.gpx")
        : base;
  }

  private static boolean isPrintedOnly(Telemetry telemetry) {
    for (Fix fix : Touch.fixes(telemetry)) {
      if (!fix.source().equals(Overlay.SOURCE)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all of the way is known. */
  private static Check way(Footage footage, Track best) {
    Gaps gaps = footage.gaps();
    if (gaps.count() == 1) {
      Gap gap = gaps.listed().get(0);
      return limited(
          GAPS,
          why(gap.code())
              + " from "
              + Words.tenths(gap.fromS())
              + " to "
              + Words.tenths(gap.toS())
              + " ("
              + Words.length(gap.lengthS())
              + "): the place in that time is not known and was not guessed.");
    }
    if (gaps.count() > 1) {
      return limited(
          GAPS,
          "The place is not known for "
              + Words.length(gaps.lengthS())
              + " in "
              + gaps.count()
              + " gaps of the telemetry, and was not guessed.");
    }
    if (isUntimed(best)) {
      return limited(
          "track-untimed",
          "The positions have no times: each was tested, the ways between them were not.");
    }
    if (!best.origin().verified()) {
      return limited(
          "track-unverified",
          "The layout of this telemetry is not known for this device: its positions may be wrong.");
    }
    return footage.complete()
        ? Check.MADE
        : limited(
            "track-too-long",
            "The way beside zones is so long that from some time on only its samples were tested.");
  }

  private static String why(String code) {
    return switch (code) {
      case "no-fix" -> "No fix";
      case "stale" -> "Only a place remembered from before";
      case "jump" -> "A jump that no movement explains";
      default -> "No telemetry";
    };
  }

  private static boolean isUntimed(Track track) {
    return track.size() > 1 && track.offset(0).equals(track.offset(track.size() - 1));
  }

  private static Check covered(
      Policy policy, Footage footage, Function<LatLon, Coverage> coverage) {
    long tested = 0;
    long outside = 0;
    boolean unstated = false;
    for (Track track : footage.tracks().all()) {
      LocalFrame last = null;
      for (int i = 0; i < track.size(); i++) {
        Fix fix = track.quality(i) == Quality.GOOD ? track.sample(i).fix() : null;
        if (fix != null && (last == null || isFurther(last, fix))) {
          last = new LocalFrame(fix.position());
          Coverage at = coverage.apply(fix.position());
          if (at == Coverage.UNSTATED) {
            unstated = true; // so for every place
            break;
          }
          tested++;
          outside += at == Coverage.OUTSIDE ? 1 : 0;
        }
      }
    }
    if (outside > 0 && outside == tested) {
      return new Check(
          Check.State.NOT_MADE,
          "no-zone-data",
          "The whole way lies outside the area that your zone files cover: no zone data here.");
    }
    if (outside > 0) {
      return limited(
          "no-zone-data",
          "A part of the way lies outside the area that your zone files cover: no zone data there.");
    }
    return unstated && policy.requireCoverage()
        ? limited(
            "coverage-unstated",
            "No zone file says what area it covers, and the policy asks for that.")
        : Check.MADE;
  }

  private static boolean isFurther(LocalFrame last, Fix fix) {
    return last.toLocal(fix.position()).distanceM() > COVERAGE_STEP_M;
  }

  private static Check limited(String code, String message) {
    return new Check(Check.State.LIMITED, code, message);
  }
}
