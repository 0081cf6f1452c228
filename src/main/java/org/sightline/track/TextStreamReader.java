package org.sightline.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.media.DataStream;
import org.sightline.media.MediaItem;
import org.sightline.media.NamedText;
import org.sightline.media.Packets;
import org.sightline.telemetry.Iso6709;

/**
 * Subtitles inside a recording ({@code tx3g}, 3GPP TS 26.245 §5.17; QuickTime's {@code text}; plain
 * UTF-8 of Matroska) that hold what drones write into subtitle files. Other subtitles give no
 * track.
 */
final class TextStreamReader implements StreamReader {
  /** Blocks without a place at the start after which it is a film's subtitles or its chapters. */
  private static final int MOST_IN_VAIN = 100_000;

  @Override
  public boolean accepts(DataStream stream) {
    return switch (stream.format()) {
      case "tx3g", "text", "S_TEXT/UTF8" -> true;
      default -> false;
    };
  }

  @Override
  public List<Track> read(DataStream stream, Packets packets) throws IOException {
    return read(stream, packets, new DjiTextTrack("srt:stream", null, Double.NaN));
  }

  @Override
  public List<Track> read(MediaItem.Video video, DataStream stream, Packets packets)
      throws IOException {
    double aspect = video.heightPx() > 0 ? (double) video.widthPx() / video.heightPx() : Double.NaN;
    return read(stream, packets, new DjiTextTrack("srt:stream", place(video), aspect));
  }

  private static @Nullable LatLon place(MediaItem.Video video) {
    for (NamedText text : video.texts()) {
      Iso6709 place = text.name().equals("©xyz") ? Iso6709.parse(text.text()) : null;
      if (place != null) {
        return place.position();
      }
    }
    return null;
  }

  private static List<Track> read(DataStream stream, Packets packets, DjiTextTrack track)
      throws IOException {
    boolean counted = !stream.format().startsWith("S_");
    boolean more = true;
    while (more && packets.next()) {
      String block = text(packets.bytes(), counted);
      more = block.isBlank() || track.add(block, packets.startNs());
      more &= track.draft().size() > 0 || track.blocks() < MOST_IN_VAIN;
    }
    return track.draft().size() == 0 ? List.of() : List.of(track.finish());
  }

  /** Two bytes of length, text in UTF-8 or with a mark in UTF-16, then boxes of style. */
  private static String text(ByteBuffer data, boolean counted) {
    int from = counted ? 2 : 0;
    if (data.limit() < from) {
      return "";
    }
    int claimed = counted ? data.getShort(0) & 0xffff : data.limit();
    byte[] bytes = new byte[Math.min(claimed, data.limit() - from)];
    data.get(from, bytes);
    boolean wide = bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff;
    return new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }
}
