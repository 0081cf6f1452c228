package org.sightline.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files a user named, one after the other: arguments in the order given, folders with all that
 * lies in them, by name. Names compare by their bytes, so the order is the same in every locale.
 *
 * <p>Folders are walked as the iterator is asked, and only the names of the folders on the way down
 * are held. Left out, and counted, are hidden files (a name that starts with a dot) and folders
 * that hold a report of ours; left out without a count are sidecars of another file, folders
 * reached a second time through a link, and arguments that name a file or folder a second time.
 *
 * <p>A file's source is its path below its folder argument. Where there are several arguments the
 * folder's own name stands before it, or the whole argument where that name would not be unique; a
 * file argument is called as it was given. So no two inputs of a run share a source.
 *
 * <p>Not thread safe.
 */
public final class Inputs implements Iterator<Input> {
  private final List<Path> arguments;
  private final Arguments named;
  private final List<FolderWalk> stack = new ArrayList<>();
  private final Set<Object> linksFollowed = new HashSet<>();
  private int nextArgument;
  private long hidden;
  private long reports;
  private @Nullable Input ready;

  private Inputs(List<Path> arguments, Arguments named) {
    this.arguments = arguments;
    this.named = named;
  }

  /**
   * Looks at the arguments; folders are not opened yet.
   *
   * @throws NoSuchInputException if any argument does not exist
   */
  public static Inputs of(List<Path> arguments) throws NoSuchInputException {
    List<Path> copy = List.copyOf(arguments);
    return new Inputs(copy, Arguments.of(copy));
  }

  /** How many hidden files and folders were left out so far. */
  public long hidden() {
    return hidden;
  }

  /** How many folders were left out so far because they hold a Sightline report. */
  public long reports() {
    return reports;
  }

  @Override
  public boolean hasNext() {
    while (ready == null) {
      if (!stack.isEmpty()) {
        step(stack.get(stack.size() - 1));
      } else if (nextArgument < arguments.size()) {
        open(nextArgument++);
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public Input next() {
    if (!hasNext() || ready == null) {
      throw new NoSuchElementException();
    }
    Input input = ready;
    ready = null;
    return input;
  }

  private void open(int index) {
    Path argument = arguments.get(index);
    if (named.isRepeated(index)) {
      return;
    }
    if (named.isFolder(index)) {
      enter(argument, named.label(index));
    } else {
      ready = new Input(argument, Names.source(argument), Sidecars.beside(argument));
    }
  }

  private void step(FolderWalk walk) {
    Path name = walk.next();
    if (name == null) {
      stack.remove(stack.size() - 1);
      return;
    }
    Path path = walk.folder.resolve(name);
    if (isDirectory(path)) {
      enter(path, walk.source(name));
    } else {
      ready = walk.input(name);
    }
  }

  private static boolean isDirectory(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
    } catch (IOException e) {
      // gone, denied or a broken link: opening it gives the row that says which
      return false;
    }
  }

  /** Puts a folder on the stack, or makes it an input of its own where it cannot be listed. */
  private void enter(Path folder, @Nullable Source source) {
    try {
      Object key = key(folder);
      if (isOnStack(key) || (Files.isSymbolicLink(folder) && !linksFollowed.add(key))) {
        return;
      }
      FolderWalk walk = FolderWalk.list(folder, key, source);
      if (walk.isReport()) {
        reports++;
      } else {
        hidden += walk.hidden;
        stack.add(walk);
      }
    } catch (IOException e) {
      Source called = source == null ? Names.source(folder) : source;
      ready = new Input(folder, called, List.of());
    }
  }

  /** Device and inode where the platform has them. */
  private static Object key(Path folder) throws IOException {
    Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    return key == null ? folder.toRealPath() : key;
  }

  private boolean isOnStack(Object key) {
    for (FolderWalk walk : stack) {
      if (walk.key.equals(key)) {
        return true;
      }
    }
    return false;
  }
}
