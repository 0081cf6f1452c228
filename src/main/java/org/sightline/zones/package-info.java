/**
 * Reads restricted areas and answers which ones a position touches.
 *
 * <p>Zone files → {@link org.sightline.zones.ZoneSet}; a fix → zone contacts. A set is immutable
 * and shared by all threads.
 *
 * <pre>{@code
 * ZoneSet zones = ZoneSet.load(List.of(Path.of("geofences")), false);
 * List<ZoneContact> contacts = zones.contacts(fix, capturedAt);
 * }</pre>
 */
@NullMarked
package org.sightline.zones;

import org.jspecify.annotations.NullMarked;
