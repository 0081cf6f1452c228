package org.sightline.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.risk.Check;
import org.sightline.risk.Level;

/**
 * {@code results.csv}: one line an input for a spreadsheet, UTF-8, as RFC 4180 has it. A text that
 * a spreadsheet would take for a formula gets an apostrophe before it. Inputs that touch a private
 * zone have no coordinates.
 */
final class CsvReport implements ReportWriter {
  private static final String HEADER =
      "source,kind,format,level,failed_code,failed_message,reason,rules,zones,open_checks,"
          + "captured_at,captured_local,lat_deg,lon_deg,accuracy_m,height_m,height_datum,"
          + "position_source,make,model,width_px,height_px,bytes,annotated,id\r\n";

  @Override
  public String file() {
    return "results.csv";
  }

  @Override
  public Pass begin(Path target, RunHead head, Rows rows) throws IOException {
    BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.UTF_8);
    out.write(HEADER);
    return new Lines(out);
  }

  private static final class Lines implements Pass {
    private final BufferedWriter out;

    private Lines(BufferedWriter out) {
      this.out = out;
    }

    @Override
    public void add(Row row) throws IOException {
      Map<String, @Nullable Object> fields = row.fields();
      StringBuilder line = new StringBuilder(400);
      cell(line, row.source());
      cell(line, Row.text(fields, "kind"));
      cell(line, Row.text(fields, "format"));
      cell(line, row.isOther() && row.level() == Level.NONE ? "" : row.level().name());
      Map<String, @Nullable Object> failed = Row.object(fields, "failed");
      cell(line, Row.text(failed, "code"));
      cell(line, Row.text(failed, "message"));
      cell(line, row.reason());
      cell(line, joined(fields, "findings", "rule"));
      cell(line, joined(fields, "contacts", "name"));
      cell(line, openChecks(Row.object(fields, "checks")));
      Map<String, @Nullable Object> captured = Row.object(fields, "captured");
      cell(line, Row.text(captured, "at"));
      cell(line, Row.text(captured, "local"));
      position(line, row.touchesPrivate() ? Map.of() : Row.object(fields, "position"));
      Map<String, @Nullable Object> camera = Row.object(fields, "camera");
      cell(line, Row.text(camera, "make"));
      cell(line, Row.text(camera, "model"));
      number(line, fields.get("widthPx"));
      number(line, fields.get("heightPx"));
      number(line, fields.get("bytes"));
      cell(line, fields.get("annotated") instanceof List<?> l && !l.isEmpty() ? l.get(0) : "");
      cell(line, row.id());
      line.setLength(line.length() - 1);
      out.append(line).append("\r\n");
    }

    private static void position(StringBuilder line, Map<String, @Nullable Object> position) {
      number(line, position.get("latDeg"));
      number(line, position.get("lonDeg"));
      number(line, position.get("accuracyM"));
      Map<String, @Nullable Object> height = Row.object(position, "height");
      number(line, height.get("metres"));
      cell(line, Row.text(height, "datum"));
      cell(line, position.get("latDeg") == null ? "" : Row.text(position, "source"));
    }

    private static String joined(Map<String, @Nullable Object> fields, String list, String name) {
      StringBuilder text = new StringBuilder();
      String last = null;
      for (Map<String, @Nullable Object> entry : Row.objects(fields, list)) {
        String value = Row.text(entry, name);
        if (!value.equals(last)) {
          text.append(last == null ? "" : "; ").append(value);
        }
        last = value;
      }
      return text.toString();
    }

    private static String openChecks(Map<String, @Nullable Object> checks) {
      StringBuilder text = new StringBuilder();
      for (Check.Kind kind : Check.Kind.values()) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        Map<String, @Nullable Object> check = Row.object(checks, name);
        String state = Row.text(check, "state");
        if (state.equals("limited") || state.equals("not-made")) {
          text.append(text.length() == 0 ? "" : "; ").append(name).append(": ");
          text.append(Row.text(check, "code"));
        }
      }
      return text.toString();
    }

    private static void number(StringBuilder line, @Nullable Object value) {
      if (value instanceof Number) {
        line.append(value);
      }
      line.append(',');
    }

    private static void cell(StringBuilder line, @Nullable Object value) {
      String text = value == null ? "" : value.toString();
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
