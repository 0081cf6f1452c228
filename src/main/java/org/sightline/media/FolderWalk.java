package org.sightline.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One folder on the way down: its names in byte order, and how far they are dealt with. */
final class FolderWalk {
  /** How every line of our record starts. */
  private static final byte[] RECORD_START = "{\"sightline\":".getBytes(StandardCharsets.US_ASCII);

  final Path folder;
  final Object key;
  final @Nullable Source source;
  final int hidden;
  private final List<Path> names;
  private final Sidecars sidecars;
  private int next;

  private FolderWalk(
      Path folder, Object key, @Nullable Source source, List<Path> names, int hidden) {
    this.folder = folder;
    this.key = key;
    this.source = source;
    this.names = names;
    this.hidden = hidden;
    this.sidecars = new Sidecars(names);
  }

  /**
   * Lists a folder.
   *
   * @param key what tells this folder from others, however it was reached
   * @param source what stands before its names; null for nothing
   */
  static FolderWalk list(Path folder, Object key, @Nullable Source source) throws IOException {
    List<Path> names = new ArrayList<>();
    int hidden = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Path name = entry.getFileName();
        if (name == null || Arguments.isHidden(name)) {
          hidden++;
        } else {
          names.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(names);
    return new FolderWalk(folder, key, source, names, hidden);
  }

  /** The next name that is not another's sidecar; null at the end. */
  @Nullable Path next() {
    while (next < names.size()) {
      Path name = names.get(next++);
      if (!sidecars.describesAnother(name)) {
        return name;
      }
    }
    return null;
  }

  /** What a name in this folder is called. */
  Source source(Path name) {
    return Names.join(source, Names.source(name));
  }

  /** A name of this folder as something to open. */
  Input input(Path name) {
    List<Path> beside = new ArrayList<>(0);
    for (Path sidecar : sidecars.of(name)) {
      beside.add(folder.resolve(sidecar));
    }
    return new Input(folder.resolve(name), source(name), beside);
  }

  /** Whether this folder holds a report of ours, finished or not. */
  boolean isReport() {
    Path record = folder.resolve("results.jsonl");
    if (!Files.isRegularFile(record)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(record)) {
      byte[] start = in.readNBytes(RECORD_START.length);
      return start.length == 0
          ? Files.exists(folder.resolve("summary.json"))
              // a run that has written no line yet, such as the one that is asking
              || Files.isDirectory(folder.resolve("work"))
          : Arrays.equals(start, RECORD_START);
    } catch (IOException e) {
      return false;
    }
  }
}
