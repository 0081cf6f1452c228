/**
 * Reads restricted areas from the formats that they are published in, and writes them.
 *
 * <p>Takes: paths. Gives: a {@link org.sightline.zones.ZoneSet} by {@link
 * org.sightline.zonefiles.ZoneLoader}, and by {@link org.sightline.zonefiles.ZoneWriters} the way
 * back. A format is one {@code …Zones} class: it tells its files by their first bytes, makes a
 * {@code ZoneDraft} of each feature, and stands in {@code ZoneReaders.ALL}. {@code Areas}, {@code
 * Circles}, {@code Corridors} and {@code Arcs} make areas of what formats write, {@code Hours} and
 * {@code Lengths} read their words.
 */
@NullMarked
package org.sightline.zonefiles;

import org.jspecify.annotations.NullMarked;
