package org.sightline.batch;

import java.nio.file.Path;
import java.util.List;
import org.sightline.frames.Pictures;
import org.sightline.media.MediaItem;
import org.sightline.media.Quarter;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.vision.Looking;

/** A process for tests to kill: starts a child, says which, and has it look at what never ends. */
final class PixelParent {
  private PixelParent() {}

  public static void main(String[] arguments) throws Exception {
    MediaItem.Photo pipe = Pictures.photo(Path.of(arguments[0]), "jpeg", 64, 64, Quarter.UPRIGHT);
    try (var child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST))) {
      child.start();
      List<ProcessHandle> children = ProcessHandle.current().children().toList();
      System.out.println(children.get(0).pid());
      child.look(pipe, new Looking(Looking.Viewpoint.UNKNOWN, null));
    }
  }
}
