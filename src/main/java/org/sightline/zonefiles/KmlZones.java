package org.sightline.zonefiles;

import java.io.IOException;
import java.io.InputStream;
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
  @Override
  public String name() {
    return "KML";
  }

  @Override
  public boolean accepts(String latin1) {
    String head = MixedText.head(latin1);
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
      XMLStreamReader xml = XmlText.open(in);
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
      into.problem(input.name(), null, XmlText.broken(e), true);
    } catch (KmlDocument.TooDeepException e) {
      into.problem(input.name(), null, String.valueOf(e.getMessage()), true);
    }
  }
}
