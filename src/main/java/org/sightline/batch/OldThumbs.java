package org.sightline.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The thumbnails of a report that is being replaced, set aside until the new one is finished. One
 * that comes out the same again is moved over and not written anew: the same photos give the same
 * thumbnails, and ext4 looks for room for a new file past each file deleted in the last minutes, so
 * that deleting and writing 500 thumbnails took as long as reading 500 photos.
 *
 * <p>For any thread, as long as each asks for other names.
 */
final class OldThumbs {
  private final Path folder;
  private volatile boolean any;

  /**
   * @param folder where they wait
   */
  OldThumbs(Path folder) {
    this.folder = folder;
  }

  /** Where they wait. */
  Path folder() {
    return folder;
  }

  /**
   * Sets thumbnails aside: they are gone from where they were. A folder that cannot move, such as
   * the root of another file system, stays as it is.
   */
  void setAside(Path thumbs) {
    if (!Files.isDirectory(thumbs, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.move(thumbs, folder, StandardCopyOption.ATOMIC_MOVE);
      any = true;
    } catch (IOException e) {
      any = false;
    }
  }

  /** Moves the old file of the same name to its new place, if it holds exactly these bytes. */
  boolean moved(Path target, byte[] bytes) {
    if (!any) {
      return false;
    }
    Path old = folder.resolve(target.getFileName());
    try {
      if (!holds(old, bytes)) {
        return false;
      }
      Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      // not there, a link or not readable: it is written anew
      return false;
    }
  }

  private static boolean holds(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.size() != bytes.length) {
        return false;
      }
      ByteBuffer there = ByteBuffer.allocate(bytes.length);
      while (there.hasRemaining()) {
        if (channel.read(there) < 0) {
          return false;
        }
      }
      return Arrays.equals(there.array(), bytes);
    }
  }
}
