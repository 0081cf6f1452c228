package org.sightline.risk;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One measured fact behind a finding, as the record writes it.
 *
 * @param label what was measured, such as "distance inside the border"
 * @param value the number, or a text such as a label
 * @param unit of the value; empty where it has none
 * @param plusMinus one standard deviation in the same unit; null if the value is exact or has none
 * @param source the field or model it came from
 */
public record Evidence(
    String label, Object value, String unit, @Nullable Double plusMinus, String source)
    implements Serializable {}
