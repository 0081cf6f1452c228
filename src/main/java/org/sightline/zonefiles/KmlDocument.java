package org.sightline.zonefiles;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Schedule;

/** The state of reading one KML document: where in it we are, and the placemark at hand. */
final class KmlDocument {
  private static final int MAX_DEPTH = 256;
  private static final int MAX_TEXT = 1 << 27;

  private final ZoneInput input;
  private final ReadZones into;
  private final Deque<String> path = new ArrayDeque<>();
  private final Deque<String> folders = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private boolean wanted;
  private int placemarks;
  private @Nullable ZoneDraft draft;
  private @Nullable List<double[]> rings;
  private @Nullable String dataName;
  private final KmlTimes times = new KmlTimes();
  private int polygons;
  private int outers;
  private int others;

  /** The document is nested deeper, or holds a longer text, than any real one. */
  static final class TooDeepException extends Exception {
    private static final long serialVersionUID = 1;

    TooDeepException(String message) {
      super(message);
    }
  }

  KmlDocument(ZoneInput input, ReadZones into) {
    this.input = input;
    this.into = into;
  }

  /** An element begins. */
  void start(XMLStreamReader xml) throws TooDeepException {
    String name = xml.getLocalName();
    if (path.size() >= MAX_DEPTH) {
      throw new TooDeepException("is nested deeper than " + MAX_DEPTH + " elements");
    }
    text.setLength(0);
    wanted = false;
    switch (name) {
      case "Folder" -> {
        folders.push("");
        times.enter();
      }
      case "Document" -> times.enter();
      case "Placemark" -> placemark(xml.getAttributeValue(null, "id"));
      case "Polygon" -> {
        rings = new ArrayList<>();
        outers = 0;
      }
      case "Data", "SimpleData" -> {
        dataName = xml.getAttributeValue(null, "name");
        wanted = true;
      }
      case "Point", "LineString", "Track", "MultiTrack", "Model" -> others++;
      case "LinearRing" -> others += rings == null ? 1 : 0;
      case "NetworkLink" ->
          into.problem(
              input.name(),
              "NetworkLink",
              "links to zones elsewhere, which are not fetched: get that file and name it",
              false);
      case "name", "value", "coordinates", "begin", "end", "when" -> wanted = true;
      default -> {
        // styles, cameras, descriptions
      }
    }
    path.push(name);
  }

  /** Text inside the element at hand; kept where it is needed. */
  void text(char[] chars, int from, int length) throws TooDeepException {
    if (wanted) {
      if (text.length() + length > MAX_TEXT) {
        throw new TooDeepException("holds a text of more than 128 million letters");
      }
      text.append(chars, from, length);
    }
  }

  /** An element ends. */
  void end(String name) {
    path.pop();
    String parent = path.isEmpty() ? "" : path.peek();
    switch (name) {
      case "Folder" -> {
        folders.pop();
        times.leave();
      }
      case "Document" -> times.leave();
      case "Placemark" -> endPlacemark();
      case "Polygon" -> endPolygon();
      case "coordinates" -> coordinates(parent);
      case "name" -> name(parent);
      case "value" -> {
        if (parent.equals("Data")) {
          put();
        }
      }
      case "SimpleData" -> put();
      case "begin", "end", "when" -> time(name, parent);
      default -> {
        // nothing was kept of it
      }
    }
    wanted = false;
  }

  private void placemark(@Nullable String id) {
    placemarks++;
    ZoneDraft started = new ZoneDraft(input.name(), placemarks);
    if (id != null) {
      started.outerId(id);
    }
    String folder = folders.peek();
    started.layer(folder == null || folder.isEmpty() ? null : folder);
    draft = started;
    polygons = 0;
    others = 0;
    times.enter();
  }

  private void name(String parent) {
    if (parent.equals("Placemark") && draft != null) {
      draft.put("name", text.toString());
    } else if (parent.equals("Folder") && !folders.isEmpty()) {
      folders.pop();
      folders.push(text.toString().trim());
    }
  }

  /** Times of features; those of views say when to look. */
  private void time(String name, String parent) {
    boolean view = path.contains("LookAt") || path.contains("Camera");
    String said = text.toString().trim();
    if (!view && parent.equals("TimeSpan") && name.equals("begin")) {
      times.begin(said);
    } else if (!view && parent.equals("TimeSpan") && name.equals("end")) {
      times.end(said);
    } else if (!view && parent.equals("TimeStamp") && draft != null) {
      draft.stated("when", said);
    }
  }

  private void put() {
    if (draft != null && dataName != null) {
      draft.put(dataName, text.toString());
    }
  }

  private void coordinates(String parent) {
    if (rings == null || !parent.equals("LinearRing") || draft == null) {
      return;
    }
    double[] ring = places(text);
    // an outer boundary may stand after the inner ones; a second one is ground of its own
    if (path.contains("outerBoundaryIs") && outers++ > 0) {
      draft.areas().polygon(List.of(ring));
    } else if (path.contains("outerBoundaryIs")) {
      rings.add(0, ring);
    } else {
      rings.add(ring);
    }
  }

  private void endPolygon() {
    if (draft != null && rings != null) {
      polygons++;
      draft.areas().polygon(rings);
    }
    rings = null;
  }

  private void endPlacemark() {
    ZoneDraft ended = draft;
    draft = null;
    Schedule schedule = ended == null ? null : times.schedule(ended);
    times.leave();
    if (ended == null || (input.layer() != null && !input.layer().equals(ended.layer()))) {
      return;
    }
    if (schedule != null) {
      ended.hours(schedule);
    }
    if (polygons == 0) {
      ended.remark(
          "geometry",
          others > 0
              ? "is a point, a line or a track, which is not a zone"
              : "has no geometry, so it is not a zone");
    } else if (others > 0) {
      ended.remark("geometry", "points or lines beside the polygons are not zones; left out");
    }
    into.finish(ended, input);
  }

  /** Longitude, latitude, …; whatever is not a number becomes NaN, which the ring refuses. */
  private static double[] places(CharSequence text) {
    double[] places = new double[64];
    int used = 0;
    int n = text.length();
    int at = blank(text, 0);
    while (at < n) {
      int number = 0;
      boolean more = true;
      if (used + 2 > places.length) {
        places = Arrays.copyOf(places, places.length * 2);
      }
      places[used + 1] = Double.NaN;
      while (more) {
        int end = at;
        while (end < n && text.charAt(end) > ' ' && text.charAt(end) != ',') {
          end++;
        }
        if (number < 2) {
          places[used + number] = number(text, at, end);
        }
        number++;
        at = blank(text, end);
        more = at < n && text.charAt(at) == ',';
        at = more ? blank(text, at + 1) : at;
      }
      used += 2;
    }
    return Arrays.copyOf(places, used);
  }

  private static int blank(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  private static double number(CharSequence text, int from, int to) {
    if (from == to || to - from > 60) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text.subSequence(from, to).toString());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
