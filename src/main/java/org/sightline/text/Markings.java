package org.sightline.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sightline.vision.Box;

/**
 * Protective markings on documents. Only an explicit mark counts: one that fills its line, at the
 * head or foot of a page and apart from its text, or stamped on it. A page that merely contains a
 * marking's word has none. The markings stand in {@code text/markings.tsv} with where they come
 * from.
 *
 * <p>Safe to share.
 */
public final class Markings {
  /** How much protection a marking asks for, least first. */
  public enum Rank {
    /** Such as NATO RESTRICTED. */
    RESTRICTED,
    /** Such as NATO CONFIDENTIAL. */
    CONFIDENTIAL,
    /** Such as NATO SECRET. */
    SECRET,
    /** Such as COSMIC TOP SECRET. */
    TOP_SECRET
  }

  /** Where on the page a marking stands. */
  public enum Where {
    /** Above the text. */
    HEAD,
    /** Below the text. */
    FOOT,
    /** Across the page, or much larger than its text. */
    STAMP
  }

  /**
   * A marking in a picture.
   *
   * @param rank how much protection it asks for
   * @param scheme whose marking it is, as the table has it, such as {@code nato}
   * @param marking as the table has it
   * @param read its line as read
   * @param where on the page
   * @param score of the line, 0..1
   * @param box around the line, pixels of the full-size upright picture
   */
  public record Marking(
      Rank rank, String scheme, String marking, String read, Where where, double score, Box box) {}

  private record Entry(Rank rank, String scheme, boolean capitals, String text, Phrase phrase) {}

  /** What may stand on the line of a marking: caveats are written after it. */
  private static final double FILLED = 0.85;

  private final List<Entry> entries;

  private Markings(List<Entry> entries) {
    this.entries = entries;
  }

  /** The markings that come with the program, longest first. */
  public static Markings load() {
    List<Entry> entries = new ArrayList<>();
    for (List<String> row : Table.rows("markings.tsv", 4)) {
      Rank rank = Rank.valueOf(row.get(1).toUpperCase(Locale.ROOT).replace('-', '_'));
      String text = row.get(3);
      entries.add(new Entry(rank, row.get(0), row.get(2).equals("caps"), text, Phrase.of(text)));
    }
    entries.sort(
        (a, b) -> Integer.compare(b.phrase().letters().length(), a.phrase().letters().length()));
    return new Markings(List.copyOf(entries));
  }

  /** The markings on the page that lines of text make up, each once; none if they are no page. */
  public List<Marking> find(List<TextLine> lines) {
    Map<String, Marking> markings = new LinkedHashMap<>();
    for (Page page : Page.of(lines)) {
      for (Row row : page.all()) {
        Entry entry = entry(row);
        Where where = entry == null ? null : page.where(row, isMark(entry));
        if (entry != null && where != null) {
          markings.putIfAbsent(entry.text(), marking(entry, row, where));
        }
      }
    }
    return List.copyOf(markings.values());
  }

  /** Whether another row says the same, so that it stands at head and foot. */
  private Predicate<Row> isMark(Entry entry) {
    return row -> entry.equals(entry(row));
  }

  private static Marking marking(Entry entry, Row row, Where where) {
    return new Marking(
        entry.rank(),
        entry.scheme(),
        entry.text(),
        row.text(),
        where,
        row.score(),
        Row.around(List.of(row)));
  }

  private @Nullable Entry entry(Row row) {
    // what follows two strokes says to whom it may go, and a star for how long
    String text = row.text();
    int caveat = Math.max(text.indexOf("//"), text.indexOf('★'));
    String head = Letters.of(caveat > 0 ? text.substring(0, caveat) : text);
    String whole = Letters.of(text);
    for (Entry entry : entries) {
      if (fills(entry, whole) || fills(entry, head)) {
        if (!entry.capitals() || isCapital(text)) {
          return entry;
        }
      }
    }
    return null;
  }

  private static boolean fills(Entry entry, String letters) {
    if (letters.isEmpty() || letters.length() > 2 * entry.phrase().letters().length()) {
      return false;
    }
    Phrase.Span span = entry.phrase().in(letters);
    if (span == null) {
      return false;
    }
    boolean[] said = new boolean[letters.length()];
    Arrays.fill(said, span.from(), span.to(), true);
    int filled = 0;
    for (boolean letter : said) {
      filled += letter ? 1 : 0;
    }
    return filled >= FILLED * letters.length();
  }

  private static boolean isCapital(String text) {
    int small = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
      small += Character.isLowerCase(text.charAt(i)) ? 1 : 0;
    }
    return small * 8 <= letters;
  }
}
