package org.sightline.zones;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where a zone was read.
 *
 * @param file the file as named by the user
 * @param layer the layer or folder inside it; null if the format has none
 * @param feature which feature, as a person would find it: its id or its number from 1
 */
public record ZoneSource(String file, @Nullable String layer, String feature)
    implements Serializable {}
