package org.sightline.track;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Steps through the tags of an XML file of any size in constant memory: start tag, end tag, and the
 * text in front of each. Made for tracks, of which numbers, times and names in ASCII are wanted: it
 * knows no document types, so that nothing is ever fetched or expanded, and it reads on where
 * loggers write what is not well formed, such as a prefix that nothing declares. What is longer
 * than any real tag or value is cut. Not thread safe.
 */
final class XmlTags implements Closeable {
  private static final int LONGEST_TAG = 64 << 10;
  private static final long MOST_BYTES = 2L << 30;

  private final InputStream in;
  private final byte[] buffer = new byte[64 << 10];
  private final int longestText;
  private int at;
  private int end;
  private long read;

  private byte[] tag = new byte[256];
  private int tagLength;
  private byte[] text = new byte[256];
  private int textLength;
  private String name = "";
  private boolean start;
  private boolean selfClosed;
  private boolean broken;
  private int depth;

  private XmlTags(InputStream in, int longestText) {
    this.in = in;
    this.longestText = longestText;
  }

  /**
   * Opens a file.
   *
   * @param longestText how many bytes of a text are kept
   */
  static XmlTags of(Path file, int longestText) throws IOException {
    return new XmlTags(Files.newInputStream(file), longestText);
  }

  /** Moves to the next tag; false at the end, or where the file is cut off inside of one. */
  boolean next() throws IOException {
    textLength = 0;
    if (selfClosed) {
      selfClosed = false;
      start = false;
      return true;
    }
    depth -= start || depth == 0 ? 0 : 1;
    while (takeText()) {
      int c = read();
      if (c == '!') {
        skipDeclaration();
      } else if (c == '?') {
        skipPast("?>", false);
      } else if (c >= 0) {
        return takeTag(c);
      }
    }
    broken |= depth > 0;
    return false;
  }

  /** Whether the tag is a start tag; an empty element is a start and then an end. */
  boolean isStart() {
    return start;
  }

  /** The name without its prefix. */
  String name() {
    return name;
  }

  /** How many elements are open, the tag's own among them. */
  int depth() {
    return depth;
  }

  /** The text between the tag before and this one. */
  String text() {
    return new String(text, 0, textLength, StandardCharsets.ISO_8859_1).strip();
  }

  /** Whether the file breaks off with elements open. */
  boolean isBroken() {
    return broken;
  }

  /** The value of an attribute of the start tag; null if it has none. */
  @Nullable String attribute(String wanted) {
    String all = new String(tag, 0, tagLength, StandardCharsets.ISO_8859_1);
    for (int i = all.indexOf(wanted); i > 0; i = all.indexOf(wanted, i + 1)) {
      int equals = afterSpace(all, i + wanted.length());
      if (all.charAt(i - 1) > ' ' || equals >= all.length() || all.charAt(equals) != '=') {
        continue;
      }
      int open = afterSpace(all, equals + 1);
      char quote = open < all.length() ? all.charAt(open) : ' ';
      int close = quote == '"' || quote == '\'' ? all.indexOf(quote, open + 1) : -1;
      if (close > 0) {
        return all.substring(open + 1, close);
      }
    }
    return null;
  }

  private static int afterSpace(String all, int from) {
    int at = from;
    while (at < all.length() && all.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  /** Keeps what stands in front of the next tag; whether there is one. */
  private boolean takeText() throws IOException {
    while (at < end || fill()) {
      int from = at;
      while (at < end && buffer[at] != '<') {
        at++;
      }
      keepText(from, at);
      if (at < end) {
        at++;
        return true;
      }
    }
    return false;
  }

  private void keepText(int from, int to) {
    int count = Math.min(to - from, longestText - textLength);
    if (textLength + count > text.length) {
      text = Arrays.copyOf(text, Math.max(textLength + count, 2 * text.length));
    }
    System.arraycopy(buffer, from, text, textLength, count);
    textLength += count;
  }

  private boolean takeTag(int first) throws IOException {
    boolean closing = first == '/';
    tagLength = 0;
    int quote = 0;
    int last = first;
    for (int c = closing ? read() : first; c != '>' || quote != 0; c = read()) {
      if (c < 0) {
        broken = true;
        return false;
      }
      if (quote == 0 && (c == '"' || c == '\'') && !closing) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      last = c;
      keepInTag((byte) c);
    }
    name = localName();
    start = !closing;
    selfClosed = start && last == '/';
    depth += start ? 1 : 0;
    return true;
  }

  private void keepInTag(byte b) {
    if (tagLength < LONGEST_TAG) {
      if (tagLength == tag.length) {
        tag = Arrays.copyOf(tag, 2 * tag.length);
      }
      tag[tagLength++] = b;
    }
  }

  private String localName() {
    int from = 0;
    int to = 0;
    while (to < tagLength && tag[to] > ' ' && tag[to] != '/') {
      if (tag[to] == ':') {
        from = to + 1;
      }
      to++;
    }
    return new String(tag, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** A comment, a character block, whose text counts, or a document type, which does not. */
  private void skipDeclaration() throws IOException {
    int c = read();
    if (c == '-' && peek() == '-') {
      read();
      skipPast("-->", false);
    } else if (c == '[') {
      skipPast("[", false);
      skipPast("]]>", true);
    } else {
      skipDocumentType(c);
    }
  }

  private void skipDocumentType(int first) throws IOException {
    int open = 0;
    for (int c = first; c >= 0; c = read()) {
      if (c == '>' && open <= 0) {
        return;
      }
      open += c == '[' ? 1 : c == ']' ? -1 : 0;
    }
  }

  private void skipPast(String closing, boolean keep) throws IOException {
    int matched = 0;
    while (matched < closing.length()) {
      int c = read();
      if (c < 0) {
        broken = true;
        return;
      }
      if (keep) {
        keepText(at - 1, at);
      }
      if (c == closing.charAt(matched)) {
        matched++;
      } else if (!(c == closing.charAt(0) && matched == closing.length() - 1)) {
        // "--->" and "]]]>" end as "-->" and "]]>" do
        matched = c == closing.charAt(0) ? 1 : 0;
      }
    }
    if (keep) {
      textLength = Math.max(0, textLength - closing.length());
    }
  }

  private int peek() throws IOException {
    return at < end || fill() ? buffer[at] & 0xff : -1;
  }

  private int read() throws IOException {
    return at < end || fill() ? buffer[at++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = read >= MOST_BYTES ? 0 : Math.max(0, in.read(buffer));
    read += end;
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
