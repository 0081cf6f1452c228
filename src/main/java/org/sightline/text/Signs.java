package org.sightline.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.vision.Box;

/**
 * Signs that forbid photography or entry, or say that an area is restricted. The phrases stand in
 * {@code text/signs.tsv} with where they come from. A phrase counts where it fills its line, or up
 * to four lines one under the other: in a longer text it is no sign.
 *
 * <p>Safe to share.
 */
public final class Signs {
  /** What a sign says. */
  public enum Kind {
    /** No pictures may be taken. */
    PHOTOGRAPHY,
    /** The area is military, protected or restricted. */
    AREA,
    /** Nobody may enter. */
    ENTRY,
    /** A word that often stands beside the others and says nothing by itself. */
    BESIDE
  }

  /**
   * A sign in a picture.
   *
   * @param kind what it says; never {@link Kind#BESIDE}
   * @param phrase the phrase as the table has it
   * @param read the line or lines as read
   * @param score of the worst line, 0..1
   * @param box around the lines, pixels of the full-size upright picture
   */
  public record Sign(Kind kind, String phrase, String read, double score, Box box) {}

  private record Entry(Kind kind, String text, Phrase phrase) {}

  private static final int MAX_ROWS = 4;

  /** More letters than any sign's four lines hold. */
  private static final int MAX_LETTERS = 160;

  private static final double FILLED = 0.85;

  private final List<Entry> entries;

  private Signs(List<Entry> entries) {
    this.entries = entries;
  }

  /** The phrases that come with the program, longest first. */
  public static Signs load() {
    List<Entry> entries = new ArrayList<>();
    for (List<String> row : Table.rows("signs.tsv", 3)) {
      Kind kind = Kind.valueOf(row.get(1).toUpperCase(Locale.ROOT));
      entries.add(new Entry(kind, row.get(2), Phrase.of(row.get(2))));
    }
    entries.sort(
        (a, b) -> Integer.compare(b.phrase().letters().length(), a.phrase().letters().length()));
    return new Signs(List.copyOf(entries));
  }

  /** The signs among lines of text, each phrase once. */
  public List<Sign> find(List<TextLine> lines) {
    Map<String, Sign> signs = new LinkedHashMap<>();
    for (Block block : Block.of(lines)) {
      List<Row> rows = block.rows();
      // few lines first: what fills its own line is quoted alone
      for (int count = 1; count <= MAX_ROWS; count++) {
        for (int from = 0; from + count <= rows.size(); from++) {
          if (!isWithinText(rows, from, from + count)) {
            for (Sign sign : read(rows.subList(from, from + count))) {
              signs.putIfAbsent(sign.phrase(), sign);
            }
          }
        }
      }
    }
    return List.copyOf(signs.values());
  }

  /** Whether a line above or below of the same size is part of a longer text. */
  private static boolean isWithinText(List<Row> rows, int from, int to) {
    return (from > 0 && continues(rows.get(from - 1), rows.get(from)))
        || (to < rows.size() && continues(rows.get(to), rows.get(to - 1)));
  }

  private static boolean continues(Row neighbour, Row row) {
    double higher = Math.max(neighbour.height(), row.height());
    return neighbour.isProse()
        && higher < 1.35 * Math.min(neighbour.height(), row.height())
        && Math.abs(neighbour.v() - row.v()) < 2.2 * higher;
  }

  private List<Sign> read(List<Row> rows) {
    StringBuilder joined = new StringBuilder();
    double score = 1;
    for (Row row : rows) {
      joined.append(joined.isEmpty() ? "" : " ").append(row.text());
      score = Math.min(score, row.score());
    }
    String letters = Letters.of(withoutNumbers(joined.toString()));
    if (letters.isEmpty() || letters.length() > MAX_LETTERS) {
      return List.of();
    }
    boolean[] said = new boolean[letters.length()];
    List<Sign> signs = new ArrayList<>();
    for (Entry entry : entries) {
      Phrase.@Nullable Span span = entry.phrase().in(letters);
      if (span == null || isSaid(said, span)) {
        continue;
      }
      Arrays.fill(said, span.from(), span.to(), true);
      if (entry.kind() != Kind.BESIDE) {
        String read = joined.toString();
        signs.add(new Sign(entry.kind(), entry.text(), read, score, Row.around(rows)));
      }
    }
    int filled = 0;
    for (boolean letter : said) {
      filled += letter ? 1 : 0;
    }
    return filled >= FILLED * letters.length() ? signs : List.of();
  }

  /**
   * Years, numbers of areas and of telephones neither make a sign nor unmake one. One or two digits
   * in a word are misread letters.
   */
  private static String withoutNumbers(String text) {
    StringBuilder rest = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int end = i;
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
      boolean alone =
          (i == 0 || !Character.isLetter(text.charAt(i - 1)))
              && (end == text.length() || !Character.isLetter(text.charAt(end)));
      if (end - i > 2 || (end - i == 2 && alone)) {
        i = end - 1;
      } else {
        rest.append(text, i, Math.max(end, i + 1));
        i = Math.max(end, i + 1) - 1;
      }
    }
    return rest.toString();
  }

  /** Whether a longer phrase covers the place already. */
  private static boolean isSaid(boolean[] said, Phrase.Span span) {
    for (int i = span.from(); i < span.to(); i++) {
      if (!said[i]) {
        return false;
      }
    }
    return true;
  }
}
