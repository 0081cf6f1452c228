package org.sightline.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user's arguments are among themselves: folders or files, repeated or not, and called what.
 */
final class Arguments {
  private final List<Path> given;
  private final BitSet folders = new BitSet();
  private final BitSet repeated = new BitSet();
  private final Map<Integer, Source> labels = new HashMap<>();

  private Arguments(List<Path> given) {
    this.given = given;
  }

  static Arguments of(List<Path> given) throws NoSuchInputException {
    Arguments arguments = new Arguments(given);
    arguments.stat();
    arguments.findRepeated();
    arguments.findSidecars();
    arguments.name();
    return arguments;
  }

  boolean isFolder(int index) {
    return folders.get(index);
  }

  /** Whether an earlier argument or a folder among them already brings this one. */
  boolean isRepeated(int index) {
    return repeated.get(index);
  }

  /** What stands before the names below a folder; null for nothing. */
  @Nullable Source label(int index) {
    return labels.get(index);
  }

  private void stat() throws NoSuchInputException {
    StringBuilder missing = new StringBuilder();
    for (int i = 0; i < given.size(); i++) {
      Path path = given.get(i);
      try {
        folders.set(i, Files.readAttributes(path, BasicFileAttributes.class).isDirectory());
      } catch (NoSuchFileException e) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
          missing
              .append(missing.length() == 0 ? "" : "\n")
              .append("No such file or folder: ")
              .append(Names.source(path).text());
        }
      } catch (IOException e) {
        // it is there but may not be looked at: opening it gives the row that says why
        folders.clear(i);
      }
    }
    if (missing.length() > 0) {
      throw new NoSuchInputException(missing.toString());
    }
  }

  private void findRepeated() {
    Map<Path, Integer> folderAt = new HashMap<>();
    for (int i = folders.nextSetBit(0); i >= 0; i = folders.nextSetBit(i + 1)) {
      folderAt.putIfAbsent(absolute(i), i);
    }
    if (given.size() == 1) {
      return;
    }
    Set<Path> seen = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      Path path = absolute(i);
      repeated.set(i, !seen.add(path) || isBelow(path, folderAt));
    }
  }

  /** Whether walking one of the folders comes by this path: hidden names on the way say no. */
  private static boolean isBelow(Path path, Map<Path, Integer> folders) {
    if (folders.isEmpty()) {
      return false;
    }
    Path at = path;
    while (at.getFileName() != null && !isHidden(at) && at.getParent() != null) {
      at = at.getParent();
      if (folders.containsKey(at)) {
        return true;
      }
    }
    return false;
  }

  /** A shell turns {@code photos/*} into pictures and their sidecars alike. */
  private void findSidecars() {
    Map<Path, List<Path>> namesByFolder = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      if (!isFolder(i) && given.size() > 1) {
        Path path = absolute(i);
        Path folder = path.getParent() == null ? path : path.getParent();
        namesByFolder.computeIfAbsent(folder, k -> new ArrayList<>()).add(path);
      }
    }
    Map<Path, Sidecars> sidecarsByFolder = new HashMap<>();
    namesByFolder.forEach((folder, names) -> sidecarsByFolder.put(folder, new Sidecars(names)));
    for (int i = 0; i < given.size(); i++) {
      Path path = absolute(i);
      Sidecars sidecars = sidecarsByFolder.get(path.getParent());
      if (!isFolder(i) && sidecars != null && sidecars.describesAnother(path)) {
        repeated.set(i);
      }
    }
  }

  private void name() {
    if (given.size() - repeated.cardinality() <= 1) {
      return;
    }
    Map<String, Integer> uses = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      if (!isRepeated(i)) {
        String first = isFolder(i) ? ownName(i).text() : firstName(i);
        uses.merge(first, 1, Integer::sum);
      }
    }
    for (int i = folders.nextSetBit(0); i >= 0; i = folders.nextSetBit(i + 1)) {
      Source own = ownName(i);
      boolean unique = uses.getOrDefault(own.text(), 0) == 1;
      labels.put(i, unique ? own : Names.source(given.get(i)));
    }
  }

  private Source ownName(int index) {
    Path name = absolute(index).getFileName();
    return name == null ? Names.source(given.get(index)) : Names.source(name);
  }

  private String firstName(int index) {
    Path path = given.get(index);
    return path.isAbsolute() || path.getNameCount() == 0
        ? ""
        : Names.source(path.getName(0)).text();
  }

  private Path absolute(int index) {
    return given.get(index).toAbsolutePath().normalize();
  }

  /** Whether a name starts with a dot. */
  static boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }
}
