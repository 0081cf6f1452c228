package org.sightline.media;

import java.io.Serializable;

/**
 * One piece of metadata as it lies in a file, not yet read.
 *
 * @param kind what it is
 * @param where the container it lay in, for messages: {@code APP1}, {@code eXIf}, {@code item 3},
 *     {@code sidecar IMG_1.xmp}
 * @param bytes its content; empty for {@link Kind#TIFF_FILE}, whose structure is read from the file
 *     itself
 */
public record Block(Kind kind, String where, Bytes bytes) implements Serializable {
  /** The kinds of metadata that carry a position, a time, a pose or a lens. */
  public enum Kind {
    /**
     * A TIFF structure, byte-order mark first ("Exif\0\0" removed). One file may have several: a
     * second EXIF segment, or the directories that CR3 keeps apart, whose first directory then is
     * the EXIF or the GPS directory itself (see {@code where}: {@code CMT1} is IFD0, {@code CMT2}
     * EXIF, {@code CMT4} GPS).
     */
    EXIF,
    /**
     * The file itself is a TIFF structure (TIFF, DNG and most RAW formats): read it from the file,
     * bounded.
     */
    TIFF_FILE,
    /**
     * An XMP packet, UTF-8 or as its byte-order mark says. The extended XMP of a JPEG is a packet
     * of its own, put together from its portions.
     */
    XMP,
    /** An XMP packet of a second picture or a depth map inside the file. */
    XMP_SECONDARY,
    /** An XMP packet from a sidecar file. */
    XMP_SIDECAR,
    /** Settings of a GoPro camera, keys and values as in its telemetry. */
    GPMF,
    /**
     * A textual key and value, such as PNG "Raw profile type exif" already decoded to text: {@code
     * key NUL value}.
     */
    TEXT
  }
}
