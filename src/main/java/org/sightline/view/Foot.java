package org.sightline.view;

import java.io.Serializable;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.sightline.geo.LatLon;

/**
 * The ground that a thing in a picture may stand on. Inside the program only: reports answer by
 * zone, never with the place of what is in a picture.
 *
 * @param region all of it that the errors allow (about 95 %): longitude, latitude, degrees, cut at
 *     the antimeridian
 * @param places where it stands in so many equally likely cases, as far as it stands on the ground
 *     within range in them; empty if only its direction is known
 * @param cases how many cases there are; 0 if only its direction is known
 */
public record Foot(Geometry region, List<LatLon> places, int cases) implements Serializable {
  /** Copies the list. */
  public Foot {
    places = List.copyOf(places);
  }
}
