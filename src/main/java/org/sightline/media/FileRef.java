package org.sightline.media;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;

/**
 * A local file, serializable: to another process it goes as a URI, which unlike a string keeps
 * names that are not UTF-8. Here it stays a path, since making the URI asks the disk.
 */
public final class FileRef implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient Path path;

  private FileRef(Path path) {
    this.path = path;
  }

  /** The file at a path. */
  public static FileRef of(Path path) {
    return new FileRef(path);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileRef that && path.equals(that.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private Object writeReplace() {
    return new Sent(path.toUri());
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("sent as a URI");
  }

  private record Sent(URI uri) implements Serializable {
    private Object readResolve() {
      return new FileRef(Path.of(uri));
    }
  }
}
