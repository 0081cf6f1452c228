package org.sightline.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.sightline.media.Block;
import org.sightline.media.FileBytes;
import org.sightline.media.Names;

/** Reads the XMP sidecars of a picture into blocks. */
final class PhotoSidecars {
  private PhotoSidecars() {}

  static void read(List<Path> sidecars, Draft draft) {
    for (Path sidecar : sidecars) {
      if (Names.key(sidecar).endsWith(".xmp")) {
        readXmp(sidecar, draft);
      }
    }
  }

  private static void readXmp(Path sidecar, Draft draft) {
    String name = Names.source(sidecar, sidecar.getNameCount() - 1).text();
    try {
      BasicFileAttributes attributes = Files.readAttributes(sidecar, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        draft.note("sidecar-unreadable", "The sidecar " + name + " is not a file.");
      } else if (attributes.size() > draft.limits.blockBytes()) {
        draft.note("metadata-too-large", "The sidecar " + name + " is too large to be one.");
      } else {
        byte[] packet = new byte[0];
        try (FileBytes file =
            FileBytes.open(sidecar, new byte[FileBytes.WINDOW], draft.limits.blockBytes())) {
          packet = file.copy(0, (int) file.length());
        }
        draft.block(Block.Kind.XMP_SIDECAR, "sidecar " + name, packet);
      }
    } catch (IOException e) {
      draft.note("sidecar-unreadable", "The sidecar " + name + " could not be read.");
    }
  }
}
