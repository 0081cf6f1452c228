package org.sightline.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.media.MediaItem;
import org.sightline.risk.Assessment;
import org.sightline.risk.Footage;
import org.sightline.risk.Observation;
import org.sightline.risk.Policy;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.text.ReadPicture;
import org.sightline.text.TextLine;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.view.SampleViews;
import org.sightline.view.View;
import org.sightline.view.ViewFootprint;
import org.sightline.vision.Detection;
import org.sightline.vision.Shot;
import org.sightline.zones.Standing;
import org.sightline.zones.Times;
import org.sightline.zones.ZoneContact;

/** One moment of a video as if it were a photo: what its annotated picture shows. */
final class FootageMoment {
  private static final CameraPose NO_POSE = new CameraPose(null, null, null);

  private FootageMoment() {}

  /**
   * What is known of a moment.
   *
   * @param track the preferred one; null if there is none
   * @param sample where the camera was then; null if that is not known
   * @param shot the picture
   */
  static Observation of(
      RunConfig config,
      MediaItem.Video video,
      Footages footages,
      Assessment.Assessed assessed,
      @Nullable Track track,
      @Nullable Sample sample,
      Shot shot) {
    Observation all = assessed.observation();
    List<ZoneContact> contacts = new ArrayList<>();
    for (ZoneContact contact : all.contacts()) {
      if (contact.zone().isPrivate()) {
        contacts.add(contact); // nothing of the place is drawn then, at no moment
      }
    }
    Map<Detection, List<Standing>> standings = new HashMap<>();
    ViewFootprint footprint = null;
    Fix fix = sample == null ? null : sample.fix();
    if (track != null && sample != null && fix != null && contacts.isEmpty()) {
      Times times = footages.times(track).apply(sample);
      View view = MovingStandings.view(config, sample, fix, shot.widthPx(), shot.heightPx());
      contacts.addAll(config.zones().contactsAt(fix, times));
      Policy.Sees sees = config.policy().sees();
      footprint = Sights.add(view, config.zones(), sees, times, config.terrain(), contacts);
      if (!contacts.isEmpty() && config.zones().restrictsPictures()) {
        Standings.add(view, config.zones(), sees, times, shot.detections(), standings);
      }
    }
    Observation seen =
        new Observation(
            video,
            telemetry(all.telemetry(), sample, fix),
            footprint,
            contacts,
            shot.detections(),
            standings,
            all.checks(),
            List.of());
    return seen.with(lines(all, shot));
  }

  private static List<TextLine> lines(Observation all, Shot shot) {
    Footage footage = all.footage();
    for (ReadPicture picture : footage == null ? List.<ReadPicture>of() : footage.texts()) {
      if (picture.offsetNs() == shot.offsetNs()) {
        return picture.reading().lines();
      }
    }
    return List.of();
  }

  private static Telemetry telemetry(Telemetry whole, @Nullable Sample sample, @Nullable Fix fix) {
    List<Position> positions = fix == null ? List.of() : List.of(new Position.Fixed(fix));
    Position position =
        fix == null ? new Position.Missing(Position.State.ABSENT, "track", "") : positions.get(0);
    return new Telemetry(
        whole.captured(),
        whole.make(),
        whole.model(),
        position,
        false,
        positions,
        sample == null ? NO_POSE : SampleViews.pose(sample),
        sample == null ? null : sample.lens(),
        List.of());
  }
}
