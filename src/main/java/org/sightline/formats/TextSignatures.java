package org.sightline.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.sightline.media.FileBytes;
import org.sightline.media.Format;

/** Tells kinds of text apart by the first 4 KiB. */
final class TextSignatures {
  private static final int LOOKED_AT = 4096;
  private static final int LOOKED_AT_KML = 256 << 10;

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
      return markup(file, text);
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

  private static Format markup(FileBytes file, String text) throws IOException {
    if (text.contains("<gpx")) {
      return Format.GPX;
    }
    if (text.contains("<kml")) {
      // styles may fill the start: what is in it stands behind them
      return isTrack(file, text) ? Format.KML : Format.UNKNOWN;
    }
    if (text.contains("<TrainingCenterDatabase")) {
      return Format.TCX;
    }
    if (text.contains("<x:xmpmeta") || text.startsWith("<?xpacket") || text.contains("<rdf:RDF")) {
      return text.contains("<svg") ? Format.SVG : Format.XMP;
    }
    return text.contains("<svg") ? Format.SVG : Format.UNKNOWN;
  }

  /** Whether a KML document holds a track, not the outline of an area. */
  private static boolean isTrack(FileBytes file, String start) throws IOException {
    String text = start;
    if (file.length() > LOOKED_AT) {
      int count = (int) Math.min(LOOKED_AT_KML, file.length());
      text = new String(file.copy(0, count), StandardCharsets.ISO_8859_1);
    }
    return text.contains("<gx:Track")
        || text.contains("<LineString")
        || (text.contains("<TimeStamp") && text.contains("<Point"));
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
    if (hasNmeaBelow(text)) {
      return Format.NMEA;
    }
    String lower = first.toLowerCase(Locale.ROOT);
    boolean table = lower.indexOf(',') > 0 || lower.indexOf(';') > 0 || lower.indexOf('\t') > 0;
    // definitions of reference systems name the two as well, in brackets
    boolean named =
        lower.contains("latitude") && (lower.contains("longitude") || lower.contains("longtitude"));
    return table && lower.indexOf("[\"") < 0 && named ? Format.CSV : geo(first, text, end);
  }

  /** A reference system, then an image a line with its coordinates. */
  private static Format geo(String first, String text, int end) {
    boolean system =
        first.startsWith("EPSG:") || first.startsWith("WGS84") || first.startsWith("+proj=");
    if (!system || end < 0 || first.length() > 200) {
      return Format.UNKNOWN;
    }
    int stop = text.indexOf('\n', end + 1);
    String second = text.substring(end + 1, stop < 0 ? text.length() : stop);
    int fields = 0;
    for (int i = 0; i < second.length(); i++) {
      boolean starts = second.charAt(i) > ' ' && (i == 0 || second.charAt(i - 1) <= ' ');
      fields += starts ? 1 : 0;
    }
    return fields >= 3 ? Format.GEO : Format.UNKNOWN;
  }

  /** Some loggers write a line of their own first, or a time in brackets before each sentence. */
  private static boolean hasNmeaBelow(String text) {
    for (String sentence : new String[] {"$GPGGA,", "$GPRMC,", "$GNGGA,", "$GNRMC,"}) {
      int at = text.indexOf(sentence);
      if (at > 0 && (text.charAt(at - 1) == '\n' || text.charAt(at - 1) == ']')) {
        return true;
      }
    }
    return false;
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
