package org.sightline.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps through the tags of a small XML document (XML 1.0 with namespaces): start tag, end tag, and
 * the text in front of each. It knows no document types and so no entities but the five that XML
 * has built in; it stops at the first thing that is not well formed and says so. The JDK's reader
 * takes longer, most of it for its own start, which counts when there is one packet a photo.
 */
final class XmlScanner {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ATTRIBUTES = 512;

  /** A name with its namespace resolved. */
  record Name(String uri, String prefix, String local) {}

  /** An attribute of a start tag. */
  record Attribute(Name name, String value) {}

  private final String xml;
  private int at;
  private boolean damaged;
  private boolean selfClosed;
  private boolean start;
  private final StringBuilder earlier = new StringBuilder(0);
  private int textFrom;
  private int textTo;

  private final List<String> open = new ArrayList<>();
  private final List<Integer> bindingsBefore = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();
  private final List<String> uris = new ArrayList<>();
  private final List<Attribute> attributes = new ArrayList<>();
  private @Nullable Name name;

  XmlScanner(String xml) {
    this.xml = xml;
  }

  /** Moves to the next tag; false at the end of the document or where it breaks off. */
  boolean next() {
    if (selfClosed) {
      selfClosed = false;
      textFrom = textTo;
      earlier.setLength(0);
      close();
      return true;
    }
    earlier.setLength(0);
    while (true) {
      int tag = xml.indexOf('<', at);
      if (tag < 0) {
        damaged |= !open.isEmpty();
        return false;
      }
      textFrom = at;
      textTo = tag;
      char mark = tag + 1 < xml.length() ? xml.charAt(tag + 1) : ' ';
      if (mark != '!' && mark != '?') {
        return tag(tag, mark == '/');
      }
      if (!skip(tag)) {
        damaged = true;
        return false;
      }
    }
  }

  /** Passes over a comment, an instruction or a character block, whose text counts. */
  private boolean skip(int tag) {
    earlier.append(text(textFrom, textTo));
    String closing;
    if (xml.startsWith("<?", tag)) {
      closing = "?>";
    } else if (xml.startsWith("<!--", tag)) {
      closing = "-->";
    } else if (xml.startsWith("<![CDATA[", tag)) {
      closing = "]]>";
    } else {
      return false; // a document type has no place in a packet
    }
    int end = xml.indexOf(closing, tag + 2);
    if (end < 0) {
      return false;
    }
    if (closing.equals("]]>")) {
      int from = tag + "<![CDATA[".length();
      earlier.append(xml, from, Math.max(from, Math.min(end, from + XmpPacket.MAX_VALUE_CHARS)));
    }
    at = end + closing.length();
    return true;
  }

  private String text(int from, int to) {
    return to > from ? unescaped(from, Math.min(to, from + XmpPacket.MAX_VALUE_CHARS + 1)) : "";
  }

  private boolean tag(int tag, boolean closing) {
    int from = tag + (closing ? 2 : 1);
    int end = nameEnd(from);
    if (end == from || (!closing && open.size() >= MAX_DEPTH)) {
      damaged = true;
      return false;
    }
    String raw = xml.substring(from, end);
    at = end;
    return closing ? endTag(raw) : startTag(raw);
  }

  private boolean endTag(String raw) {
    skipSpace();
    if (open.isEmpty() || !open.get(open.size() - 1).equals(raw) || !take('>')) {
      damaged = true;
      return false;
    }
    close();
    return true;
  }

  private void close() {
    start = false;
    open.remove(open.size() - 1);
    int bindings = bindingsBefore.remove(bindingsBefore.size() - 1);
    while (prefixes.size() > bindings) {
      prefixes.remove(prefixes.size() - 1);
      uris.remove(uris.size() - 1);
    }
  }

  private boolean startTag(String raw) {
    bindingsBefore.add(prefixes.size());
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    while (true) {
      skipSpace();
      if (take('>')) {
        break;
      }
      if (xml.startsWith("/>", at)) {
        at += 2;
        selfClosed = true;
        break;
      }
      if (names.size() >= MAX_ATTRIBUTES || !attribute(names, values)) {
        damaged = true;
        selfClosed = false;
        return false;
      }
    }
    open.add(raw);
    start = true;
    name = resolve(raw, true);
    attributes.clear();
    for (int i = 0; i < names.size(); i++) {
      attributes.add(new Attribute(resolve(names.get(i), false), values.get(i)));
    }
    return true;
  }

  private boolean attribute(List<String> names, List<String> values) {
    int end = nameEnd(at);
    String raw = xml.substring(at, end);
    at = end;
    skipSpace();
    if (raw.isEmpty() || !take('=')) {
      return false;
    }
    skipSpace();
    char quote = at < xml.length() ? xml.charAt(at) : ' ';
    int close = quote == '"' || quote == '\'' ? xml.indexOf(quote, at + 1) : -1;
    if (close < 0) {
      return false;
    }
    if (raw.equals("xmlns") || raw.startsWith("xmlns:")) {
      prefixes.add(raw.equals("xmlns") ? "" : raw.substring(6));
      uris.add(unescaped(at + 1, close));
    } else if (close - at <= XmpPacket.MAX_VALUE_CHARS) {
      names.add(raw);
      values.add(unescaped(at + 1, close));
    }
    at = close + 1;
    return true;
  }

  private Name resolve(String raw, boolean element) {
    int colon = raw.indexOf(':');
    String prefix = colon < 0 ? "" : raw.substring(0, colon);
    String local = raw.substring(colon + 1);
    if (colon >= 0 || element) {
      for (int i = prefixes.size() - 1; i >= 0; i--) {
        if (prefixes.get(i).equals(prefix)) {
          return new Name(uris.get(i), prefix, local);
        }
      }
    }
    return new Name("", prefix, local);
  }

  private int nameEnd(int from) {
    int i = from;
    while (i < xml.length()) {
      char c = xml.charAt(i);
      if (c <= ' ' || c == '>' || c == '/' || c == '=' || c == '<' || c == '"' || c == '\'') {
        break;
      }
      i++;
    }
    return i;
  }

  private void skipSpace() {
    while (at < xml.length() && xml.charAt(at) <= ' ') {
      at++;
    }
  }

  private boolean take(char wanted) {
    if (at < xml.length() && xml.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private String unescaped(int from, int to) {
    return XmlEntities.unescaped(xml, from, to);
  }

  /** Whether the tag is a start tag; an empty element is a start and then an end. */
  boolean isStart() {
    return start;
  }

  /** How many elements are open, the current start tag's own among them. */
  int depth() {
    return open.size();
  }

  /** The name of the current start tag. */
  Name name() {
    Name current = name;
    return current == null ? new Name("", "", "") : current;
  }

  /** The attributes of the current start tag, without namespace declarations and long values. */
  List<Attribute> attributes() {
    return attributes;
  }

  /** The text between the tag before and this one; cut where longer than any value wanted. */
  String text() {
    String last = text(textFrom, textTo);
    return earlier.length() == 0 ? last : earlier + last;
  }

  /** Whether the document broke off or was not well formed. */
  boolean damaged() {
    return damaged;
  }
}
