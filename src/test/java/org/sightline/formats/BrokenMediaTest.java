package org.sightline.formats;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.media.FileBytes;
import org.sightline.media.Format;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.Inputs;
import org.sightline.media.Limits;
import org.sightline.media.Made;
import org.sightline.media.Source;

/** Whatever breaks in a file, it gives an item or a refusal: never another exception or a hang. */
class BrokenMediaTest {
  private static final Source SOURCE = new Source("broken", false);

  @TempDir Path folder;

  private final Probe probe = new Probe();

  private static List<byte[]> fixtures() {
    byte[] small = Made.jpeg(16, 12);
    byte[] exif = Made.exif(6, small);
    byte[] text = Made.join("Raw profile type exif\0\0", Made.deflate(Made.bytes("\nx\n1\n00")));
    return List.of(
        Made.jpeg(8, 6, Made.exifSegment(exif), Made.xmpSegment(Made.XMP_PACKET)),
        Made.png(3, 2, Made.chunk("eXIf", exif), Made.chunk("zTXt", text)),
        Made.webp(Made.vp8(8, 8), Made.riff("EXIF", exif), Made.riff("XMP ", exif)),
        Made.heif("heic", "hvc1", exif, Made.ispe(4, 3), Made.box("irot", Made.be(1, 3))),
        exif,
        Made.raf(Made.jpeg(300, 200, Made.exifSegment(exif))),
        Made.cr3(8, 6000, 4000, small),
        Made.join("IIU\0", Made.le(4, 8), Made.ifd(8, Made.field(0x2e, 7, 99, 30)), small));
  }

  private void open(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("broken"), bytes);
    try {
      assertTrue(probe.open(new Input(file, SOURCE, List.of())).header().bytes() == bytes.length);
    } catch (InputException e) {
      assertTrue(!e.code().isEmpty());
    }
  }

  /** The readers alone, without a file: quick enough for every byte and value. */
  private static void read(byte[] bytes) throws IOException {
    FileBytes file = FileBytes.of(bytes);
    Format format = Signatures.of(file);
    if (format.use() == Format.Use.PHOTO) {
      Draft draft = new Draft(format.text(), Limits.DEFAULT);
      Photos.read(format, file, draft);
      assertTrue(draft.widthPx >= 0 && draft.heightPx >= 0);
    }
  }

  @Test
  void filesCutAtAnyByteAreItemsOrRefusals() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (byte[] whole : fixtures()) {
            for (int length = 0; length < whole.length; length++) {
              open(Arrays.copyOf(whole, length));
            }
          }
        });
  }

  @Test
  void filesWithAFlippedByteAreItemsOrRefusals() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (byte[] whole : fixtures()) {
            for (int at = 0; at < whole.length; at++) {
              for (int value : new int[] {0, 0x7f, 0x80, 0xff, whole[at] ^ 1}) {
                byte[] broken = whole.clone();
                broken[at] = (byte) value;
                read(broken);
              }
            }
          }
        });
  }

  @Test
  void filesOfManyRandomErrorsAreItemsOrRefusals() {
    Random random = new Random(20240501);
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (byte[] whole : fixtures()) {
            for (int round = 0; round < 400; round++) {
              byte[] broken = whole.clone();
              for (int i = random.nextInt(12); i >= 0; i--) {
                broken[8 + random.nextInt(broken.length - 8)] = (byte) random.nextInt();
              }
              open(broken);
            }
          }
        });
  }

  /** Real files bring structures that no fixture has. */
  @Test
  @Tag("slow")
  void realFilesWithRandomErrorsAreItemsOrRefusals() throws Exception {
    Path shared = Shared.folder("media");
    Random random = new Random(7);
    Inputs inputs = Inputs.of(List.of(shared.resolve("stills"), shared.resolve("hostile")));
    while (inputs.hasNext()) {
      Path path = inputs.next().path();
      byte[] whole = Files.readAllBytes(path);
      if (whole.length == 0 || whole.length > 400_000) {
        continue;
      }
      int head = Math.min(whole.length, 6000);
      for (int round = 0; round < 60; round++) {
        byte[] broken = Arrays.copyOf(whole, whole.length - random.nextInt(whole.length / 2 + 1));
        for (int i = random.nextInt(8); i >= 0; i--) {
          broken[random.nextInt(Math.min(head, broken.length))] = (byte) random.nextInt();
        }
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> open(broken), path.toString());
      }
    }
  }
}
