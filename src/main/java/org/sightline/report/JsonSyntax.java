package org.sightline.report;

import java.io.IOException;
import java.util.Arrays;

/**
 * Whether bytes are JSON (RFC 8259) in UTF-8 without white space between its parts, as {@link
 * JsonWriter} writes a line, and where each value ends.
 */
final class JsonSyntax {
  private final byte[] json;
  private final int maxDepth;
  private int[] outer = new int[128];
  private int used;

  JsonSyntax(byte[] json, int maxDepth) {
    this.json = json;
    this.maxDepth = maxDepth;
  }

  /**
   * Checks a value.
   *
   * @return where it ends
   * @throws IOException if it is none, or nests too deep
   */
  int value(int at, int depth) throws IOException {
    switch (peek(at)) {
      case '{':
        return object(at, depth);
      case '[':
        return list(at, depth);
      case '"':
        return string(at);
      case 't':
        return word("true", at);
      case 'f':
        return word("false", at);
      case 'n':
        return word("null", at);
      default:
        return number(at);
    }
  }

  private int object(int start, int depth) throws IOException {
    deeper(depth);
    int at = start + 1;
    if (peek(at) == '}') {
      return at + 1;
    }
    while (true) {
      int name = at;
      int colon = string(at);
      at = value(expect(':', colon), depth + 1);
      if (depth == 0) {
        member(name, colon, at);
      }
      if (peek(at) == '}') {
        return at + 1;
      }
      at = expect(',', at);
    }
  }

  private void member(int name, int colon, int end) {
    if (used == outer.length) {
      outer = Arrays.copyOf(outer, used * 2);
    }
    outer[used++] = name + 1;
    outer[used++] = colon - 1;
    outer[used++] = colon + 1;
    outer[used++] = end;
  }

  /**
   * The members of the outermost object that was checked: name from, name to, value from, value to
   * of each, the name without its quotes.
   */
  int[] outerMembers() {
    return Arrays.copyOf(outer, used);
  }

  private int list(int start, int depth) throws IOException {
    deeper(depth);
    int at = start + 1;
    if (peek(at) == ']') {
      return at + 1;
    }
    while (true) {
      at = value(at, depth + 1);
      if (peek(at) == ']') {
        return at + 1;
      }
      at = expect(',', at);
    }
  }

  private void deeper(int depth) throws IOException {
    if (depth >= maxDepth) {
      throw new IOException("a row nests too deep");
    }
  }

  private int string(int start) throws IOException {
    int at = expect('"', start);
    while (true) {
      int c = peek(at++);
      if (c == '"') {
        return at;
      }
      if (c < 0) {
        at = endOfWide(at - 1);
      } else if (c < ' ') {
        throw wrong(at);
      }
      if (c == '\\') {
        int kind = peek(at++);
        if ("\"\\/bfnrtu".indexOf(kind) < 0) {
          throw wrong(at);
        }
        for (int i = 0; kind == 'u' && i < 4; i++) {
          if (Character.digit(peek(at++), 16) < 0) {
            throw wrong(at);
          }
        }
      }
    }
  }

  /** Where a character of two to four bytes ends, by the table of well-formed UTF-8 (RFC 3629). */
  private int endOfWide(int start) throws IOException {
    int lead = json[start] & 0xFF;
    int second = peek(start + 1) & 0xFF;
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (lead < 0xC2 || lead > 0xF4 || second < least || second > most) {
      throw wrong(start);
    }
    int end = start + (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
    for (int at = start + 2; at < end; at++) {
      if ((peek(at) & 0xC0) != 0x80) {
        throw wrong(at);
      }
    }
    return end;
  }

  private int number(int start) throws IOException {
    int at = peek(start) == '-' ? start + 1 : start;
    int digits = at;
    at = digits(at);
    boolean whole = at > digits && (json[digits] != '0' || at == digits + 1);
    if (whole && peek(at) == '.') {
      digits = at + 1;
      at = digits(digits);
    }
    if (at > digits && (peek(at) | 0x20) == 'e') {
      digits = peek(at + 1) == '+' || peek(at + 1) == '-' ? at + 2 : at + 1;
      at = digits(digits);
    }
    if (!whole || at == digits) {
      throw wrong(at);
    }
    return at;
  }

  private int digits(int start) throws IOException {
    int at = start;
    while (peek(at) >= '0' && peek(at) <= '9') {
      at++;
    }
    return at;
  }

  private int word(String word, int at) throws IOException {
    int next = at;
    for (int i = 0; i < word.length(); i++) {
      next = expect(word.charAt(i), next);
    }
    return next;
  }

  private int expect(int c, int at) throws IOException {
    if (peek(at) != c) {
      throw wrong(at);
    }
    return at + 1;
  }

  private int peek(int at) throws IOException {
    if (at >= json.length) {
      throw new IOException("a row breaks off");
    }
    return json[at];
  }

  private static IOException wrong(int at) {
    return new IOException("a row is no JSON at its byte " + at);
  }

  /** Where a value ends that was checked before. */
  static int end(byte[] json, int start) {
    int at = start;
    int depth = 0;
    do {
      switch (json[at]) {
        case '"' -> at = endOfString(json, at);
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        case ',', ':' -> at++;
        default -> at = endOfWord(json, at);
      }
    } while (depth > 0);
    return at;
  }

  private static int endOfString(byte[] json, int start) {
    int at = start + 1;
    while (json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static int endOfWord(byte[] json, int start) {
    int at = start + 1;
    while (json[at] != ',' && json[at] != '}' && json[at] != ']') {
      at++;
    }
    return at;
  }
}
