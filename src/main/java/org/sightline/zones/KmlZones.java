package org.sightline.zones;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * KML 2.2 (OGC 07-147r2): every placemark with a polygon, inner boundaries and nested
 * MultiGeometries included.
 *
 * <p>Properties are those of {@link ZoneDraft}, in {@code ExtendedData} as {@code Data} or {@code
 * SimpleData}. Heights of points are not limits and are passed over. A {@code TimeSpan} counts as
 * hours. Document types and entities are not read; links to other files are never followed, and
 * reported.
 */
final class KmlZones implements ZoneReader {
  private static final int HEAD_BYTES = 256;

  /** Made when the first KML file is read: the platform's parser takes a while to start. */
  private static final class Xml {
    static final XMLInputFactory FACTORY = quiet();
  }

  @Override
  public String name() {
    return "KML";
  }

  @Override
  public boolean accepts(String head) {
    return head.startsWith("<")
        && (head.contains("<kml") || head.contains(":kml") || head.contains("/kml/"));
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    try (InputStream in = input.open()) {
      read(in, input, into);
    }
  }

  /** Reads KML from a stream that is not necessarily the file itself. */
  static void read(InputStream in, ZoneInput input, ReadZones into) {
    KmlDocument document = new KmlDocument(input, into);
    try {
      XMLStreamReader xml = Xml.FACTORY.createXMLStreamReader(decoded(in));
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> document.start(xml);
          case XMLStreamConstants.END_ELEMENT -> document.end(xml.getLocalName());
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              document.text(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          default -> {
            // comments, instructions; entities are not expanded
          }
        }
      }
    } catch (IOException e) {
      into.problem(input.name(), null, "breaks off: ".concat(String.valueOf(e.getMessage())), true);
    } catch (XMLStreamException e) {
      Location place = e.getLocation();
      into.problem(
          input.name(),
          null,
          "is not whole XML: it breaks off or goes wrong "
              + (place == null ? "at its start" : "in line " + place.getLineNumber())
              + "; zones after that place are lost",
          true);
    } catch (KmlDocument.TooDeepException e) {
      into.problem(input.name(), null, String.valueOf(e.getMessage()), true);
    }
  }

  /**
   * The text, in the encoding that the document declares or UTF-8 (XML 1.0, appendix F). Bytes that
   * do not belong to it spoil a letter and not the file; the platform's parser would also print.
   */
  private static Reader decoded(InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in);
    bytes.mark(HEAD_BYTES);
    String head = new String(bytes.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
    bytes.reset();
    if (head.startsWith("\u00ef\u00bb\u00bf")) {
      bytes.skipNBytes(3);
    }
    return new InputStreamReader(bytes, declared(head));
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
