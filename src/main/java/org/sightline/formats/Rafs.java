package org.sightline.formats;

import java.io.IOException;
import org.sightline.media.FileBytes;

/**
 * Fujifilm's RAF: a head that says where a whole JPEG lies, whose EXIF and XMP are the file's
 * (layout as ExifTool documents it).
 */
final class Rafs {
  private Rafs() {}

  static void read(FileBytes file, Draft draft) throws IOException {
    long at = file.be32(84);
    long length = file.be32(88);
    Previews previews = new Previews(file, draft);
    if (!previews.offer(at, length)) {
      draft.damaged("raf-damaged", "The file's preview, which holds its metadata, is not there.");
      return;
    }
    Jpegs.read(file, at, Math.min(file.length(), at + length), draft);
    previews.use();
  }
}
