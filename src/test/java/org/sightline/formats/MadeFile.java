package org.sightline.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

/** Opens made bytes as the photo they are. */
public final class MadeFile {
  private MadeFile() {}

  public static MediaItem open(Path folder, byte[] bytes) throws IOException, InputException {
    Path file = Files.write(folder.resolve("made"), bytes);
    return new Probe().open(Input.of(file));
  }

  public static MediaItem.Photo photo(Path folder, byte[] bytes)
      throws IOException, InputException {
    return (MediaItem.Photo) open(folder, bytes);
  }

  /** The code of the refusal; empty if it was not refused. */
  public static String refusal(Path folder, byte[] bytes) throws IOException {
    try {
      open(folder, bytes);
      return "";
    } catch (InputException e) {
      return e.code();
    }
  }

  public static boolean hasNote(MediaItem item, String code) {
    return item.notes().stream().anyMatch(note -> note.code().equals(code));
  }
}
