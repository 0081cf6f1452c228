package org.sightline.zones;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.ZoneContact.Active;

/**
 * A zone that something in a picture may stand in.
 *
 * @param zone the zone
 * @param probability 0..1 that it stands inside, given the errors of the view; null if only its
 *     direction is known
 * @param active whether the zone applied at the time of capture
 * @param activeAsOf whether it applies at the moment of publication that was asked for
 */
public record Standing(Zone zone, @Nullable Double probability, Active active, Active activeAsOf)
    implements Serializable {}
