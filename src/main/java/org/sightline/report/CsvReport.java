package org.sightline.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sightline.risk.Check;
import org.sightline.risk.Level;

/**
 * {@code results.csv}: one line an input for a spreadsheet, UTF-8. Inputs that touch a private zone
 * have no coordinates. {@code zone_set} tells which zone set the run used. The columns after it
 * hold what only footage and tracks have; of those {@code lat_deg} and its neighbours are the place
 * at {@code position_at_s}, the first that is known. Where faces and number plates are counted, the
 * last two columns hold how many.
 */
final class CsvReport implements ReportWriter {
  private static final String HEADER =
      "source,kind,format,level,failed_code,failed_message,reason,rules,zones,open_checks,"
          + "captured_at,captured_local,lat_deg,lon_deg,accuracy_m,height_m,height_datum,"
          + "position_source,make,model,width_px,height_px,bytes,annotated,id,zone_set,"
          + "length_s,position_at_s,fixes,path_m,gaps_s,west_deg,south_deg,east_deg,north_deg,"
          + "contact_times_s,cut_s,place_unknown_s,pictures_looked_at";
  private static final String COUNTED = ",faces,plates";
  private static final String END = "\r\n";

  @Override
  public String file() {
    return "results.csv";
  }

  @Override
  public Pass begin(Path target, RunHead head, Rows rows) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
    boolean counted = !head.unasked().containsKey(Check.Kind.FACES);
    String header = HEADER + (counted ? COUNTED : "") + END;
    out.write(header.getBytes(StandardCharsets.UTF_8));
    return new Lines(out, head.zoneSetHash(), counted);
  }

  private static final class Lines implements Pass {
    /** Of the zone set's hash; the whole of it stands in the summary. */
    private static final int HASH_DIGITS = 16;

    /** West, south, east, north. */
    private static final int SIDES = 4;

    private final OutputStream out;
    private final String zoneSet;
    private final boolean counted;

    private Lines(OutputStream out, String zoneSet, boolean counted) {
      this.out = out;
      this.counted = counted;
      this.zoneSet = zoneSet.substring(0, Math.min(HASH_DIGITS, zoneSet.length()));
    }

    @Override
    public void add(Row row) throws IOException {
      JsonSpan fields = row.fields();
      CsvCells line = new CsvCells();
      line.add(row.source()).add(fields.text("kind")).add(fields.text("format"));
      line.add(row.isOther() && row.level() == Level.NONE ? "" : row.level().name());
      JsonSpan failed = fields.get("failed");
      line.add(failed.text("code")).add(failed.text("message")).add(row.reason());
      line.add(joined(fields, "findings", "rule")).add(joined(fields, "contacts", "name"));
      line.add(openChecks(fields.get("checks")));
      JsonSpan captured = fields.get("captured");
      line.add(captured.text("at")).add(captured.text("local"));
      position(line, row.touchesPrivate() ? JsonSpan.ABSENT : fields.get("position"));
      JsonSpan camera = fields.get("camera");
      line.add(camera.text("make")).add(camera.text("model"));
      line.add(fields.get("widthPx")).add(fields.get("heightPx")).add(fields.get("bytes"));
      List<JsonSpan> pictures = fields.list("annotated");
      line.add(pictures.isEmpty() ? "" : pictures.get(0).text()).add(row.id()).add(zoneSet);
      footage(line, row);
      if (counted) {
        JsonSpan privacy = fields.get("privacy");
        line.add(privacy.get("faces")).add(privacy.get("plates"));
      }
      out.write(line.end().getBytes(StandardCharsets.UTF_8));
    }

    private static void position(CsvCells line, JsonSpan position) {
      line.add(position.get("latDeg")).add(position.get("lonDeg")).add(position.get("accuracyM"));
      JsonSpan height = position.get("height");
      line.add(height.get("metres")).add(height.text("datum"));
      line.add(position.get("latDeg").isAbsent() ? "" : position.text("source"));
    }

    /**
     * What only a camera that moved has. Of an input that touches a private zone only the seconds
     * are told: times at known borders and a speed would give the place back.
     */
    private static void footage(CsvCells line, Row row) {
      JsonSpan fields = row.fields();
      boolean hidden = row.touchesPrivate();
      JsonSpan track = hidden ? JsonSpan.ABSENT : fields.get("track");
      line.add(fields.get("lengthS")).add(track.get("first").get("offsetS"));
      line.add(track.get("fixes")).add(track.get("lengthM")).add(track.get("gapS"));
      List<JsonSpan> bounds = track.list("bounds");
      for (int side = 0; side < SIDES; side++) {
        line.add(side < bounds.size() ? bounds.get(side) : JsonSpan.ABSENT);
      }
      line.add(hidden || fields.text("kind").equals("photo") ? "" : contactTimes(fields));
      line.add(cuts(fields, false)).add(cuts(fields, true));
      line.add(hidden ? JsonSpan.ABSENT : fields.get("sampling").get("looked"));
    }

    /** When each zone was in which kind of contact, such as {@code INSIDE Gull Reach 53-135.2}. */
    private static String contactTimes(JsonSpan fields) {
      StringBuilder text = new StringBuilder();
      for (JsonSpan contact : fields.list("contacts")) {
        JsonSpan from = contact.get("fromS");
        JsonSpan to = contact.get("toS");
        if (from.isNumber() && to.isNumber()) {
          text.append(text.length() == 0 ? "" : "; ").append(contact.text("how")).append(' ');
          text.append(contact.text("name")).append(' ').append(from).append('-').append(to);
        }
      }
      return text.toString();
    }

    /** The seconds to cut, or those of which the place is not known. */
    private static String cuts(JsonSpan fields, boolean unknown) {
      StringBuilder text = new StringBuilder();
      for (JsonSpan cut : fields.list("cuts")) {
        JsonSpan from = cut.get("fromS");
        JsonSpan to = cut.get("toS");
        boolean isOpen = cut.text("level").equals(Level.UNDETERMINED.name());
        if (isOpen == unknown && from.isNumber() && to.isNumber()) {
          text.append(text.length() == 0 ? "" : "; ").append(from).append('-').append(to);
        }
      }
      return text.toString();
    }

    /** The values of all entries, each once: a file with two positions touches each zone twice. */
    private static String joined(JsonSpan fields, String list, String name) {
      Set<String> values = new LinkedHashSet<>();
      for (JsonSpan entry : fields.list(list)) {
        values.add(entry.text(name));
      }
      return String.join("; ", values);
    }

    private static String openChecks(JsonSpan checks) {
      StringBuilder text = new StringBuilder();
      for (Check.Kind kind : Check.Kind.values()) {
        String name = RecordLine.name(kind);
        JsonSpan check = checks.get(name);
        String state = check.text("state");
        if (state.equals("limited") || state.equals("not-made")) {
          text.append(text.length() == 0 ? "" : "; ").append(name).append(": ");
          text.append(check.text("code"));
        }
      }
      return text.toString();
    }

    @Override
    public void finish(RunSummary summary) throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
