package org.sightline.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells kinds of text apart by the first 4 KiB. */
final class TextSignatures {
  private static final int LOOKED_AT = 4096;

  private TextSignatures() {}

  static Format of(FileBytes file) throws IOException {
    byte[] start = file.copy(0, (int) Math.min(LOOKED_AT, file.length()));
    if (isBinary(start)) {
      return Format.UNKNOWN;
    }
    String text = new String(start, StandardCharsets.ISO_8859_1);
    int from = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    while (from < text.length() && text.charAt(from) <= ' ') {
      from++;
    }
    text = text.substring(from);
    if (text.startsWith("<")) {
      return markup(text);
    }
    return isSubtitle(text) ? Format.SRT : line(text);
  }

  private static boolean isBinary(byte[] start) {
    for (byte b : start) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  private static Format markup(String text) {
    if (text.contains("<gpx")) {
      return Format.GPX;
    }
    if (text.contains("<kml")) {
      // a track, not the outline of an area
      boolean track = text.contains("<gx:Track") || text.contains("<LineString");
      return track ? Format.KML : Format.UNKNOWN;
    }
    if (text.contains("<TrainingCenterDatabase")) {
      return Format.TCX;
    }
    if (text.contains("<x:xmpmeta") || text.startsWith("<?xpacket") || text.contains("<rdf:RDF")) {
      return text.contains("<svg") ? Format.SVG : Format.XMP;
    }
    return text.contains("<svg") ? Format.SVG : Format.UNKNOWN;
  }

  /** A counter, then a span of time: cameras write nothing else first. */
  private static boolean isSubtitle(String text) {
    int digits = 0;
    while (digits < text.length() && isDigit(text.charAt(digits))) {
      digits++;
    }
    int at = digits;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    if (digits == 0 || at == digits) {
      return false;
    }
    String next = text.substring(at, Math.min(text.length(), at + 400));
    // some loggers leave the span out
    return (next.indexOf("-->") >= 0 && next.indexOf("-->") < 40) || next.contains("[latitude");
  }

  private static Format line(String text) {
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    if (first.length() > 6 && first.charAt(0) == '$' && first.indexOf(',') > 3) {
      // NMEA 0183: a talker and a sentence, or P and a maker
      return isNmea(first) ? Format.NMEA : Format.UNKNOWN;
    }
    if (first.startsWith("A") && text.contains("\nHFDTE")) {
      return Format.IGC;
    }
    String lower = first.toLowerCase(Locale.ROOT);
    boolean table = lower.indexOf(',') > 0 || lower.indexOf(';') > 0 || lower.indexOf('\t') > 0;
    // definitions of reference systems name the two as well, in brackets
    return table
            && lower.indexOf('[') < 0
            && lower.contains("latitude")
            && lower.contains("longitude")
        ? Format.CSV
        : Format.UNKNOWN;
  }

  private static boolean isNmea(String line) {
    for (int i = 1; i < 6; i++) {
      char c = line.charAt(i);
      if (c < 'A' || c > 'Z') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
