package org.sightline.risk;

import java.io.Serializable;
import org.sightline.telemetry.Fix;

/**
 * Two sources that put a camera at different places at one moment, farther apart than their errors.
 *
 * @param metres how far
 * @param atS when, seconds from the first picture shown
 * @param one the preferred position
 * @param other the other
 */
public record Apart(double metres, double atS, Fix one, Fix other) implements Serializable {}
