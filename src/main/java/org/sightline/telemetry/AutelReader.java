package org.sightline.telemetry;

/**
 * Autel's XMP fields: newer firmware writes DJI's names under its own prefix, with DJI's convention
 * (OpenAthena, parseImage.py, handleAUTEL: "everything else format is the same as DJI"). Older
 * firmware writes {@code Camera:} fields, see {@link Pix4dReader}.
 */
final class AutelReader implements TelemetryReader {
  @Override
  public void read(Carried carried, Draft draft) {
    for (XmpPacket packet : carried.xmp()) {
      DjiReader.read(packet, "drone-autel", "xmp:drone-autel", draft);
    }
  }
}
