package org.sightline.report;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.sightline.risk.Assessment;
import org.sightline.risk.Check;
import org.sightline.risk.Checks;
import org.sightline.risk.Policy;
import org.sightline.risk.Scene;
import org.sightline.telemetry.Position;
import org.sightline.vision.Looking;
import org.sightline.zones.Activity;
import org.sightline.zones.Coverage;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneSource;

/** Runs of any size with every answer in them, for the page: invented zones in the open ocean. */
final class PageRuns {
  static final double LAT = -41.2;
  static final double LON = -24.5;

  static final String SCRIPT_NAME = "</script><script>window.owned=1</script>.jpg";
  static final String IMAGE_NAME = "a<img src=x onerror=\"window.owned=1\">&amp;.jpg";
  static final String TURNED_NAME = "turned\u202egpj.exe";
  static final String LINES_NAME = "two\nlines\u0007.jpg";
  static final String LONG_NAME = "deep/" + "long name ".repeat(419) + ".jpg";

  static final Zone MEADOW = zone("Meadow Field", "military airfield", oblong(0, 0, 1.6, 0.5));
  static final Zone QUAY = zone("Old Quay", "naval harbour", oblong(-5, 3, 0.9, 0.7));
  static final Zone DAM = zone("Kestrel Dam", "dam", oblong(6.4, -0.6, 0.5, 0.4));
  static final Zone MARKUP = zone("<b>Bold</b> works", "power plant", oblong(3.1, -3.6, 0.6, 0.6));
  static final Zone GULL =
      Scene.limited(
          zone("Gull Reach", "wildlife refuge", oblong(-5, -3, 1.4, 1.3), Activity.FLIGHT),
          null,
          Scene.metres(300));
  static final Zone CONTROL =
      Scene.limited(
          zone("Meadow Field control area", "airspace", oblong(0, 0, 3.9, 3.9), Activity.FLIGHT),
          null,
          Scene.metres(600));
  static final List<Zone> ZONES = List.of(MEADOW, QUAY, DAM, MARKUP, GULL, CONTROL, Scene.HOME);

  private PageRuns() {}

  /** Degrees for kilometres east of the middle. */
  static double lon(double km) {
    return LON + km / 83.9;
  }

  /** Degrees for kilometres north of the middle. */
  static double lat(double km) {
    return LAT + km / 111.05;
  }

  private static Geometry oblong(double eastKm, double northKm, double rx, double ry) {
    Coordinate[] ring = new Coordinate[13];
    for (int i = 0; i < 12; i++) {
      double a = Math.PI * i / 6;
      ring[i] = new Coordinate(lon(eastKm + rx * Math.cos(a)), lat(northKm + ry * Math.sin(a)));
    }
    ring[12] = ring[0];
    return new GeometryFactory().createPolygon(ring);
  }

  private static Zone zone(String name, String kind, Geometry area, Activity... restricts) {
    Zone square =
        Scene.zone(
            name, kind, restricts.length == 0 ? new Activity[] {Activity.CAPTURE} : restricts);
    return new Zone(
        square.id(),
        name,
        kind,
        square.restricts(),
        List.of(new Volume(new Shape.Outline(area), null, null)),
        null,
        0,
        0,
        false,
        Map.of(),
        new ZoneSource("zones.geojson", null, name));
  }

  static RunHead head(boolean covered) {
    RunHead plain = Runs.head(ZONES);
    Geometry area =
        new GeometryFactory().toGeometry(new Envelope(lon(-9), lon(9), lat(-6), lat(6)));
    return new RunHead(
        plain.version(),
        plain.versions(),
        plain.zoneFiles(),
        plain.zoneSetHash(),
        plain.skippedZones(),
        plain.coverageSentence(),
        covered ? area : null,
        plain.zones(),
        plain.terrain(),
        plain.policy(),
        plain.models(),
        plain.device(),
        new EnumMap<>(Checks.unasked(true, true, true)),
        plain.configuration(),
        plain.asOf(),
        plain.asOfGiven(),
        plain.configHash());
  }

  /** Writes records, thumbnails and every report; gives the summary. */
  static RunSummary write(Path folder, int items) throws IOException {
    thumbnails(folder);
    Random random = new Random(7);
    try (OutputStream out = Files.newOutputStream(folder.resolve(Reports.RECORD))) {
      for (int i = 0; i < items; i++) {
        boolean withThumb = i % 9 != 4;
        Attached attached =
            new Attached(
                null,
                null,
                withThumb ? "thumbs/0000000000" + (10 + i % 8) + ".jpg" : null,
                i % 5 == 0 ? List.of("annotated/0000000000" + (10 + i % 8) + "-a.jpg") : List.of());
        out.write(RecordLine.of(item(random, i), attached));
        out.write('\n');
      }
    }
    return Reports.write(folder, head(true), null);
  }

  private static Assessment item(Random random, int i) {
    String[] hostile = {SCRIPT_NAME, IMAGE_NAME, TURNED_NAME, LINES_NAME, LONG_NAME};
    String name = i < 5 ? hostile[i] : "walk-" + i / 100 + "/IMG_" + (2000 + i) + ".jpg";
    Scene scene = new Scene().source(name);
    if (i == 1) {
      scene.camera("<script>window.owned=1</script>", "\u202eModel");
    }
    switch (i % 17) {
      case 3:
        return new Assessment.Failed(
            Scene.header(name),
            "media",
            i % 2 == 0 ? "jpeg-truncated" : "empty-file",
            i % 2 == 0 ? "The picture data ends at row 12 of 3024." : "The file is empty.",
            List.of());
      case 5:
      case 11:
        return scene.sees(i % 2 == 0 ? "dog" : "airplane", 0.44).assessed();
      case 7:
        return scene.missing(Position.State.ZEROED, "0, 0").assessed();
      case 13:
        return scene.fix(LAT, LON, 8, "exif:GPS").inside(Scene.HOME, 31.25, 1).assessed();
      default:
        return placed(scene, random, i);
    }
  }

  private static Assessment placed(Scene scene, Random random, int i) {
    double east = random.nextGaussian() * 3.4;
    double north = random.nextGaussian() * 2.2;
    double accuracy = i % 6 == 0 ? 140 : 8;
    scene.fix(lat(north), lon(east), accuracy, "exif:GPS");
    if (i % 3 == 0) {
      scene.yaw(random.nextInt(360), 8);
    }
    if (i % 19 == 1) {
      scene.fix(lat(north + 1.2), lon(east), 12, "xmp:exif").conflicting();
    }
    Point place = new GeometryFactory().createPoint(new Coordinate(lon(east), lat(north)));
    for (Zone zone : List.of(MEADOW, QUAY, DAM, MARKUP, GULL, CONTROL)) {
      double away = DistanceOp.distance(zone.area(), place) * 97_000;
      if (away == 0) {
        double depth = DistanceOp.distance(zone.area().getBoundary(), place) * 97_000;
        scene.inside(zone, depth, depth > 20 ? 0.999 : 0.7);
      } else if (away < 3 * accuracy) {
        scene.near(zone, away, 0.1);
      }
    }
    if (i % 4 == 0) {
      scene.sees(i % 8 == 0 ? "airplane" : "truck", 0.5 + random.nextDouble() / 2);
    }
    if (i % 23 == 0) {
      scene.looked(new Checks.Looked(true, true, true, Looking.Viewpoint.GROUND, true));
    }
    if (Math.abs(east) > 9 || Math.abs(north) > 6) {
      scene.position(
          Checks.position(Policy.standard(), scene.telemetry(), 6, 0, at -> Coverage.OUTSIDE));
    }
    if (i % 10 == 9) {
      scene.note("exif-gps-time", "GPSTimeStamp reads 25:61:00 & is no time <b>of day</b>.");
    }
    return scene.assessed();
  }

  /** Files all round the Earth, some on both sides of the antimeridian. */
  static void writeWorld(Path folder, double... lonLat) throws IOException {
    Files.createDirectories(folder);
    try (OutputStream out = Files.newOutputStream(folder.resolve(Reports.RECORD))) {
      for (int i = 0; i < lonLat.length; i += 2) {
        Scene scene = new Scene().source("world/" + i + ".jpg");
        scene.fix(lonLat[i + 1], lonLat[i], 8, "exif:GPS");
        out.write(RecordLine.of(scene.assessed(), Attached.NOTHING));
        out.write('\n');
      }
    }
    RunHead plain = Runs.head(List.of());
    Reports.write(folder, plain, null);
  }

  private static void thumbnails(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("thumbs"));
    Files.createDirectories(folder.resolve("annotated"));
    for (int i = 0; i < 8; i++) {
      scenery(folder.resolve("thumbs/0000000000" + (10 + i) + ".jpg"), i, 240, 180);
      scenery(folder.resolve("annotated/0000000000" + (10 + i) + "-a.jpg"), i, 1200, 900);
    }
  }

  private static void scenery(Path file, int i, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    Color sky = Color.getHSBColor(0.55f + 0.02f * i, 0.35f, 0.8f);
    g.setPaint(new GradientPaint(0, 0, sky, 0, height / 2f, Color.WHITE));
    g.fillRect(0, 0, width, height / 2);
    g.setColor(Color.getHSBColor(0.2f + 0.03f * i, 0.35f, 0.5f));
    g.fillRect(0, height / 2, width, height / 2);
    g.setColor(Color.getHSBColor(0.25f, 0.3f, 0.35f));
    for (int x = 0; x < 9; x++) {
      int w = width / 9;
      g.fillOval(x * w, height / 2 - w * ((x * 7 + i) % 5) / 6, w + 8, w);
    }
    g.dispose();
    ImageIO.write(image, "jpeg", file.toFile());
  }

  /** What the page's checks of a run would be counted as. */
  static long open(RunSummary run, Check.Kind kind) {
    Map<String, Long> codes = run.openChecks().getOrDefault(kind, Map.of());
    return codes.values().stream().mapToLong(Long::longValue).sum();
  }
}
