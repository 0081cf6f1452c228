package org.sightline.zones;

import java.io.Serializable;
import java.time.Instant;

/**
 * One file of a zone set, for the head of a report.
 *
 * @param name the file as named by the user
 * @param format the reader that understood it, such as {@code GeoJSON}
 * @param zones how many usable zones it gave
 * @param modified when the file was last changed
 * @param sha256 of its bytes, 64 hex digits
 * @param isPrivate whether any of its zones is a personal privacy zone: then its hash is for nobody
 *     else, since few numbers stand behind it
 * @param coverageStated whether it says for which area it knows every zone
 */
public record ZoneFile(
    String name,
    String format,
    int zones,
    Instant modified,
    String sha256,
    boolean isPrivate,
    boolean coverageStated)
    implements Serializable {}
