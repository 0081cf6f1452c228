package org.sightline.media;

import java.nio.file.Path;
import java.util.List;

/**
 * One thing to look at, before it is opened. It may turn out to be no file at all (a pipe, a folder
 * that cannot be listed, a file that is gone): {@code formats.Probe.open} then says so.
 *
 * @param path where it lies; never turned into a string and back, so that any name works
 * @param source as the user named it
 * @param sidecars the files of metadata ({@code .xmp}) and tracks ({@code .srt}, {@code .gpx} and
 *     the like) beside it that bear its name
 */
public record Input(Path path, Source source, List<Path> sidecars) {
  /** Copies the list. */
  public Input {
    sidecars = List.copyOf(sidecars);
  }

  /**
   * A single file as a user names it, with its sidecars: for files that arrive one by one. The file
   * need not exist.
   */
  public static Input of(Path path) {
    return new Input(path, Names.source(path), Sidecars.beside(path));
  }
}
