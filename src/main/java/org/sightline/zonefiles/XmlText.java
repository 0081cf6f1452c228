package org.sightline.zonefiles;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML documents of others: no document types, no entities, nothing fetched, and read on where bytes
 * do not belong to the encoding.
 */
final class XmlText {
  private static final int HEAD_BYTES = 256;

  /** Made when the first such file is read: the platform's parser takes a while to start. */
  private static final XMLInputFactory FACTORY = quiet();

  private XmlText() {}

  /** Opens a document. */
  static XMLStreamReader open(InputStream in) throws IOException, XMLStreamException {
    return FACTORY.createXMLStreamReader(decoded(in));
  }

  /** What is wrong with a document that cannot be read on, as a sentence. */
  static String broken(XMLStreamException e) {
    Location place = e.getLocation();
    return "is not whole XML: it breaks off or goes wrong "
        + (place == null ? "at its start" : "in line " + place.getLineNumber())
        + "; zones after that place are lost";
  }

  /**
   * The text, in the encoding that the document declares or UTF-8 (XML 1.0, appendix F). Bytes that
   * do not belong to it spoil no more than a letter; the platform's parser would also print.
   */
  private static Reader decoded(InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in);
    bytes.mark(HEAD_BYTES);
    String head = new String(bytes.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
    bytes.reset();
    boolean mark =
        head.startsWith("\u00ef\u00bb\u00bf")
            || head.startsWith("\u00ff\u00fe")
            || head.startsWith("\u00fe\u00ff");
    Charset charset = mark ? StandardCharsets.UTF_8 : declared(head);
    return charset.equals(StandardCharsets.UTF_8)
        ? MixedText.of(bytes)
        : new InputStreamReader(bytes, charset);
  }

  private static Charset declared(String head) throws IOException {
    int end = head.startsWith("<?xml") ? head.indexOf("?>") : -1;
    int at = head.indexOf("encoding");
    if (at < 0 || at > end) {
      return StandardCharsets.UTF_8;
    }
    int from = at + "encoding".length();
    while (from < end && " =\"'".indexOf(head.charAt(from)) >= 0) {
      from++;
    }
    int to = from;
    while (to < end && "\"'".indexOf(head.charAt(to)) < 0) {
      to++;
    }
    try {
      return Charset.forName(head.substring(from, to));
    } catch (IllegalArgumentException e) {
      throw new IOException("the encoding is not known", e);
    }
  }

  private static XMLInputFactory quiet() {
    // the platform's own: another on the class path is not asked
    XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    xml.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return xml;
  }
}
