package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.containers.MadeMovie.ascii;
import static org.sightline.containers.MadeMovie.bytes;
import static org.sightline.containers.MadeMovie.join;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.containers.MadeMovie;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

/** Telemetry that was made to take long or much: no position, no exception, an end. */
final class HostileStreamsTest {
  private static final int LEVELS = 20_000;

  @TempDir private Path folder;

  private Tracks read(String format, byte[] packet) throws IOException, InputException {
    byte[] file = new MadeMovie(format, "meta").packet(packet).bytes();
    Path path = Files.write(folder.resolve("a.mp4"), file);
    return TrackReaders.read((MediaItem.Video) new Probe().open(Input.of(path)));
  }

  private static int good(Tracks tracks) {
    int good = 0;
    for (Track track : tracks.all()) {
      good += track.count(Quality.GOOD);
    }
    return good;
  }

  /** A number of protobuf. */
  private static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long rest = value;
    while (rest >= 128) {
      out.write((int) (rest & 127 | 128));
      rest >>>= 7;
    }
    out.write((int) rest);
    return out.toByteArray();
  }

  private static byte[] message(int field, byte[] content) {
    return join(varint((long) field << 3 | 2), varint(content.length), content);
  }

  private static byte[] named(String schema, byte[]... more) {
    return join(message(1, message(1, message(1, ascii(schema)))), join(more));
  }

  @Test
  void messagesInMessagesInMessagesComeToAnEnd() throws Exception {
    // written from the inside, each level with its head before what it holds
    byte[][] heads = new byte[LEVELS][];
    int length = 0;
    for (int i = 0; i < LEVELS; i++) {
      heads[i] = join(varint(3 << 3 | 2), varint(length));
      length += heads[i].length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = LEVELS - 1; i >= 0; i--) {
      out.writeBytes(heads[i]);
    }
    for (String schema : new String[] {"dvtm_new.proto", "dvtm_wm265e.proto"}) {
      assertEquals(0, good(read("djmd", named(schema, out.toByteArray()))), schema);
    }
  }

  @Test
  void aMillionFieldsAndLengthsBeyondTheMessageComeToAnEnd() throws Exception {
    byte[] many = new byte[4_000_000];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = 3 << 3 | 2; // a message of no bytes
    }
    byte[] beyond = join(varint(3 << 3 | 2), varint(Long.MAX_VALUE), new byte[100]);
    byte[] endless = new byte[1000];
    Arrays.fill(endless, (byte) 0xff);
    for (byte[] bomb : new byte[][] {many, beyond, endless}) {
      for (String schema : new String[] {"dvtm_new.proto", "dvtm_wm265e.proto"}) {
        assertEquals(0, good(read("djmd", named(schema, bomb))), schema);
      }
    }
  }

  @Test
  void devicesInDevicesComeToAnEnd() throws Exception {
    byte[] payload = new byte[8 * 8000];
    for (int at = 0; at < payload.length; at += 8) {
      int rest = payload.length - at - 8;
      byte[] head = join(ascii("STRM"), bytes(1, 0), bytes(1, 1), bytes(2, Math.min(rest, 65_535)));
      System.arraycopy(head, 0, payload, at, 8);
    }
    byte[] device = join(ascii("DEVC"), bytes(1, 0), bytes(1, 1), bytes(2, 64_000), payload);
    assertEquals(0, good(read("gpmd", device)));
  }

  @Test
  void sizesBeyondThePayloadAreCutToIt() throws Exception {
    byte[] rows = join(ascii("GPS5"), ascii("l"), bytes(1, 255), bytes(2, 65_535), new byte[40]);
    byte[] stream = join(ascii("STRM"), bytes(1, 0), bytes(1, 255), bytes(2, 65_535), rows);
    byte[] device = join(ascii("DEVC"), bytes(1, 0), bytes(1, 255), bytes(2, 65_535), stream);
    assertEquals(0, good(read("gpmd", device)));
  }

  @Test
  void subtitlesOfNothingButLengthsAreNoTrack() throws Exception {
    assertTrue(read("tx3g", new byte[] {(byte) 0xff, (byte) 0xff, '['}).all().isEmpty());
    byte[] long0 = new byte[60_000];
    Arrays.fill(long0, (byte) '[');
    assertTrue(read("tx3g", join(bytes(2, 60_000), long0)).all().isEmpty());
  }
}
