package org.sightline.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarballTest {
  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** Header (POSIX.1-1988) and content of one file, padded to whole blocks. */
  static byte[] entry(String name, long claimedSize, byte[] content) {
    byte[] block = new byte[512 + (content.length + 511) / 512 * 512];
    put(block, 0, name);
    put(block, 124, String.format(Locale.ROOT, "%011o", claimedSize));
    put(block, 148, "        ");
    put(block, 156, "0");
    put(block, 257, "ustar");
    System.arraycopy(content, 0, block, 512, content.length);
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += block[i] & 0xff;
    }
    put(block, 148, String.format(Locale.ROOT, "%06o\0", sum));
    return block;
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  static byte[] archive(byte[]... entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      out.writeBytes(entry);
    }
    out.writeBytes(new byte[1024]);
    return out.toByteArray();
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }

  @Test
  void theWantedFilesComeOutWhole(@TempDir Path folder) throws IOException {
    byte[] first = content(1300);
    byte[] second = content(512);
    byte[] tar =
        archive(
            entry("package/a.json", first.length, first),
            entry("package/other", 3, content(3)),
            entry("package/b.bin", second.length, second));
    Path file = Files.write(folder.resolve("x.tgz"), gzip(tar));
    Path a = folder.resolve("a");
    Path b = folder.resolve("b");
    Tarball.extract(file, Map.of("package/a.json", a, "package/b.bin", b));
    assertArrayEquals(first, Files.readAllBytes(a));
    assertArrayEquals(second, Files.readAllBytes(b));
  }

  @Test
  void namesInTheArchiveChooseNoPlace(@TempDir Path folder) throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    byte[] tar = archive(entry("../escaped", 3, content(3)), entry("b", 3, content(3)));
    Path file = Files.write(inner.resolve("x.tgz"), gzip(tar));
    Tarball.extract(file, Map.of("b", inner.resolve("b")));
    assertFalse(Files.exists(folder.resolve("escaped")));
  }

  @Test
  void everyTruncationIsRefused(@TempDir Path folder) throws IOException {
    byte[] whole = content(700);
    byte[] tgz = gzip(archive(entry("a", whole.length, whole)));
    Path target = folder.resolve("a");
    // the file is whole before the empty blocks and gzip's trailer at the end
    for (int length = 0; length < 700; length++) {
      Path file = Files.write(folder.resolve("x.tgz"), Arrays.copyOf(tgz, length));
      assertThrows(IOException.class, () -> Tarball.extract(file, Map.of("a", target)));
    }
  }

  @Test
  void aHeaderWithAFlippedBitIsRefusedOrHarmless(@TempDir Path folder) throws IOException {
    byte[] content = content(700);
    byte[] tar = archive(entry("a", content.length, content));
    Path target = folder.resolve("a");
    int refused = 0;
    for (int at = 0; at < 512; at++) {
      byte[] broken = tar.clone();
      broken[at] ^= (byte) (1 << (at % 8));
      Path file = Files.write(folder.resolve("x.tgz"), gzip(broken));
      try {
        Tarball.extract(file, Map.of("a", target));
        assertArrayEquals(content, Files.readAllBytes(target));
      } catch (IOException refusal) {
        refused++;
      }
    }
    // all but some bits of the sum itself, which ends in a zero and a space
    assertTrue(refused >= 500, refused + " of 512 refused");
  }

  @Test
  void aClaimedSizeTooLargeIsRefusedBeforeItIsRead(@TempDir Path folder) throws IOException {
    byte[] tar = archive(entry("a", 5L << 30, content(10)));
    Path file = Files.write(folder.resolve("x.tgz"), gzip(tar));
    assertThrows(IOException.class, () -> Tarball.extract(file, Map.of("a", folder.resolve("a"))));
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("x.tgz"), gzip(archive(entry("a", 1, content(1)))));
    IOException refusal =
        assertThrows(
            IOException.class,
            () -> Tarball.extract(file, Map.of("missing.bin", folder.resolve("m"))));
    assertTrue(refusal.toString().contains("missing.bin"), refusal::toString);
  }
}
