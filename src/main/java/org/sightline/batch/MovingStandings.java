package org.sightline.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.sightline.risk.Footage;
import org.sightline.risk.Policy;
import org.sightline.risk.Sighting;
import org.sightline.telemetry.Fix;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.view.AboveGround;
import org.sightline.view.OverTerrain;
import org.sightline.view.SampleViews;
import org.sightline.view.View;
import org.sightline.vision.Detection;
import org.sightline.zones.Standing;
import org.sightline.zones.Stay;
import org.sightline.zones.Times;

/**
 * Which zones the things in a video may stand in: asked of each at the moment that shows it best,
 * from every track that knows where the camera was then. Where the camera touched no zone, nothing
 * in its pictures stands in one.
 */
final class MovingStandings {
  /** Objects that are asked about, those that the policy flags first; each costs milliseconds. */
  private static final int MOST = 400;

  /** The clocks of picture and receiver differ by up to about a second. */
  private static final double SPARE_S = 2;

  private final RunConfig config;
  private final Footage footage;
  private final Function<Track, Function<Sample, Times>> times;

  private MovingStandings(
      RunConfig config, Footage footage, Function<Track, Function<Sample, Times>> times) {
    this.config = config;
    this.footage = footage;
    this.times = times;
  }

  /**
   * The same sightings with the zones that they may stand in.
   *
   * @param times when each sample of a track was taken
   */
  static List<Sighting> of(
      RunConfig config,
      Footage footage,
      List<Sighting> sightings,
      Function<Track, Function<Sample, Times>> times) {
    if (footage.stays().isEmpty() || !config.zones().restrictsPictures()) {
      return sightings;
    }
    return new MovingStandings(config, footage, times).all(sightings);
  }

  private List<Sighting> all(List<Sighting> sightings) {
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < sightings.size(); i++) {
      if (touches(sightings.get(i).bestS())) {
        asked.add(i);
      }
    }
    asked.sort(
        (a, b) -> {
          Detection one = sightings.get(a).best();
          Detection other = sightings.get(b).best();
          int order = Boolean.compare(isFlagged(other), isFlagged(one));
          return order != 0 ? order : Double.compare(other.score(), one.score());
        });
    List<Sighting> standing = new ArrayList<>(sightings);
    for (int i : asked.subList(0, Math.min(MOST, asked.size()))) {
      standing.set(i, standing(sightings.get(i)));
    }
    return standing;
  }

  private boolean isFlagged(Detection one) {
    Policy.Flagged flag =
        config.policy().objects().flagged().get(one.label().toLowerCase(Locale.ROOT));
    return flag != null && one.score() >= flag.minScore();
  }

  private boolean touches(double momentS) {
    for (Stay stay : footage.stays()) {
      if (momentS >= stay.fromS() - SPARE_S && momentS <= stay.toS() + SPARE_S) {
        return true;
      }
    }
    return false;
  }

  private Sighting standing(Sighting sighting) {
    Map<Detection, List<Standing>> standings = new HashMap<>();
    Duration offset = Duration.ofNanos(Math.round(sighting.bestS() * 1e9));
    for (Track track : footage.tracks().all()) {
      Sample sample = track.at(offset);
      Fix fix = sample == null ? null : sample.fix();
      if (sample != null && fix != null) {
        View view = view(config, sample, fix, sighting.widthPx(), sighting.heightPx());
        Standings.add(
            view,
            config.zones(),
            config.policy().sees(),
            times.apply(track).apply(sample),
            List.of(sighting.best()),
            standings);
      }
    }
    return sighting.standing(standings.getOrDefault(sighting.best(), List.of()));
  }

  /** The view at a moment, as high above the ground as elevation data say if they are there. */
  static View view(RunConfig config, Sample sample, Fix fix, int widthPx, int heightPx) {
    View flat =
        new View(
            fix, SampleViews.pose(sample), sample.lens(), AboveGround.of(fix), widthPx, heightPx);
    return config.terrain() == null
        ? flat
        : OverTerrain.of(
            flat, config.terrain().ground(), Sights.rangeM(flat, config.policy().sees()));
  }
}
