package org.sightline.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens made bytes as the photo they are. */
final class MadeFile {
  private MadeFile() {}

  static MediaItem open(Path folder, byte[] bytes) throws IOException, InputException {
    Path file = Files.write(folder.resolve("made"), bytes);
    return new Probe().open(Input.of(file));
  }

  static MediaItem.Photo photo(Path folder, byte[] bytes) throws IOException, InputException {
    return (MediaItem.Photo) open(folder, bytes);
  }

  /** The code of the refusal; empty if it was not refused. */
  static String refusal(Path folder, byte[] bytes) throws IOException {
    try {
      open(folder, bytes);
      return "";
    } catch (InputException e) {
      return e.code();
    }
  }

  static boolean hasNote(MediaItem item, String code) {
    return item.notes().stream().anyMatch(note -> note.code().equals(code));
  }
}
