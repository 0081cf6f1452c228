/**
 * Restricted areas and when they apply: answers which ones a position touches, a way crosses or a
 * picture can show.
 *
 * <p>Zones, which {@code zonefiles} reads → {@link org.sightline.zones.ZoneSet}; a fix → zone
 * contacts. A set is immutable and shared by all threads.
 *
 * <pre>{@code
 * ZoneSet zones = ZoneLoader.load(List.of(Path.of("geofences")), false);
 * List<ZoneContact> contacts = zones.contacts(fix, capturedAt);
 * }</pre>
 */
@NullMarked
package org.sightline.zones;

import org.jspecify.annotations.NullMarked;
