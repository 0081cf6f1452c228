package org.sightline.zones;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One feature of a zone file and whether it can be used: a row of {@code zones check}.
 *
 * @param id the zone's id as the run uses it
 * @param name its name
 * @param file the file as named by the user
 * @param layer the layer or folder inside the file; null if it has none
 * @param usable whether positions are tested against it
 * @param problem what is wrong or was corrected, in one or more sentences; null if nothing
 * @param fatal whether a run refuses to start because of it
 */
public record ZoneRow(
    String id,
    String name,
    String file,
    @Nullable String layer,
    boolean usable,
    @Nullable String problem,
    boolean fatal)
    implements Serializable {}
