package org.sightline.text;

import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sightline.telemetry.Fix;
import org.sightline.vision.Models;

/**
 * How many rendered signs, marked pages and printed positions are found, and how often one is seen
 * where there is none: {@code mvn -q -Pbench,fast test-compile exec:exec
 * -Dexec.mainClass=org.sightline.text.TextBench}. The numbers stand in docs/text.md.
 */
public final class TextBench {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1200;

  private static final List<String> MARKS =
      List.of(
          "SECRET",
          "TOP SECRET",
          "NATO RESTRICTED",
          "NATO SECRET",
          "COSMIC TOP SECRET",
          "RESTREINT UE/EU RESTRICTED",
          "SECRET UE/EU SECRET",
          "OFFICIAL-SENSITIVE",
          "CONFIDENTIAL//NOFORN",
          "VS-NUR FÜR DEN DIENSTGEBRAUCH",
          "VS-VERTRAULICH",
          "GEHEIM",
          "DIFFUSION RESTREINTE",
          "SECRET DÉFENSE",
          "DIFUSIÓN LIMITADA",
          "RISERVATO",
          "ZASTRZEŻONE",
          "STG. GEHEIM",
          "BEGRÄNSAT HEMLIG",
          "PROTECTED B");

  private static final List<String> ORDINARY =
      List.of(
          "NO PARKING",
          "NO SMOKING",
          "PHOTO STUDIO",
          "PHOTOGRAPHY MUSEUM",
          "ENTRY FEE 5",
          "MILITARY MUSEUM",
          "SECRET GARDEN",
          "TOP SECRET ESCAPE ROOM",
          "RESTRICTED VIEW SEATS",
          "PHOTOGRAPHY WELCOME",
          "NO DOGS ALLOWED",
          "SECURITY DESK",
          "ZONE 30",
          "ZONE PIETONNE",
          "PARKEN VERBOTEN",
          "RAUCHEN VERBOTEN",
          "FOTOGRAFIE HEUTE",
          "STATIONNEMENT INTERDIT",
          "PROHIBIDO FUMAR",
          "PROHIBIDO APARCAR",
          "VIETATO FUMARE",
          "DIVIETO DI SOSTA",
          "WAY OUT",
          "NO EXIT",
          "OPEN 24 HOURS",
          "CAMERA SHOP",
          "CAMERAS IN USE",
          "NO LITTER",
          "ARMY SURPLUS STORE",
          "PRIVATE FUNCTION",
          "AREA MANAGER",
          "DRONE SHOP",
          "FREE ENTRY",
          "ENTRANCE",
          "EINGANG",
          "ENTREE LIBRE",
          "ACCES PARKING",
          "ZONA AZUL",
          "WSTEP WOLNY",
          "ZAKAZ PALENIA",
          "SALIDA",
          "FILMING LOCATION TOUR",
          "PROTECTED BY ALARM",
          "INGANG");

  private static final List<String> PROSE =
      List.of(
          "The minister said that the report was secret until it was",
          "published last year, and that no photography was allowed in",
          "the hall. Top secret files of the war are now open to the",
          "public; many are marked confidential or restricted, though",
          "nobody would call them so today. Das Wort geheim steht auf",
          "dem Umschlag, doch der Inhalt ist seit Jahren bekannt. The",
          "restricted area around the harbour was lifted, and entry",
          "prohibited signs were taken down one by one. A NATO secret",
          "is rarely kept for long, wrote the author in the preface to",
          "her second book, which was never classified as such at all.",
          "Le secret défense ne couvre plus ces documents, et la zone",
          "militaire est ouverte aux visiteurs depuis trois ans déjà.");

  private final TextReader reader;
  private final Signs signs = Signs.load();
  private final Markings markings = Markings.load();
  private final Random random = new Random(20261122);
  private final Map<String, int[]> tally = new TreeMap<>();

  private TextBench(TextReader reader) {
    this.reader = reader;
  }

  /** Arguments: the long edge that text is looked for at, and how many of each. */
  public static void main(String[] arguments) throws Exception {
    int edge = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 960;
    int each = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    Path models = TextNetworks.modelsDir();
    try (TextReader reader = TextReader.open(models, edge)) {
      TextBench bench = new TextBench(java.util.Objects.requireNonNull(reader));
      System.out.println("long edge " + edge + ", " + Models.cards(Path.of("models")).size());
      bench.signs(3 * each);
      bench.ordinarySigns(2 * each);
      bench.pages(each);
      bench.plainPages(each);
      bench.overlays(each);
      bench.print();
    }
  }

  private Print.Shot shot(double worst) {
    double turn = (random.nextDouble() - 0.5) * 40 * worst;
    return new Print.Shot(
        turn,
        0.25 * worst * random.nextDouble(),
        1.5 * worst * random.nextDouble(),
        15 * worst * random.nextDouble());
  }

  private List<TextLine> read(Mat picture) throws Exception {
    List<TextLine> lines = reader.read(picture, picture.cols(), picture.rows()).lines();
    picture.close();
    return lines;
  }

  private void signs(int count) throws Exception {
    List<List<String>> phrases = new ArrayList<>();
    for (List<String> row : Table.rows("signs.tsv", 3)) {
      if (!row.get(1).equals("beside") && Print.canDraw(row.get(2))) {
        phrases.add(row);
      }
    }
    for (int i = 0; i < count; i++) {
      List<String> row = phrases.get(random.nextInt(phrases.size()));
      String phrase = random.nextInt(4) > 0 ? row.get(2).toUpperCase(Locale.ROOT) : row.get(2);
      float letterPx = 26 + random.nextInt(60);
      Print.Shot shot = shot(1);
      boolean dark = random.nextBoolean();
      var drawn =
          Print.sign(
              folded(phrase),
              letterPx,
              dark ? Color.WHITE : Color.BLACK,
              dark ? new Color(170, 20, 20) : new Color(245, 240, 220));
      List<TextLine> lines = read(Print.shot(drawn, WIDTH, HEIGHT, shot, random));
      boolean found = !signs.find(lines).isEmpty();
      count("sign " + row.get(0), found);
      count("signs, letters " + (letterPx < 45 ? "26-44" : "45-85") + " px", found);
      count("signs, all", found);
      if (!found) {
        System.out.println("missed " + phrase + " " + letterPx + " " + shot + " " + words(lines));
      }
    }
  }

  /** Two lines where it is long. */
  private static List<String> folded(String phrase) {
    int space = phrase.indexOf(' ', phrase.length() / 2 - 3);
    return phrase.length() > 14 && space > 0
        ? List.of(phrase.substring(0, space), phrase.substring(space + 1))
        : List.of(phrase);
  }

  private void ordinarySigns(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      String text = ORDINARY.get(random.nextInt(ORDINARY.size()));
      float letterPx = 26 + random.nextInt(60);
      var drawn = Print.sign(folded(text), letterPx, Color.BLACK, Color.WHITE);
      List<TextLine> lines = read(Print.shot(drawn, WIDTH, HEIGHT, shot(1), random));
      boolean none = signs.find(lines).isEmpty() && markings.find(lines).isEmpty();
      count("ordinary signs without a finding", none);
      if (!none) {
        System.out.println("false alarm " + text + " " + signs.find(lines));
      }
    }
  }

  private List<Print.Line> prose() {
    List<Print.Line> lines = new ArrayList<>();
    int first = random.nextInt(PROSE.size());
    for (int i = 0; i < 9 + random.nextInt(8); i++) {
      lines.add(Print.Line.of(PROSE.get((first + i) % PROSE.size()), 0, 5 + i));
    }
    lines.add(Print.Line.of("Page " + (1 + random.nextInt(40)), 1, 26));
    return lines;
  }

  private List<TextLine> readPage(List<Print.Line> lines) throws Exception {
    var page = Print.page(lines, 1000, 1170, 26, Color.BLACK, new Color(250, 248, 240));
    return read(Print.shot(page, WIDTH, HEIGHT, shot(0.35), random));
  }

  private void pages(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      List<Print.Line> lines = prose();
      String mark = MARKS.get(random.nextInt(MARKS.size()));
      int where = random.nextInt(3);
      if (where == 0) {
        lines.add(new Print.Line(mark, 0.5, 2, 1.1, true, 0));
      } else if (where == 1) {
        lines.add(new Print.Line(mark, 0.5, 26, 1.1, true, 0));
      } else {
        lines.add(new Print.Line(mark, 0.6, 23.5, 1.8, true, -14));
      }
      List<TextLine> read = readPage(lines);
      boolean found = !markings.find(read).isEmpty();
      count("marked pages, " + List.of("head", "foot", "stamp").get(where), found);
      count("marked pages, all", found);
      if (!found) {
        System.out.println("missed " + mark + " " + where + " " + words(read));
      }
    }
  }

  private void plainPages(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      List<Print.Line> lines = prose();
      if (i % 2 == 0) {
        lines.add(new Print.Line("The secret of the harbour", 0.5, 2, 1.4, true, 0));
      }
      List<TextLine> read = readPage(lines);
      boolean none = markings.find(read).isEmpty() && signs.find(read).isEmpty();
      count("plain pages without a finding", none);
      if (!none) {
        System.out.println("false alarm " + markings.find(read) + signs.find(read));
      }
    }
  }

  private void overlays(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      double lat = random.nextDouble() * 160 - 80;
      double lon = random.nextDouble() * 350 - 175;
      List<String> rows = printed(lat, lon, i % 4);
      List<Print.Line> lines = new ArrayList<>();
      for (int k = 0; k < rows.size(); k++) {
        lines.add(new Print.Line(rows.get(k), 0, k + 1, 1, false, 0));
      }
      int height = 60 * rows.size();
      var drawn = Print.page(lines, 1100, height, 30, Color.WHITE, new Color(40, 40, 40));
      List<TextLine> read =
          read(Print.shot(drawn, WIDTH, HEIGHT, new Print.Shot(0, 0, 0.6, 4), random));
      List<Fix> fixes = Overlay.positions(read);
      boolean right =
          fixes.size() == 1
              && Math.abs(fixes.get(0).position().latDeg() - lat) < 0.0002
              && Math.abs(fixes.get(0).position().lonDeg() - lon) < 0.0002;
      count("printed positions, read right", right);
      count("printed positions, none wrong", right || fixes.isEmpty());
      if (!right) {
        System.out.println("position " + rows + " " + words(read) + " " + fixes);
      }
    }
  }

  private static List<String> printed(double lat, double lon, int how) {
    String ns = lat < 0 ? "S" : "N";
    String ew = lon < 0 ? "W" : "E";
    double a = Math.abs(lat);
    double o = Math.abs(lon);
    return switch (how) {
      case 0 -> List.of(String.format(Locale.ROOT, "%.5f%s, %.5f%s  12:30:05", a, ns, o, ew));
      case 1 -> List.of(dms(a) + ns, dms(o) + ew, "2024-05-01 10:22:31");
      case 2 -> List.of(String.format(Locale.ROOT, "LAT: %.6f  LON: %.6f", lat, lon), "ALT: 120m");
      default -> List.of(String.format(Locale.ROOT, "%s %.5f° %s %.5f°", ns, a, ew, o), "H 88.1m");
    };
  }

  private static String dms(double deg) {
    int d = (int) deg;
    int m = (int) ((deg - d) * 60);
    double s = ((deg - d) * 60 - m) * 60;
    return String.format(Locale.ROOT, "%d°%02d'%04.1f\"", d, m, Math.min(59.9, s));
  }

  private static List<String> words(List<TextLine> lines) {
    List<String> words = new ArrayList<>();
    for (TextLine line : lines) {
      words.add(line.text());
    }
    return words;
  }

  private void count(String what, boolean good) {
    int[] counts = tally.computeIfAbsent(what, key -> new int[2]);
    counts[0] += good ? 1 : 0;
    counts[1]++;
  }

  private void print() {
    for (Map.Entry<String, int[]> entry : tally.entrySet()) {
      int good = entry.getValue()[0];
      int all = entry.getValue()[1];
      double z = 1.96;
      double share = (double) good / all;
      double middle = (share + z * z / (2 * all)) / (1 + z * z / all);
      double half =
          z / (1 + z * z / all) * Math.sqrt(share * (1 - share) / all + z * z / (4.0 * all * all));
      System.out.printf(
          Locale.ROOT,
          "%-36s %4d of %4d  %.3f  (%.3f to %.3f)%n",
          entry.getKey(),
          good,
          all,
          share,
          Math.max(0, middle - half),
          Math.min(1, middle + half));
    }
  }
}
