package org.sightline.report;

import java.awt.geom.Path2D;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Follows one Type 2 charstring (Adobe Technical Note 5177) and leaves its outline. Hints are
 * passed over: letters are drawn from their true shape at any size.
 */
final class CffPen {
  private static final int MAX_DEPTH = 10; // 5177 appendix B

  private final List<ByteBuffer> globalSubrs;
  private final List<ByteBuffer> localSubrs;
  private final Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
  private final double[] stack = new double[64]; // 48 by 5177 appendix B
  private int size;
  private int stems;
  private double x;
  private double y;
  private boolean open;
  private boolean ended;

  CffPen(List<ByteBuffer> globalSubrs, List<ByteBuffer> localSubrs) {
    this.globalSubrs = globalSubrs;
    this.localSubrs = localSubrs;
  }

  Path2D path() {
    if (open) {
      path.closePath();
      open = false;
    }
    return path;
  }

  void run(ByteBuffer in, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("subroutines of a glyph call each other too deeply");
    }
    while (in.hasRemaining() && !ended) {
      int b = in.get() & 0xff;
      if (b == 28) {
        stack[size++] = in.getShort();
      } else if (b >= 32) {
        stack[size++] = number(in, b);
      } else if (b == 10) {
        call(localSubrs, depth);
      } else if (b == 29) {
        call(globalSubrs, depth);
      } else if (b == 11) {
        return;
      } else {
        operator(b, in);
        size = 0;
      }
    }
  }

  private static double number(ByteBuffer in, int b) {
    if (b <= 246) {
      return b - 139;
    } else if (b <= 250) {
      return (b - 247) * 256 + (in.get() & 0xff) + 108;
    } else if (b <= 254) {
      return -(b - 251) * 256 - (in.get() & 0xff) - 108;
    }
    return in.getInt() / 65536.0;
  }

  private void call(List<ByteBuffer> subrs, int depth) {
    int bias = subrs.size() < 1240 ? 107 : subrs.size() < 33900 ? 1131 : 32768; // 5177 section 4.7
    run(subrs.get((int) stack[--size] + bias).duplicate(), depth + 1);
  }

  private void operator(int b, ByteBuffer in) {
    switch (b) {
      case 1, 3, 18, 23 -> stems += size / 2; // hstem, vstem, hstemhm, vstemhm
      case 19, 20 -> { // hintmask, cntrmask: a last vstem may stand before it without a name
        stems += size / 2;
        in.position(in.position() + (stems + 7) / 8);
      }
      case 4 -> move(0, stack[size - 1]);
      case 21 -> move(stack[size - 2], stack[size - 1]);
      case 22 -> move(stack[size - 1], 0);
      case 5 -> lines(0, size);
      case 6 -> crossLines(true);
      case 7 -> crossLines(false);
      case 8 -> curves(0, size);
      case 24 -> { // rcurveline
        curves(0, size - 2);
        lines(size - 2, size);
      }
      case 25 -> { // rlinecurve
        lines(0, size - 6);
        curves(size - 6, size);
      }
      case 26 -> uprightCurves();
      case 27 -> levelCurves();
      case 30 -> crossCurves(false);
      case 31 -> crossCurves(true);
      case 12 -> flex(in.get() & 0xff);
      case 14 -> ended = true;
      default -> throw new IllegalArgumentException("operator " + b + " in a glyph");
    }
  }

  private void move(double dx, double dy) {
    if (open) {
      path.closePath();
    }
    open = true;
    x += dx;
    y += dy;
    path.moveTo(x, y);
  }

  private void line(double dx, double dy) {
    x += dx;
    y += dy;
    path.lineTo(x, y);
  }

  private void curve(double ax, double ay, double bx, double by, double cx, double cy) {
    double x1 = x + ax;
    double y1 = y + ay;
    double x2 = x1 + bx;
    double y2 = y1 + by;
    x = x2 + cx;
    y = y2 + cy;
    path.curveTo(x1, y1, x2, y2, x, y);
  }

  private void lines(int from, int to) {
    for (int i = from; i + 1 < to; i += 2) {
      line(stack[i], stack[i + 1]);
    }
  }

  private void crossLines(boolean levelFirst) {
    boolean level = levelFirst;
    for (int i = 0; i < size; i++) {
      line(level ? stack[i] : 0, level ? 0 : stack[i]);
      level = !level;
    }
  }

  private void curves(int from, int to) {
    double[] s = stack;
    for (int i = from; i + 5 < to; i += 6) {
      curve(s[i], s[i + 1], s[i + 2], s[i + 3], s[i + 4], s[i + 5]);
    }
  }

  private void uprightCurves() {
    int i = size % 4 == 0 ? 0 : 1;
    double dx = i == 0 ? 0 : stack[0];
    for (; i + 3 < size; i += 4) {
      curve(dx, stack[i], stack[i + 1], stack[i + 2], 0, stack[i + 3]);
      dx = 0;
    }
  }

  private void levelCurves() {
    int i = size % 4 == 0 ? 0 : 1;
    double dy = i == 0 ? 0 : stack[0];
    for (; i + 3 < size; i += 4) {
      curve(stack[i], dy, stack[i + 1], stack[i + 2], stack[i + 3], 0);
      dy = 0;
    }
  }

  private void crossCurves(boolean levelFirst) {
    boolean level = levelFirst;
    double[] s = stack;
    for (int i = 0; i + 3 < size; i += 4) {
      double last = size - i == 5 ? s[i + 4] : 0;
      if (level) {
        curve(s[i], 0, s[i + 1], s[i + 2], last, s[i + 3]);
      } else {
        curve(0, s[i], s[i + 1], s[i + 2], s[i + 3], last);
      }
      level = !level;
    }
  }

  private void flex(int kind) {
    double[] s = stack;
    switch (kind) {
      case 34 -> { // hflex
        curve(s[0], 0, s[1], s[2], s[3], 0);
        curve(s[4], 0, s[5], -s[2], s[6], 0);
      }
      case 35 -> curves(0, 12); // flex; the 13th operand is a size below which it is flat
      case 36 -> { // hflex1
        curve(s[0], s[1], s[2], s[3], s[4], 0);
        curve(s[5], 0, s[6], s[7], s[8], -(s[1] + s[3] + s[7]));
      }
      case 37 -> { // flex1: the last operand goes along the longer way
        double dx = s[0] + s[2] + s[4] + s[6] + s[8];
        double dy = s[1] + s[3] + s[5] + s[7] + s[9];
        boolean level = Math.abs(dx) > Math.abs(dy);
        curve(s[0], s[1], s[2], s[3], s[4], s[5]);
        curve(s[6], s[7], s[8], s[9], level ? s[10] : -dx, level ? -dy : s[10]);
      }
      default -> throw new IllegalArgumentException("operator 12 " + kind + " in a glyph");
    }
  }
}
