package org.sightline.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.containers.Videos;
import org.sightline.media.FileBytes;
import org.sightline.media.FileRef;
import org.sightline.media.Format;
import org.sightline.media.Header;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.Limits;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.media.Sha256;
import org.sightline.media.Source;

/**
 * Opens inputs: tells by content what each is, and reads its structure without decoding a picture.
 * Pipes, devices and sockets are never opened. Whatever a file claims is checked against the file
 * and the {@link Limits} first; what was read before damage is kept.
 *
 * <p>Holds one buffer that every file uses again: one probe a thread, not thread safe.
 */
public final class Probe {
  /**
   * How much of a file's start goes into its id: more would cost more than reading the metadata.
   */
  private static final int ID_BYTES = 512;

  private final Limits limits;
  private final byte[] window = new byte[FileBytes.WINDOW];
  private final MessageDigest digest = new Sha256();

  /** A probe with {@link Limits#DEFAULT}. */
  public Probe() {
    this(Limits.DEFAULT);
  }

  /** A probe with limits of one's own. */
  public Probe(Limits limits) {
    this.limits = limits;
  }

  /**
   * Opens one input and reads its structure.
   *
   * @throws InputException if it is no file, cannot be read, or is broken before any picture or
   *     metadata
   */
  public MediaItem open(Input input) throws InputException {
    Path path = input.path();
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      refuseOtherThanFiles(path, attributes);
      try (FileBytes file = FileBytes.open(path, window, limits.readBytes())) {
        return read(input, attributes, file);
      }
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /**
   * What is known of an input that {@link #open} refused: never fails, and gives the same id as
   * {@code open} would where the file can be read at all.
   */
  public Header header(Input input) {
    Path path = input.path();
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return header(input, attributes, new byte[0], 0, Format.UNKNOWN.text());
      }
      try (FileBytes file = FileBytes.open(path, window, limits.readBytes())) {
        String format = Signatures.of(file).text();
        return header(input, attributes, start(file), file.length(), format);
      } catch (IOException e) {
        return header(input, attributes, new byte[0], attributes.size(), Format.UNKNOWN.text());
      }
    } catch (IOException e) {
      return header(input, null, new byte[0], 0, Format.UNKNOWN.text());
    }
  }

  private MediaItem read(Input input, BasicFileAttributes attributes, FileBytes file)
      throws IOException, InputException {
    if (file.length() == 0) {
      throw refused("empty-file", "The file is empty.");
    }
    byte[] start = start(file);
    Format format = Signatures.of(file);
    if (format.use() == Format.Use.PHOTO) {
      Draft draft = new Draft(format.text(), limits);
      Photos.read(format, file, draft);
      PhotoSidecars.read(input.sidecars(), draft);
      Header header = header(input, attributes, start, file.length(), draft.format);
      return Photos.finish(header, draft);
    }
    Header header = header(input, attributes, start, file.length(), format.text());
    return switch (format.use()) {
      case VIDEO -> Videos.read(format, file, header, limits);
      case TRACK -> new MediaItem.TrackFile(header, List.of());
      default -> new MediaItem.Other(header, List.of(other(format)));
    };
  }

  private static Note other(Format format) {
    return format.use() == Format.Use.NONE
        ? new Note("media", "not-media", "This is not a picture, a video or a track.")
        : new Note(
            "media",
            "not-supported",
            "Files of the kind " + format.text() + " are not looked into.");
  }

  private static byte[] start(FileBytes file) throws IOException {
    return file.copy(0, (int) Math.min(ID_BYTES, file.length()));
  }

  private Header header(
      Input input,
      @Nullable BasicFileAttributes attributes,
      byte[] start,
      long length,
      String format) {
    Instant modified =
        attributes == null
            ? Instant.EPOCH
            : Instant.ofEpochSecond(Math.floorDiv(attributes.lastModifiedTime().toMillis(), 1000L));
    String id = id(input.source(), length, start);
    return new Header(id, input.source(), FileRef.of(input.path()), format, length, modified);
  }

  /** First 32 hex digits of SHA-256 over source, a NUL, the length big-endian, and the start. */
  private String id(Source source, long length, byte[] start) {
    digest.reset();
    digest.update(source.text().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    for (int shift = 56; shift >= 0; shift -= 8) {
      digest.update((byte) (length >> shift));
    }
    byte[] hash = digest.digest(start);
    String hex = "0123456789abcdef";
    StringBuilder text = new StringBuilder(32);
    for (int i = 0; i < 16; i++) {
      text.append(hex.charAt(hash[i] >> 4 & 15)).append(hex.charAt(hash[i] & 15));
    }
    return text.toString();
  }

  private static void refuseOtherThanFiles(Path path, BasicFileAttributes attributes)
      throws IOException, InputException {
    if (attributes.isDirectory()) {
      String how = "could not be listed to its end";
      // listed again only to learn why it could not be
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
        if (!entries.iterator().hasNext()) {
          how = "is empty now";
        }
      }
      throw refused("folder-unreadable", "The folder " + how + ".");
    }
    if (!attributes.isRegularFile()) {
      throw refused(
          "not-a-file", "This is a pipe, a socket or a device, not a file: it was not opened.");
    }
  }

  private static InputException unreadable(Path path, IOException e) {
    if (e instanceof AccessDeniedException) {
      return refused("permission-denied", "You are not allowed to read this; check its access.", e);
    }
    if (e instanceof NoSuchFileException) {
      return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          ? refused("broken-link", "This is a link to a file that does not exist.", e)
          : refused("vanished", "There is no such file; it may have been removed or renamed.", e);
    }
    if (Files.isSymbolicLink(path)) {
      return refused("broken-link", "This link leads nowhere: " + reason(e) + ".", e);
    }
    return refused("unreadable", "The file could not be read: " + reason(e) + ".", e);
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  private static InputException refused(String code, String message) {
    return refused(code, message, null);
  }

  private static InputException refused(String code, String message, @Nullable Throwable cause) {
    return new InputException("media", code, message, cause);
  }
}
