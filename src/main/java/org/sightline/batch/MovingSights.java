package org.sightline.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.media.MediaItem;
import org.sightline.risk.Policy;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.view.AboveGround;
import org.sightline.view.Detail;
import org.sightline.view.SampleViews;
import org.sightline.view.View;
import org.sightline.zones.InView;
import org.sightline.zones.Stays;
import org.sightline.zones.Times;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZonesOnTrack;

/**
 * What a moving camera shows of zones that it is not in, looked at once a second, on flat ground:
 * what a hill may hide is told all the same.
 */
final class MovingSights {
  /** How often the view is looked at. */
  static final Duration STEP = Duration.ofSeconds(1);

  /** Sides of a picture that is not there: only the angles between them count. */
  private static final int NOMINAL_PX = 1920;

  /** A camera that moved and turned less than this sees what it saw. */
  private static final double SAME_M = 2;

  private static final double SAME_DEG = 0.5;

  private final RunConfig config;
  private final MediaItem item;
  private final Function<Sample, Times> times;
  private @Nullable Sample last;
  private @Nullable LocalFrame lastPlace;
  private List<ZoneContact> lastSeen = List.of();

  private MovingSights(RunConfig config, MediaItem item, Function<Sample, Times> times) {
    this.config = config;
    this.item = item;
    this.times = times;
  }

  /** When zones are in sight along a track. */
  static Stays seen(RunConfig config, MediaItem item, Track track, Function<Sample, Times> times) {
    MovingSights sights = new MovingSights(config, item, times);
    return ZonesOnTrack.seen(track, STEP, sights::at);
  }

  private List<ZoneContact> at(Sample sample) {
    Fix fix = sample.fix();
    if (fix == null) {
      return List.of();
    }
    if (!isSame(sample, fix)) {
      lastSeen = at(config, item, sample, fix, times.apply(sample));
      last = sample;
      lastPlace = new LocalFrame(fix.position());
    }
    return lastSeen;
  }

  private boolean isSame(Sample sample, Fix fix) {
    Sample before = last;
    LocalFrame place = lastPlace;
    Fix beforeFix = before == null ? null : before.fix();
    if (before == null || place == null || beforeFix == null) {
      return false;
    }
    LatLon now = fix.position();
    return place.toLocal(now).distanceM() < SAME_M
        && fix.accuracyM() == beforeFix.accuracyM()
        && isSame(before.pose(), sample.pose())
        && isSame(before.lens(), sample.lens())
        && times.apply(sample).equals(times.apply(before));
  }

  private static boolean isSame(@Nullable Lens one, @Nullable Lens other) {
    return one == null ? other == null : one.equals(other);
  }

  private static boolean isSame(@Nullable CameraPose one, @Nullable CameraPose other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return isSame(one.yaw(), other.yaw())
        && isSame(one.pitch(), other.pitch())
        && isSame(one.roll(), other.roll());
  }

  private static boolean isSame(@Nullable Angle one, @Nullable Angle other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return Math.abs(LocalFrame.shortWayDeg(one.deg() - other.deg())) < SAME_DEG
        && one.sigmaDeg() == other.sigmaDeg();
  }

  /** The zones in sight at one moment. */
  static List<ZoneContact> at(
      RunConfig config, MediaItem item, Sample sample, Fix fix, Times times) {
    if (!config.zones().restrictsPictures()) {
      return List.of();
    }
    MediaItem.Video sized =
        item instanceof MediaItem.Video video && video.widthPx() > 0 && video.heightPx() > 0
            ? video
            : null;
    View view = view(sample, fix, sized);
    Policy.Sees policy = config.policy().sees();
    Double scale = sized == null ? null : Detail.pixelsPerMetre(view, 1);
    double rangeM = Math.min(policy.rangeM(scale), Detail.rangeM(view));
    List<ZoneContact> seen = config.zones().contactsOf(view, rangeM, times, null);
    return sized == null ? withoutScale(seen) : seen;
  }

  private static View view(Sample sample, Fix fix, MediaItem.@Nullable Video sized) {
    Lens lens = sample.lens();
    int width = sized == null ? NOMINAL_PX : sized.widthPx();
    int height = sized == null ? NOMINAL_PX : sized.heightPx();
    return new View(fix, SampleViews.pose(sample), lens, AboveGround.of(fix), width, height);
  }

  /** Where no picture states its size nothing can be said of the size of things in it. */
  private static List<ZoneContact> withoutScale(List<ZoneContact> seen) {
    List<ZoneContact> without = new ArrayList<>(seen.size());
    for (ZoneContact contact : seen) {
      InView view = contact.view();
      without.add(
          view == null
              ? contact
              : contact.shown(new InView(view.coveredShare(), null, null, view.hiding())));
    }
    return without;
  }
}
