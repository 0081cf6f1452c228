package org.sightline.risk;

import java.util.List;

/** A policy file that cannot be used: the run is refused before the first item. */
public final class PolicyException extends Exception {
  private static final long serialVersionUID = 1;

  private final List<String> problems;

  /**
   * @param problems one line each: file, line, column, key, what is wrong and what is allowed
   */
  public PolicyException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything wrong with the file, one line each. */
  public List<String> problems() {
    return problems;
  }
}
