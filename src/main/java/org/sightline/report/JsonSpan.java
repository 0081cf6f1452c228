package org.sightline.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON text (RFC 8259) as the bytes it takes there: nothing is decoded before it is
 * asked for, and what goes on into another report is copied as it stands.
 *
 * <p>By hand because every run reads its own lines back: a library's parser took longer than
 * assessing the photos. The text is checked once, as a whole.
 */
public final class JsonSpan {
  /** A record nests 5 deep. */
  private static final int MAX_DEPTH = 32;

  /** Nothing. */
  static final JsonSpan ABSENT = new JsonSpan(new byte[0], 0, 0);

  private final byte[] json;
  private final int from;
  private final int to;

  /** Of an object: name from, name to, value from, value to of each member; made when needed. */
  private int @Nullable [] members;

  /** The members asked for so far: several reports ask for the same. */
  private @Nullable JsonSpan @Nullable [] asked;

  private JsonSpan(byte[] json, int from, int to) {
    this.json = json;
    this.from = from;
    this.to = to;
  }

  /**
   * One object.
   *
   * @param json UTF-8, kept and not copied
   * @throws IOException if it is not one whole object and nothing else
   */
  static JsonSpan object(byte[] json) throws IOException {
    JsonSyntax syntax = new JsonSyntax(json, MAX_DEPTH);
    if (json.length == 0 || json[0] != '{' || syntax.value(0, 0) != json.length) {
      throw new IOException("a row is not one JSON object");
    }
    JsonSpan object = new JsonSpan(json, 0, json.length);
    object.members = syntax.outerMembers();
    return object;
  }

  /** Whether there is nothing: no such member, or null. */
  boolean isAbsent() {
    return from == to;
  }

  boolean isObject() {
    return from < to && json[from] == '{';
  }

  boolean isList() {
    return from < to && json[from] == '[';
  }

  boolean isText() {
    return from < to && json[from] == '"';
  }

  /** Whether it is {@code true}. */
  public boolean isTrue() {
    return from < to && json[from] == 't';
  }

  /** How many bytes it takes. */
  int length() {
    return to - from;
  }

  /** A member; absent if this is no object, has none of that name, or it is null. */
  public JsonSpan get(String name) {
    int[] all = members();
    for (int i = 0; i < all.length; i += 4) {
      if (all[i + 1] - all[i] == name.length()
          && json[all[i + 1] - 1] == name.charAt(name.length() - 1)
          && isAt(name, all[i])) {
        return json[all[i + 2]] == 'n' ? ABSENT : member(i, all);
      }
    }
    return ABSENT;
  }

  private JsonSpan member(int at, int[] all) {
    @Nullable JsonSpan[] known = asked;
    if (known == null) {
      known = new JsonSpan[all.length / 4];
      asked = known;
    }
    JsonSpan member = known[at / 4];
    if (member == null) {
      member = new JsonSpan(json, all[at + 2], all[at + 3]);
      known[at / 4] = member;
    }
    return member;
  }

  private boolean isAt(String name, int at) {
    for (int i = 0; i < name.length(); i++) {
      if (json[at + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int[] members() {
    int[] all = members;
    if (all == null) {
      all = isObject() ? index() : new int[0];
      members = all;
    }
    return all;
  }

  private int[] index() {
    int[] all = new int[64];
    int used = 0;
    int at = from + 1;
    while (json[at] == '"') {
      if (used == all.length) {
        all = Arrays.copyOf(all, used * 2);
      }
      int nameEnd = JsonSyntax.end(json, at);
      all[used] = at + 1;
      all[used + 1] = nameEnd - 1;
      all[used + 2] = nameEnd + 1;
      all[used + 3] = JsonSyntax.end(json, nameEnd + 1);
      at = all[used + 3] + 1;
      used += 4;
      if (json[at - 1] == '}') {
        break;
      }
    }
    return Arrays.copyOf(all, used);
  }

  /** The names of an object's members, in their order. */
  List<String> names() {
    int[] all = members();
    List<String> names = new ArrayList<>(all.length / 4);
    for (int i = 0; i < all.length; i += 4) {
      names.add(new JsonSpan(json, all[i] - 1, all[i + 1] + 1).text());
    }
    return names;
  }

  /** The elements of a list; empty if this is none. */
  List<JsonSpan> elements() {
    List<JsonSpan> elements = new ArrayList<>();
    int at = from + 1;
    while (isList() && json[at] != ']') {
      int end = JsonSyntax.end(json, at);
      elements.add(new JsonSpan(json, at, end));
      at = end + (json[end] == ',' ? 1 : 0);
    }
    return elements;
  }

  /** The elements of a member that is a list; empty if there is none. */
  public List<JsonSpan> list(String name) {
    return get(name).elements();
  }

  /** The text of a member; empty if it is none. */
  public String text(String name) {
    return get(name).text();
  }

  boolean isNumber() {
    return from < to && json[from] <= '9' && json[from] != '"';
  }

  /** The number of a member, or null if it is none or none that a double can hold. */
  public @Nullable Double number(String name) {
    return get(name).value();
  }

  /** The number that this is, or null as in {@link #number(String)}. */
  @Nullable Double value() {
    double number = isNumber() ? number() : Double.NaN;
    return Double.isFinite(number) ? number : null;
  }

  /** What a string stands for; empty if this is none. */
  public String text() {
    if (!isText()) {
      return "";
    }
    int end = to - 1;
    for (int i = from + 1; i < end; i++) {
      if (json[i] == '\\') {
        return unescaped(i);
      }
    }
    return new String(json, from + 1, end - from - 1, UTF_8);
  }

  private String unescaped(int firstEscape) {
    byte[] plain = Arrays.copyOfRange(json, from + 1, to - 1);
    StringBuilder text = new StringBuilder(plain.length);
    int start = 0;
    int i = firstEscape - from - 1;
    while (i < plain.length) {
      if (plain[i] != '\\') {
        i++;
        continue;
      }
      text.append(new String(plain, start, i - start, UTF_8));
      char kind = (char) plain[i + 1];
      if (kind == 'u') {
        text.append((char) Integer.parseInt(new String(plain, i + 2, 4, UTF_8), 16));
      } else {
        int which = "bfnrt".indexOf(kind);
        text.append(which < 0 ? kind : "\b\f\n\r\t".charAt(which));
      }
      i += kind == 'u' ? 6 : 2;
      start = i;
    }
    return text.append(new String(plain, start, plain.length - start, UTF_8)).toString();
  }

  /**
   * The number nearest to the digits. What the record holds is a whole number over a power of ten,
   * both exact as doubles, so one division rounds it right (IEEE 754); the rest is left to Java.
   * Only for what {@link #isNumber}; infinite where no double is as large.
   */
  double number() {
    boolean minus = json[from] == '-';
    long whole = 0;
    double scale = 1;
    boolean behindPoint = false;
    for (int i = minus ? from + 1 : from; i < to; i++) {
      int digit = json[i] - '0';
      if (json[i] == '.') {
        behindPoint = true;
      } else if (digit < 0 || digit > 9 || to - from > 16) {
        return Double.parseDouble(new String(json, from, to - from, UTF_8));
      } else {
        whole = whole * 10 + digit;
        scale = behindPoint ? scale * 10 : scale;
      }
    }
    double number = whole / scale;
    return minus ? -number : number; // -0.0 among them
  }

  /** The value as it stands. */
  @Override
  public String toString() {
    return new String(json, from, to - from, UTF_8);
  }

  /** Copies the value as it stands. */
  void copy(byte[] into, int at) {
    System.arraycopy(json, from, into, at, to - from);
  }
}
