package org.sightline.telemetry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.media.Block;

/** The EXIF fields mirrored in XMP (XMP specification part 2 §3.3; CIPA DC-010-2024). */
final class XmpExifReader implements TelemetryReader {
  @Override
  public void read(Carried carried, Draft draft) {
    for (XmpPacket packet : carried.xmp()) {
      boolean ofPicture = packet.kind() != Block.Kind.XMP_SECONDARY;
      if (ofPicture) {
        readClock(packet, draft);
        readDirection(packet, draft);
      }
      readPosition(packet, draft);
    }
    // the time of the last change, for want of a better
    ExifReader.readClock(carried, 0x0132, 0x9010, draft);
  }

  private static @Nullable String first(XmpPacket packet, String... names) {
    for (String name : names) {
      String text = packet.text(name);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private static void readClock(XmpPacket packet, Draft draft) {
    String text =
        first(
            packet,
            "exif:DateTimeOriginal",
            "photoshop:DateCreated",
            "exif:DateTimeDigitized",
            "xmp:CreateDate");
    Stamps.Stamp stamp = Stamps.parse(text);
    if (stamp != null) {
      draft.clocks().camera(stamp.local(), stamp.offset());
    }
  }

  private static void readDirection(XmpPacket packet, Draft draft) {
    double direction = packet.number("exif:GPSImgDirection");
    if (!Double.isNaN(direction)) {
      ExifReader.readDirection(
          direction, packet.text("exif:GPSImgDirectionRef"), "xmp:exif:GPSImgDirection", draft);
    }
  }

  private static void readPosition(XmpPacket packet, Draft draft) {
    String lat = packet.text("exif:GPSLatitude");
    String lon = packet.text("exif:GPSLongitude");
    if (lat == null && lon == null) {
      return;
    }
    String source = source(packet.kind());
    Instant at = time(packet);
    draft.clocks().gps(at, "xmp:exif:GPSTimeStamp");
    double radius =
        Numbers.parse(first(packet, "exifEX:GPSHPositioningError", "exif:GPSHPositioningError"));
    if (packet.kind() != Block.Kind.XMP_SECONDARY) {
      draft.accuracy(radius / ExifReader.RADIUS_TO_AXIS, source + ":GPSHPositioningError");
    }
    double ref = packet.number("exif:GPSAltitudeRef");
    List<Height> heights =
        Heights.exif(packet.number("exif:GPSAltitude"), ref, source + ":GPSAltitude", draft);
    Coordinates.Pair pair =
        Coordinates.ofTexts(
            lat,
            packet.text("exif:GPSLatitudeRef"),
            lon,
            packet.text("exif:GPSLongitudeRef"),
            false);
    draft.position(rank(packet.kind()), pair, heights, 0, at, source);
  }

  private static @Nullable Instant time(XmpPacket packet) {
    String text = first(packet, "exif:GPSTimeStamp", "exif:GPSDateTime");
    Stamps.Stamp stamp = Stamps.parse(text);
    if (stamp != null) {
      // the specification has GPS time in UTC; a zone behind it is believed all the same
      return stamp.local().toInstant(stamp.offset() == null ? ZoneOffset.UTC : stamp.offset());
    }
    LocalDate date = Stamps.date(packet.text("exif:GPSDateStamp"));
    return text == null ? null : Stamps.gps(date, Numbers.all(text.replace(':', ' ')));
  }

  private static String source(Block.Kind kind) {
    switch (kind) {
      case XMP_SIDECAR:
        return "sidecar:xmp";
      case XMP_SECONDARY:
        return "xmp-secondary:exif";
      default:
        return "xmp:exif";
    }
  }

  private static Draft.Rank rank(Block.Kind kind) {
    switch (kind) {
      case XMP_SIDECAR:
        return Draft.Rank.SIDECAR;
      case XMP_SECONDARY:
        return Draft.Rank.SECONDARY;
      default:
        return Draft.Rank.XMP;
    }
  }
}
