package org.sightline.view;

import java.io.Serializable;

/**
 * A point of the upright picture.
 *
 * @param x pixels from the left edge, which is 0; the right edge is the width
 * @param y pixels from the top edge, which is 0
 */
public record Pixel(double x, double y) implements Serializable {}
