package org.sightline.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sightline.risk.Check;
import org.sightline.risk.Level;

/**
 * {@code results.csv}: one line an input for a spreadsheet, UTF-8, as RFC 4180 has it. A text that
 * a spreadsheet would take for a formula gets an apostrophe before it. Inputs that touch a private
 * zone have no coordinates. The last column tells which zone set the run used.
 */
final class CsvReport implements ReportWriter {
  private static final String HEADER =
      "source,kind,format,level,failed_code,failed_message,reason,rules,zones,open_checks,"
          + "captured_at,captured_local,lat_deg,lon_deg,accuracy_m,height_m,height_datum,"
          + "position_source,make,model,width_px,height_px,bytes,annotated,id,zone_set\r\n";

  @Override
  public String file() {
    return "results.csv";
  }

  @Override
  public Pass begin(Path target, RunHead head, Rows rows) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16);
    out.write(HEADER.getBytes(StandardCharsets.UTF_8));
    return new Lines(out, head.zoneSetHash());
  }

  private static final class Lines implements Pass {
    /** Of the zone set's hash; the whole of it stands in the summary. */
    private static final int HASH_DIGITS = 16;

    private final OutputStream out;
    private final String zoneSet;

    private Lines(OutputStream out, String zoneSet) {
      this.out = out;
      this.zoneSet = zoneSet.substring(0, Math.min(HASH_DIGITS, zoneSet.length()));
    }

    @Override
    public void add(Row row) throws IOException {
      JsonSpan fields = row.fields();
      StringBuilder line = new StringBuilder(400);
      cell(line, row.source());
      cell(line, fields.text("kind"));
      cell(line, fields.text("format"));
      cell(line, row.isOther() && row.level() == Level.NONE ? "" : row.level().name());
      JsonSpan failed = fields.get("failed");
      cell(line, failed.text("code"));
      cell(line, failed.text("message"));
      cell(line, row.reason());
      cell(line, joined(fields, "findings", "rule"));
      cell(line, joined(fields, "contacts", "name"));
      cell(line, openChecks(fields.get("checks")));
      JsonSpan captured = fields.get("captured");
      cell(line, captured.text("at"));
      cell(line, captured.text("local"));
      position(line, row.touchesPrivate() ? JsonSpan.ABSENT : fields.get("position"));
      JsonSpan camera = fields.get("camera");
      cell(line, camera.text("make"));
      cell(line, camera.text("model"));
      number(line, fields.get("widthPx"));
      number(line, fields.get("heightPx"));
      number(line, fields.get("bytes"));
      cell(line, first(fields.list("annotated")));
      cell(line, row.id());
      cell(line, zoneSet);
      line.setLength(line.length() - 1);
      out.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void position(StringBuilder line, JsonSpan position) {
      number(line, position.get("latDeg"));
      number(line, position.get("lonDeg"));
      number(line, position.get("accuracyM"));
      JsonSpan height = position.get("height");
      number(line, height.get("metres"));
      cell(line, height.text("datum"));
      cell(line, position.get("latDeg").isAbsent() ? "" : position.text("source"));
    }

    private static String joined(JsonSpan fields, String list, String name) {
      StringBuilder text = new StringBuilder();
      String last = null;
      for (JsonSpan entry : fields.list(list)) {
        String value = entry.text(name);
        if (!value.equals(last)) {
          text.append(last == null ? "" : "; ").append(value);
        }
        last = value;
      }
      return text.toString();
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

    private static String first(List<JsonSpan> names) {
      return names.isEmpty() ? "" : names.get(0).text();
    }

    /** The digits as the record has them. */
    private static void number(StringBuilder line, JsonSpan value) {
      if (value.isNumber()) {
        line.append(value);
      }
      line.append(',');
    }

    private static void cell(StringBuilder line, String text) {
      boolean formula = !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
      boolean quoted = formula;
      for (int i = 0; i < text.length() && !quoted; i++) {
        quoted = "\",\r\n".indexOf(text.charAt(i)) >= 0;
      }
      if (!quoted) {
        line.append(text).append(',');
        return;
      }
      line.append('"').append(formula ? "'" : "");
      line.append(text.replace("\"", "\"\"")).append("\",");
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
