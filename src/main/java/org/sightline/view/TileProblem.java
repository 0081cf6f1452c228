package org.sightline.view;

/**
 * An elevation file that is not used, or no longer: heights there are unknown.
 *
 * @param file the file, as a path
 * @param message what is wrong and what to do, without the name
 */
public record TileProblem(String file, String message) implements Comparable<TileProblem> {
  @Override
  public int compareTo(TileProblem other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : message.compareTo(other.message);
  }

  /** The whole sentence. */
  public String sentence() {
    return file + ": " + message;
  }
}
