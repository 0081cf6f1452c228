package org.sightline.media;

import java.io.Serializable;

/**
 * One text that a container holds under a name of its own.
 *
 * @param name the box ({@code ©xyz}, {@code loci}) or key ({@code
 *     com.apple.quicktime.location.ISO6709}) as written; a box that starts with {@code @} is named
 *     with {@code ©}, which it stands for
 * @param text its value; numbers as decimals; a {@code loci} as ISO 6709 writes a place
 */
public record NamedText(String name, String text) implements Serializable {}
