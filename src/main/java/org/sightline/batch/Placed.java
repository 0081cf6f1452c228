package org.sightline.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.media.MediaItem;
import org.sightline.risk.Check;
import org.sightline.risk.Checks;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.view.ViewFootprint;
import org.sightline.zones.Coverage;
import org.sightline.zones.Times;
import org.sightline.zones.ZoneContact;

/**
 * What the positions of a photo touch. Made again where its pixels add a position.
 *
 * @param contacts the zones touched
 * @param footprint what it can show of the ground; null unless zones can be in it
 * @param position how far the check of the positions got
 */
record Placed(List<ZoneContact> contacts, @Nullable ViewFootprint footprint, Check position) {
  /**
   * Of all positions that the telemetry has.
   *
   * @param coverage whether the zone files know a place
   * @param times when the photo was taken and is published
   */
  static Placed of(
      RunConfig config,
      Function<LatLon, Coverage> coverage,
      MediaItem.Photo photo,
      Telemetry telemetry,
      Times times) {
    List<ZoneContact> contacts = new ArrayList<>();
    for (Position position : telemetry.positions()) {
      if (position instanceof Position.Fixed fixed) {
        contacts.addAll(config.zones().contactsAt(fixed.fix(), times));
      }
    }
    ViewFootprint footprint =
        Sights.add(
            photo,
            telemetry,
            config.zones(),
            config.policy().sees(),
            times,
            config.terrain(),
            contacts);
    Check position =
        Checks.position(
            config.policy(),
            telemetry,
            config.zones().zones().size(),
            config.head().skippedZones().size(),
            coverage);
    return new Placed(contacts, footprint, position);
  }
}
