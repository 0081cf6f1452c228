package org.sightline.zonefiles;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One element of an XML document with all that is in it; names without their namespaces. Only one
 * feature of a document is held at a time, and its size is bounded.
 */
final class XmlNode {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_NODES = 2_000_000;
  private static final int MAX_TEXT = 1 << 27;

  private final String name;
  private final @Nullable XmlNode parent;
  private final Map<String, String> attributes = new HashMap<>(4);
  private final List<XmlNode> children = new ArrayList<>(2);
  private final StringBuilder text = new StringBuilder(0);

  private XmlNode(XMLStreamReader xml, @Nullable XmlNode parent) {
    this.name = xml.getLocalName();
    this.parent = parent;
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
  }

  /** What is done with each feature. */
  interface Visitor {
    /** A feature with all that is in it. */
    void visit(XmlNode feature);
  }

  /** A feature is larger or deeper than any real one. */
  static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1;

    TooLargeException(String message) {
      super(message);
    }
  }

  /** Reads a document and hands out every element of a name, one at a time. */
  static void each(InputStream in, String wanted, Visitor visitor)
      throws IOException, XMLStreamException, TooLargeException {
    XMLStreamReader xml = XmlText.open(in);
    int depth = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals(wanted)) {
          visitor.visit(read(xml));
        } else if (++depth > MAX_DEPTH) {
          throw new TooLargeException("is nested deeper than " + MAX_DEPTH + " elements");
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private static XmlNode read(XMLStreamReader xml) throws XMLStreamException, TooLargeException {
    XmlNode root = new XmlNode(xml, null);
    XmlNode node = root;
    int depth = 0;
    int nodes = 1;
    long letters = 0;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        XmlNode child = new XmlNode(xml, node);
        node.children.add(child);
        node = child;
        nodes++;
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        XmlNode up = node.parent;
        if (up == null) {
          return root;
        }
        node = up;
        depth--;
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        letters += xml.getTextLength();
        node.text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      }
      if (depth > MAX_DEPTH || nodes > MAX_NODES || letters > MAX_TEXT) {
        throw new TooLargeException("has a feature that is larger or deeper than any real one");
      }
    }
  }

  String name() {
    return name;
  }

  List<XmlNode> children() {
    return children;
  }

  /** Its own text without blanks around it. */
  String text() {
    return text.toString().strip();
  }

  /** An attribute; empty if it has none. */
  String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  /** An attribute of it or of what it stands in; empty if none has it. */
  String inherited(String attribute) {
    for (XmlNode node = this; node != null; node = node.parent) {
      String value = node.attributes.get(attribute);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  /** The first child of a name. */
  @Nullable XmlNode child(String child) {
    for (XmlNode node : children) {
      if (node.name.equals(child)) {
        return node;
      }
    }
    return null;
  }

  /** The text of the first child of a name; empty if there is none. */
  String text(String child) {
    XmlNode node = child(child);
    return node == null ? "" : node.text();
  }

  /** All elements of a name anywhere in it, but none inside another of them. */
  List<XmlNode> all(String... names) {
    List<XmlNode> found = new ArrayList<>();
    for (XmlNode node : children) {
      boolean match = false;
      for (String wanted : names) {
        match |= node.name.equals(wanted);
      }
      if (match) {
        found.add(node);
      } else {
        found.addAll(node.all(names));
      }
    }
    return found;
  }
}
