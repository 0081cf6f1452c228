package org.sightline.batch;

import java.util.ArrayList;
import java.util.List;
import org.sightline.risk.Check;
import org.sightline.risk.Footage;
import org.sightline.risk.FootageChecks;
import org.sightline.risk.Level;
import org.sightline.track.Gap;
import org.sightline.track.Quality;
import org.sightline.track.Track;
import org.sightline.zones.Stay;

/**
 * Where the pictures of a video matter: while the camera touched a zone in a way that counts, while
 * it is not known where it was, and everywhere if the zones could not tell of all of its way.
 */
final class WhereToLook {
  /** To spare on both sides: the clocks of picture and receiver differ by up to about a second. */
  private static final double SPARE_S = 2;

  private static final Sampling.Stretch ALL = new Sampling.Stretch(0, Long.MAX_VALUE);

  private WhereToLook() {}

  /**
   * The stretches, in no order.
   *
   * @param footage its stays already weighed
   * @param position how far its way was tested; times without a place are told by the footage
   */
  static List<Sampling.Stretch> of(Footage footage, Check position) {
    Track best = footage.tracks().best();
    boolean hidden = footage.gaps().count() > footage.gaps().listed().size();
    boolean tested =
        position.state() == Check.State.MADE || position.code().equals(FootageChecks.GAPS);
    if (best == null || best.count(Quality.GOOD) == 0 || !isTold(best) || hidden || !tested) {
      return List.of(ALL);
    }
    List<Sampling.Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < footage.stays().size(); i++) {
      Stay stay = footage.stays().get(i);
      if (footage.levels().get(i) != Level.NONE) {
        stretches.add(stretch(stay.fromS() - SPARE_S, stay.toS() + SPARE_S));
      }
    }
    for (Gap gap : footage.gaps().listed()) {
      stretches.add(stretch(gap.fromS(), gap.toS()));
    }
    stretches.add(
        new Sampling.Stretch(lastGoodNs(best) + Track.LONGEST_GAP.toNanos(), Long.MAX_VALUE));
    return stretches;
  }

  /** Whether a track says when it was where, in a layout that is known. */
  private static boolean isTold(Track track) {
    boolean untimed = track.size() > 1 && track.offset(0).equals(track.offset(track.size() - 1));
    return !untimed && track.origin().verified();
  }

  private static long lastGoodNs(Track track) {
    int last = track.size() - 1;
    while (last > 0 && track.quality(last) != Quality.GOOD) {
      last--;
    }
    return track.offset(last).toNanos();
  }

  private static Sampling.Stretch stretch(double fromS, double toS) {
    return new Sampling.Stretch(Math.round(fromS * 1e9), Math.round(toS * 1e9));
  }
}
