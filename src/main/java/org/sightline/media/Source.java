package org.sightline.media;

import java.io.Serializable;

/**
 * How a person named an input: its path relative to the argument it was found under, '/' separated.
 *
 * @param text the name; bytes that are not UTF-8 are percent-encoded
 * @param encoded whether {@code text} holds such percent-encoded bytes
 */
public record Source(String text, boolean encoded) implements Serializable {}
