package org.sightline.zonefiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The polygons of a well-known binary (OGC 06-103r4, clause 8; curves ISO 13249-3), by hand since a
 * library's reader goes as deep as a file says. Heights and measures are passed over; arcs are
 * drawn with a point every quarter of a degree, which is off by 2.4 millionths of their radius.
 */
final class Wkb {
  private static final int MAX_DEPTH = 16;
  private static final double ARC_STEP = Math.PI / 720;
  private static final int MAX_ARC_POINTS = 2_000_000;

  private final ByteBuffer in;
  private final List<List<double[]>> polygons = new ArrayList<>();
  private int others;
  private int arcPoints;

  private Wkb(ByteBuffer in) {
    this.in = in;
  }

  /**
   * Reads a geometry.
   *
   * @param in from its byte order on
   * @throws IOException with the reason as its message, if it is not whole or not understood
   */
  static Wkb read(ByteBuffer in) throws IOException {
    Wkb wkb = new Wkb(in);
    wkb.geometry(0);
    return wkb;
  }

  /** Each its outline, then its holes: x, y, x, y… */
  List<List<double[]>> polygons() {
    return polygons;
  }

  /** How many points and lines there are beside. */
  int others() {
    return others;
  }

  /** How many points its arcs were drawn with; 0 if there are none. */
  int arcPoints() {
    return arcPoints;
  }

  private void geometry(int depth) throws IOException {
    int type = type();
    int dims = dims(type);
    switch (kind(type)) {
      case 1 -> {
        skip(8L * dims);
        others++;
      }
      case 2, 8, 9 -> {
        line(type, depth, new Line());
        others++;
      }
      case 3, 17 -> polygons.add(rings(dims));
      case 10 -> polygons.add(curvedRings(depth));
      case 4, 5, 6, 7, 11, 12 -> {
        int parts = count(5);
        if (depth >= MAX_DEPTH) {
          throw new IOException("is nested too deep");
        }
        for (int i = 0; i < parts; i++) {
          geometry(depth + 1);
        }
      }
      case 15, 16 -> throw new IOException("is a surface in three dimensions, which is not read");
      default -> throw new IOException("has the unknown type " + (type & 0xffffffffL));
    }
  }

  /** Byte order and type of what follows. */
  private int type() throws IOException {
    need(5);
    byte order = in.get();
    if (order != 0 && order != 1) {
      throw new IOException("is damaged");
    }
    in.order(order == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int type = in.getInt();
    if ((type & 0x20000000) != 0) {
      skip(4); // a reference system in each geometry, as PostGIS writes it
    }
    return type;
  }

  private static int kind(int type) {
    return (type & 0x1fffffff) % 1000;
  }

  /** Numbers a point has: ISO adds 1000 for heights and 2000 for measures, PostGIS sets bits. */
  private static int dims(int type) {
    int thousands = (type & 0x1fffffff) / 1000;
    boolean z = (type & 0x80000000) != 0 || thousands == 1 || thousands == 3;
    boolean m = (type & 0x40000000) != 0 || thousands == 2 || thousands == 3;
    return 2 + (z ? 1 : 0) + (m ? 1 : 0);
  }

  private List<double[]> rings(int dims) throws IOException {
    int rings = count(4);
    List<double[]> polygon = new ArrayList<>(rings);
    for (int i = 0; i < rings; i++) {
      polygon.add(points(dims));
    }
    return polygon;
  }

  private List<double[]> curvedRings(int depth) throws IOException {
    int rings = count(9);
    List<double[]> polygon = new ArrayList<>(rings);
    for (int i = 0; i < rings; i++) {
      Line ring = new Line();
      line(type(), depth, ring);
      polygon.add(ring.points());
    }
    return polygon;
  }

  /** Adds a line, an arc line or a chain of them; the type has been read. */
  private void line(int type, int depth, Line into) throws IOException {
    int dims = dims(type);
    switch (kind(type)) {
      case 2 -> into.addAll(points(dims));
      case 8 -> arcs(points(dims), into);
      case 9 -> {
        int parts = count(9);
        if (depth >= MAX_DEPTH) {
          throw new IOException("is nested too deep");
        }
        for (int i = 0; i < parts; i++) {
          line(type(), depth + 1, into);
        }
      }
      default -> throw new IOException("has a ring of the unknown type " + (type & 0xffffffffL));
    }
  }

  private double[] points(int dims) throws IOException {
    int points = count(8 * dims);
    double[] xy = new double[2 * points];
    for (int i = 0; i < points; i++) {
      xy[2 * i] = in.getDouble();
      xy[2 * i + 1] = in.getDouble();
      skip(8L * (dims - 2));
    }
    return xy;
  }

  /** Every three points, the last being the next one's first, are an arc; first = last a circle. */
  private void arcs(double[] p, Line into) throws IOException {
    if (p.length % 4 != 2 && p.length != 0) {
      throw new IOException("has an arc without an end");
    }
    for (int i = 0; i + 5 < p.length; i += 4) {
      arcPoints += into.arc(p[i], p[i + 1], p[i + 2], p[i + 3], p[i + 4], p[i + 5]);
      if (arcPoints > MAX_ARC_POINTS) {
        throw new IOException("has too many arcs");
      }
    }
    if (p.length >= 2) {
      into.add(p[p.length - 2], p[p.length - 1]);
    }
  }

  private int count(int bytesEach) throws IOException {
    need(4);
    int n = in.getInt();
    if (n < 0 || n > in.remaining() / bytesEach) {
      throw new IOException("states more points or parts than it holds");
    }
    return n;
  }

  private void skip(long bytes) throws IOException {
    need(bytes);
    in.position(in.position() + (int) bytes);
  }

  private void need(long bytes) throws IOException {
    if (in.remaining() < bytes) {
      throw new IOException("breaks off");
    }
  }

  /** A line that grows. */
  private static final class Line {
    private double[] xy = new double[256];
    private int used;

    void add(double x, double y) {
      if (used + 2 > xy.length) {
        xy = Arrays.copyOf(xy, 2 * xy.length);
      }
      xy[used++] = x;
      xy[used++] = y;
    }

    double[] points() {
      return Arrays.copyOf(xy, used);
    }

    void addAll(double[] points) {
      for (int i = 0; i + 1 < points.length; i += 2) {
        add(points[i], points[i + 1]);
      }
    }

    /** From a over b to c, without c; how many points that took. */
    int arc(double ax, double ay, double bx, double by, double cx, double cy) {
      add(ax, ay);
      boolean circle = ax == cx && ay == cy;
      // centre relative to a: where the bisectors of ab and ac meet
      double ux = bx - ax;
      double uy = by - ay;
      double vx = cx - ax;
      double vy = cy - ay;
      double cross = 2 * (ux * vy - uy * vx);
      double u2 = ux * ux + uy * uy;
      double v2 = vx * vx + vy * vy;
      double ox = circle ? ux / 2 : (vy * u2 - uy * v2) / cross;
      double oy = circle ? uy / 2 : (ux * v2 - vx * u2) / cross;
      double radius = Math.hypot(ox, oy);
      if (!(radius > 0) || !Double.isFinite(radius) || radius * radius > 1e12 * (u2 + v2)) {
        add(bx, by); // on a straight line
        return 2;
      }
      double start = Math.atan2(-oy, -ox);
      double turn = circle ? 2 * Math.PI : angle(vx - ox, vy - oy, start, cross > 0);
      int steps = (int) Math.ceil(Math.abs(turn) / ARC_STEP);
      for (int i = 1; i < steps; i++) {
        double at = start + turn * i / steps;
        add(ax + ox + radius * Math.cos(at), ay + oy + radius * Math.sin(at));
      }
      return steps;
    }

    /** How far it turns from an angle to a direction, the way that is told. */
    private static double angle(double x, double y, double start, boolean counterClockwise) {
      double turn = Math.atan2(y, x) - start;
      if (counterClockwise && turn < 0) {
        return turn + 2 * Math.PI;
      }
      return !counterClockwise && turn > 0 ? turn - 2 * Math.PI : turn;
    }
  }
}
