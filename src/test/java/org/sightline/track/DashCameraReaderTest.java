package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.containers.MadeMovie.ascii;
import static org.sightline.containers.MadeMovie.box;
import static org.sightline.containers.MadeMovie.bytes;
import static org.sightline.containers.MadeMovie.join;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.containers.MadeMovie;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;

final class DashCameraReaderTest {
  /** Metres a second and knots of it, north. */
  private static final double MPS = 20;

  private static final double KNOTS = MPS * 3600 / 1852;
  private static final int START_DEG = 47;

  @TempDir private Path folder;

  /** One block of numbers, so many seconds after the start; stretched by a factor. */
  private static byte[] numbers(int second, char status, double stretched) {
    double minutes = 7.5 + MPS * second / 1852;
    ByteBuffer block = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    block.put(join(bytes(4, 128), ascii("freeGPS ")));
    block.putInt(48, 12).putInt(52, 34).putInt(56, second).putInt(60, 24).putInt(64, 5);
    block.putInt(68, 17).put(72, (byte) status);
    if (status == 'A') {
      block.put(73, (byte) 'N').put(74, (byte) 'W');
      block.putFloat(76, (float) ((100 * START_DEG + minutes) * stretched));
      block.putFloat(80, (float) (830.25 * stretched));
      block.putFloat(84, (float) KNOTS);
    }
    return block.array();
  }

  /** A receiver's sentence with its checksum. */
  static String sentence(String text) {
    int sum = 0;
    for (char c : text.toCharArray()) {
      sum ^= c;
    }
    return "$" + text + "*" + Character.forDigit(sum >> 4, 16) + Character.forDigit(sum & 15, 16);
  }

  private static String rmc(int second) {
    return sentence("GPRMC,1234" + second + ".00,A,4707.5000,N,00830.2500,W,0,0,170524,,");
  }

  /** A recording with a list of blocks that lie behind it. */
  private Tracks read(List<byte[]> blocks) throws IOException, InputException {
    byte[] list = new byte[8 * blocks.size()];
    byte[] file = new byte[0];
    // the list's places are those behind a file of the list's length
    for (int pass = 0; pass < 2; pass++) {
      MadeMovie movie = new MadeMovie("data", "meta").packet(new byte[] {1});
      movie.lasting(1000 * blocks.size());
      file = movie.more(box("gps ", bytes(4, 0x101), bytes(4, blocks.size()), list)).bytes();
      int at = file.length;
      for (int i = 0; i < blocks.size(); i++) {
        byte[] entry = join(bytes(4, at), bytes(4, blocks.get(i).length));
        System.arraycopy(entry, 0, list, 8 * i, 8);
        at += blocks.get(i).length;
      }
    }
    for (byte[] block : blocks) {
      file = join(file, block);
    }
    return read(file);
  }

  private Tracks read(byte[] file) throws IOException, InputException {
    Path path = Files.write(folder.resolve("a.mp4"), file);
    return TrackReaders.read((MediaItem.Video) new Probe().open(Input.of(path)));
  }

  private static List<String> codes(List<Note> notes) {
    return notes.stream().map(Note::code).toList();
  }

  private static List<byte[]> drive(double stretched) {
    List<byte[]> blocks = new ArrayList<>();
    for (int second = 0; second < 30; second++) {
      blocks.add(numbers(second, second == 10 ? 'V' : 'A', stretched));
    }
    return blocks;
  }

  @Test
  void placesThatTheirSpeedsConfirmAreRead() throws Exception {
    Track track = read(drive(1)).best();
    assertNotNull(track);
    assertEquals("freegps", track.origin().source());
    assertEquals(30, track.size());
    assertEquals(29, track.count(Quality.GOOD));
    assertEquals(Quality.NO_FIX, track.quality(10));
    Sample last = track.sample(29);
    // four bytes are good to 0.0005 minutes
    assertEquals(START_DEG + (7.5 + 29 * MPS / 1852) / 60, last.fix().position().latDeg(), 1e-5);
    assertEquals(-(8 + 30.25 / 60), last.fix().position().lonDeg(), 1e-5);
    assertNull(last.at());
    assertEquals(LocalDateTime.parse("2024-05-17T12:34:29"), track.local(29));
    assertTrue(codes(track.notes()).contains("telemetry-time-assumed"));
    assertTrue(codes(track.notes()).contains("track-unverified"));
  }

  @Test
  void scrambledPlacesAreNone() throws Exception {
    for (double stretched : new double[] {3, 0.4, 1.7}) {
      Tracks tracks = read(drive(stretched));
      assertEquals(0, tracks.best().size(), "stretched by " + stretched);
      assertEquals("telemetry-scrambled", tracks.best().notes().get(0).code());
    }
    // who stands still proves nothing
    assertEquals(0, read(drive(1).subList(0, 5)).best().size());
  }

  @Test
  void blocksOfAnUnknownLayoutAreSaidToBeUnread() throws Exception {
    byte[] noise = new byte[200];
    java.util.Arrays.fill(noise, (byte) 0xaa);
    byte[] block = join(bytes(4, 212), ascii("freeGPS "), noise);
    Track track = read(List.of(block, block)).best();
    assertEquals(0, track.size());
    assertEquals("telemetry-layout-unknown", track.notes().get(0).code());
  }

  @Test
  void blocksOutsideTheFileAreLost() throws Exception {
    byte[] list = join(bytes(4, 0x7fff_ffff), bytes(4, 100), bytes(4, 4), bytes(4, 0x7fff_ffff));
    byte[] file =
        new MadeMovie("data", "meta")
            .packet(new byte[] {1})
            .more(box("gps ", bytes(4, 0x101), bytes(4, 0x7fff_ffff), list))
            .bytes();
    Tracks tracks = read(file);
    assertEquals(List.of("packets-lost"), codes(tracks.notes()));
  }

  @Test
  void sentencesInBlocksAreRead() throws Exception {
    List<byte[]> blocks = new ArrayList<>();
    for (int second = 10; second < 14; second++) {
      byte[] text = ascii("20240517123456 " + rmc(second) + "\r\n");
      blocks.add(join(bytes(4, 200), ascii("freeGPS "), new byte[40], text, new byte[40]));
    }
    Track track = read(blocks).best();
    assertEquals("freegps:NMEA", track.origin().source());
    assertEquals(4, track.count(Quality.GOOD));
    assertEquals(Duration.ofSeconds(3), track.offset(3));
    assertEquals(Instant.parse("2024-05-17T12:34:13Z"), track.sample(3).at());
    assertEquals(START_DEG + 7.5 / 60, track.sample(3).fix().position().latDeg(), 1e-9);
  }

  @Test
  void sentencesInRoomLeftFreeAreRead() throws Exception {
    String text = "[1715949250000]" + rmc(10) + "\r\n[1715949252000]" + rmc(12) + "\r\n";
    byte[] movie = new MadeMovie("data", "meta").packet(new byte[] {1}).bytes();
    Track track = read(join(movie, box("free", box("gps ", ascii(text))))).best();
    assertEquals(2, track.count(Quality.GOOD));
    assertEquals(Duration.ofSeconds(2), track.offset(1));
    assertEquals(-(8 + 30.25 / 60), track.sample(0).fix().position().lonDeg(), 1e-9);
    assertTrue(codes(track.notes()).contains("telemetry-time-assumed"));
  }

  @Test
  void sentencesInATextTrackLieOnThePicturesClock() throws Exception {
    MadeMovie movie = new MadeMovie("text", "text");
    for (int second = 10; second < 13; second++) {
      byte[] text = ascii("X0.1Y0.2Z0.3$" + rmc(second).substring(1));
      movie.packet(join(bytes(2, text.length), text));
    }
    movie.packet(join(bytes(2, 70), ascii(rmc(14).replace("4707", "4807"))));
    Track track = read(movie.bytes()).best();
    assertEquals("nmea:stream", track.origin().source());
    assertEquals(3, track.count(Quality.GOOD));
    assertEquals(Duration.ofSeconds(2), track.offset(2));
    assertEquals(Instant.parse("2024-05-17T12:34:12Z"), track.sample(2).at());
    assertTrue(codes(track.notes()).contains("checksum-wrong"));
  }
}
