package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Stay;
import org.sightline.zones.ZoneContact;

/**
 * An object of a video that the policy flags, and what its time and place make of it.
 *
 * @param sighting the object
 * @param flag what the policy says of its kind
 * @param inside the worst zone that the camera was in, or may have been in, while it was seen; null
 *     if none
 * @param place what is to be said of where it stands itself; null if nothing, or if that weighs
 *     less
 */
record SeenObject(
    Sighting sighting,
    Policy.Flagged flag,
    @Nullable Touch inside,
    ObjectInZone.@Nullable Place place) {

  /** The flagged objects of a video, by time. */
  static List<SeenObject> of(Policy policy, Observation seen) {
    List<SeenObject> objects = new ArrayList<>();
    Footage footage = seen.footage();
    if (footage == null) {
      return objects;
    }
    for (Sighting sighting : footage.sightings()) {
      Policy.Flagged flag = FlaggedObject.flag(policy, sighting.best());
      if (flag != null) {
        Touch inside = inside(policy, footage, sighting);
        List<ZoneContact> contacts = contacts(footage, sighting);
        ObjectInZone.Place place =
            ObjectInZone.place(policy, contacts, sighting.standsIn(), flag, inside);
        objects.add(new SeenObject(sighting, flag, inside, place));
      }
    }
    return objects;
  }

  /** How serious it is. */
  Level level(Policy policy) {
    return place != null ? place.level() : flag.level().worse(FlaggedObject.inZone(policy, inside));
  }

  private static @Nullable Touch inside(Policy policy, Footage footage, Sighting sighting) {
    Touch worst = null;
    for (Stay stay : footage.stays()) {
      ZoneContact contact = stay.contact();
      if (!contact.zone().isPrivate()
          && Touch.restrictsAny(contact.zone(), CameraInsideZone.PICTURES)
          && isDuring(footage, stay, sighting)) {
        Touch touch =
            Touch.weighed(policy, contact, CameraInsideZone.PICTURES, stay.moment().fix(), false);
        if (FlaggedObject.isIn(policy, touch)
            && (worst == null || touch.level().compareTo(worst.level()) > 0)) {
          worst = touch;
        }
      }
    }
    return worst;
  }

  private static List<ZoneContact> contacts(Footage footage, Sighting sighting) {
    List<ZoneContact> contacts = new ArrayList<>();
    if (!sighting.standsIn().isEmpty()) {
      for (Stay stay : footage.stays()) {
        if (isDuring(footage, stay, sighting)) {
          contacts.add(stay.contact());
        }
      }
    }
    return contacts;
  }

  /** Whether a stay may have been on while an object was seen; without a track it always may. */
  private static boolean isDuring(Footage footage, Stay stay, Sighting sighting) {
    return footage.tracks().best() == null
        || (sighting.fromS() <= stay.toS() + Cuts.SPARE_S
            && sighting.toS() >= stay.fromS() - Cuts.SPARE_S);
  }
}
