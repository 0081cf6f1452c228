package org.sightline.zonefiles;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * AIXM 5.1: the time slices of airspaces, one a zone, with their geometry (GML 3.2), limits, type
 * and activation. Borders that rings follow are looked up in the same file.
 *
 * <p>Document types and entities are not read; nothing that is only referred to is fetched.
 */
final class AixmZones implements ZoneReader {
  @Override
  public String name() {
    return "AIXM 5.1";
  }

  @Override
  public boolean accepts(String latin1) {
    String head = MixedText.head(latin1);
    return head.startsWith("<")
        && (head.contains("aixm.aero/schema/5") || head.contains("AIXM-Snapshot"));
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    if (MixedText.head(input.head()).contains("AIXM-Snapshot")) {
      into.problem(input.name(), null, "is AIXM 4.5, which is not read: ask for AIXM 5.1", true);
      return;
    }
    Map<String, double[]> borders = new HashMap<>();
    Reading reading = new Reading(input, into, borders);
    try {
      try (InputStream in = input.open()) {
        XmlNode.each(
            in,
            "GeoBorder",
            new XmlNode.Visitor() {
              @Override
              public void visit(XmlNode border) {
                GmlBorders.add(border, borders, new ZoneDraft(input.name(), 0));
              }
            });
      } catch (XMLStreamException e) {
        // said below, where the airspaces are read
        reading.cut = true;
      }
      try (InputStream in = input.open()) {
        XmlNode.each(in, "Airspace", reading);
      }
    } catch (XMLStreamException e) {
      into.problem(input.name(), null, XmlText.broken(e), true);
    } catch (XmlNode.TooLargeException e) {
      into.problem(input.name(), null, String.valueOf(e.getMessage()), true);
    }
  }

  /** Makes zones of airspaces. */
  private static final class Reading implements XmlNode.Visitor {
    private final ZoneInput input;
    private final ReadZones into;
    private final Map<String, double[]> borders;
    private boolean cut;
    private int number;

    Reading(ZoneInput input, ReadZones into, Map<String, double[]> borders) {
      this.input = input;
      this.into = into;
      this.borders = borders;
    }

    @Override
    public void visit(XmlNode airspace) {
      String identifier = airspace.text("identifier");
      List<XmlNode> slices = airspace.all("AirspaceTimeSlice");
      for (XmlNode slice : slices) {
        ZoneDraft draft = new ZoneDraft(input.name(), ++number);
        if (isSuperseded(slice, slices)) {
          draft.remark("correctionNumber", "was corrected by a later slice; not a zone");
        } else {
          AixmAirspace.read(slice, identifier, borders, draft);
        }
        if (cut && draft.isFatal()) {
          draft.remark(null, "what it refers to may stand where the file is broken");
        }
        into.finish(draft, input);
      }
    }

    /** Whether another slice of the same sequence carries a higher number of correction. */
    private static boolean isSuperseded(XmlNode slice, List<XmlNode> slices) {
      for (XmlNode other : slices) {
        boolean same =
            other.text("sequenceNumber").equals(slice.text("sequenceNumber"))
                && other.text("interpretation").equals(slice.text("interpretation"));
        double later = OpenAirText.number(other.text("correctionNumber"));
        double here = OpenAirText.number(slice.text("correctionNumber"));
        if (same && later > (Double.isNaN(here) ? 0 : here)) {
          return true;
        }
      }
      return false;
    }
  }
}
