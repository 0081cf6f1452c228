package org.sightline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A hash of private zones that may stand in a report. A plain one would let whoever holds the
 * report try out places until the hash fits, since a circle is three numbers. This one
 * (HMAC-SHA-256, RFC 2104) is made with a random key that stays in the user's own folder, so it
 * tells runs with other private zones apart on this computer and says nothing elsewhere.
 */
final class PrivateHash {
  private static final int KEY_BYTES = 32;

  private PrivateHash() {}

  /** The hash to show for a plain one; empty for empty, and then no key is touched. */
  static String of(String plain) {
    if (plain.isEmpty()) {
      return "";
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(Home.cache().resolve("private.key")), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(plain.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  /** The user's key, made on first use; where it cannot be kept, one for this run alone. */
  private static byte[] key(Path file) {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    try {
      if (Files.exists(file)) {
        byte[] kept = Files.readAllBytes(file);
        return kept.length == KEY_BYTES ? kept : fresh;
      }
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      create(file);
      Files.write(file, fresh);
      return fresh;
    } catch (FileAlreadyExistsException e) {
      return key(file); // another run made it just now
    } catch (IOException e) {
      return fresh; // such a run cannot be gone on with, which is said when that is tried
    }
  }

  private static void create(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }
}
