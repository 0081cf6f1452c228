package org.sightline.text;

import org.jspecify.annotations.Nullable;

/**
 * A phrase that is looked for, and how far what was read may differ from it: one wrong, missing or
 * added letter in eight (Levenshtein's distance), none in a short one.
 *
 * @param letters the phrase as {@link Letters} reduces it, not empty
 * @param errors how many letters may differ
 */
record Phrase(String letters, int errors) {
  static Phrase of(String text) {
    String letters = Letters.of(text);
    if (letters.isEmpty()) {
      throw new IllegalArgumentException("no letters in \"" + text + "\"");
    }
    return new Phrase(letters, Math.min(3, letters.length() / 8));
  }

  /**
   * A part of a text.
   *
   * @param from its first letter
   * @param to after its last letter
   * @param errors how many letters differ
   */
  record Span(int from, int to, int errors) {}

  /** Where it stands in a reduced text, the place with the fewest errors; null if nowhere. */
  @Nullable Span in(String text) {
    int exact = text.indexOf(letters);
    if (exact >= 0) {
      return new Span(exact, exact + letters.length(), 0);
    }
    return errors > 0 && hasPiece(text) ? nearest(text) : null;
  }

  /** With so many errors one of so many pieces and one must be there whole. */
  private boolean hasPiece(String text) {
    int pieces = errors + 1;
    for (int i = 0; i < pieces; i++) {
      int from = i * letters.length() / pieces;
      int to = (i + 1) * letters.length() / pieces;
      if (text.contains(letters.substring(from, to))) {
        return true;
      }
    }
    return false;
  }

  /** Sellers' search: the edit distance to every part of the text, row by row. */
  private @Nullable Span nearest(String text) {
    int columns = text.length() + 1;
    int[] cost = new int[columns];
    int[] from = new int[columns];
    for (int j = 0; j < columns; j++) {
      from[j] = j;
    }
    for (int i = 1; i <= letters.length(); i++) {
      int diagonalCost = cost[0];
      int diagonalFrom = from[0];
      cost[0] = i;
      for (int j = 1; j < columns; j++) {
        boolean same = letters.charAt(i - 1) == text.charAt(j - 1);
        int best = diagonalCost + (same ? 0 : 1);
        int start = diagonalFrom;
        if (cost[j] + 1 < best) {
          best = cost[j] + 1;
          start = from[j];
        }
        if (cost[j - 1] + 1 < best) {
          best = cost[j - 1] + 1;
          start = from[j - 1];
        }
        diagonalCost = cost[j];
        diagonalFrom = from[j];
        cost[j] = best;
        from[j] = start;
      }
    }
    int end = 0;
    for (int j = 1; j < columns; j++) {
      end = cost[j] < cost[end] ? j : end;
    }
    return cost[end] <= errors ? new Span(from[end], end, cost[end]) : null;
  }
}
