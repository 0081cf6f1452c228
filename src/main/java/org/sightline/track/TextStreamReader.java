package org.sightline.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.containers.Packets;
import org.sightline.geo.LatLon;
import org.sightline.media.DataStream;
import org.sightline.media.MediaItem;
import org.sightline.media.NamedText;
import org.sightline.telemetry.Iso6709;

/**
 * Subtitles inside a recording ({@code tx3g}, 3GPP TS 26.245 §5.17; QuickTime's {@code text}; plain
 * UTF-8, WebVTT and SubStation Alpha of Matroska) that hold what drones write into subtitle files,
 * or the sentences of a receiver. Other subtitles give no track.
 */
final class TextStreamReader implements StreamReader {
  /** Blocks without a place at the start after which it is a film's subtitles or its chapters. */
  private static final int MOST_IN_VAIN = 100_000;

  private static final int STYLE_FIELDS = 8;

  @Override
  public boolean accepts(DataStream stream) {
    return switch (stream.format()) {
      case "tx3g", "text", "S_TEXT/UTF8", "S_TEXT/ASS", "S_TEXT/SSA", "S_TEXT/WEBVTT" -> true;
      case "D_WEBVTT/SUBTITLES" -> true;
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
    boolean counted = stream.format().indexOf('/') < 0;
    boolean styled = stream.format().endsWith("ASS") || stream.format().endsWith("SSA");
    NmeaTrack sentences = new NmeaTrack("nmea:stream");
    boolean more = true;
    int blocks = 0;
    while (more && packets.next()) {
      String block = text(packets.bytes(), counted);
      block = styled ? unstyled(block) : block;
      blocks++;
      if (isSentence(block)) {
        more = sentences.takeAll(block, packets.startNs());
      } else {
        more = block.isBlank() || track.add(block, packets.startNs());
      }
      boolean any = track.draft().size() > 0 || sentences.draft().size() > 0;
      more &= any || blocks < MOST_IN_VAIN;
    }
    if (track.draft().size() == 0 && (sentences.draft().size() > 0 || sentences.isOpen())) {
      return List.of(sentences.finishOnPictures());
    }
    return track.draft().size() == 0 ? List.of() : List.of(track.finish());
  }

  /** What a receiver writes, alone or behind what a camera puts before it. */
  private static boolean isSentence(String block) {
    int dollar = block.indexOf('$');
    return dollar >= 0
        && (block.startsWith("RMC,", dollar + 3) || block.startsWith("GGA,", dollar + 3));
  }

  /** The text of a line of SubStation Alpha: behind eight fields, with breaks of its own. */
  private static String unstyled(String block) {
    int at = 0;
    for (int i = 0; i < STYLE_FIELDS && at >= 0; i++) {
      at = block.indexOf(',', at) + 1;
      if (at == 0) {
        return block;
      }
    }
    return block.substring(at).replace("\\N", "\n").replace("\\n", "\n");
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
