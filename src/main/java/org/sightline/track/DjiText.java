package org.sightline.track;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;

/**
 * One subtitle of a drone: the text it writes for a frame or a second, in all the dialects of DJI
 * and in Autel's, which took over the older one. Values that are cut off are none. Used again for
 * every block; not thread safe.
 *
 * <p>Heights: {@code rel_alt}, {@code H}, {@code BAROMETER} and {@code Hb} count from the take-off.
 * {@code abs_alt} and {@code altitude} are the maker's absolute height, which no document defines
 * and which was seen 124 m off at a coast: of unknown datum, behind the relative one.
 *
 * <p>Angles of the gimbal ({@code gb_yaw}…, {@code G.PRY}) are as in DJI's XMP: north-east-down in
 * the order ZYX, yaw from true north, pitch −90 straight down (Mavic 3M manual 2023, p. 89).
 */
final class DjiText {
  /** In which order the two coordinates stand, as far as one block shows. */
  enum Order {
    /** Each coordinate is named. */
    NAMED,
    LONGITUDE_FIRST,
    LATITUDE_FIRST,
    /** Could be either: the older dialects put the longitude first. */
    EITHER
  }

  private static final int LONGEST_POSITION = 160;

  private final Decimal number = new Decimal();
  private final Clock clock = new Clock();
  private String text = "";
  private Order order = Order.NAMED;
  private int decimals;
  private int satellites;
  private double zoom;

  /**
   * Reads a block. A position whose order is not known is taken as longitude first.
   *
   * @param aspect width by height of the picture; NaN if not known
   * @return whether coordinates are written there, be they zero
   */
  boolean read(String block, Row row, double aspect) {
    text = block;
    order = Order.NAMED;
    decimals = -1;
    satellites = -1;
    zoom = Double.NaN;
    boolean placed = readNamed(row) || readPair(row);
    readHeights(row);
    readAngles(row);
    readLens(row, aspect);
    row.atMicros = clock.find(text) ? clock.localMicros() : Row.NO_TIME;
    return placed;
  }

  Order order() {
    return order;
  }

  /** Digits behind the point of the coordinates; −1 if there are none. */
  int decimals() {
    return decimals;
  }

  /** Satellites in use; −1 if not stated. */
  int satellites() {
    return satellites;
  }

  /** Digital zoom; NaN if not stated. */
  double zoom() {
    return zoom;
  }

  /** {@code [latitude : 31.452012] [longtitude : 74.398751]}, misspelt by the maker. */
  private boolean readNamed(Row row) {
    double lat = named("latitude");
    int latDecimals = number.decimals();
    double lon = named("longitude");
    lon = Double.isNaN(lon) ? named("longtitude") : lon;
    if (Double.isNaN(lat) || Double.isNaN(lon)) {
      return false;
    }
    decimals = Math.max(latDecimals, number.decimals());
    row.latDeg = lat;
    row.lonDeg = lon;
    return isFine(lat, lon);
  }

  /** A whole number of degrees is no measured place, but 0, 0 is how "none yet" is written. */
  private boolean isFine(double lat, double lon) {
    return decimals > 0 || (lat == 0 && lon == 0);
  }

  /** {@code GPS(149.0251,-20.2533,16)} and {@code GPS(W: 91.092283, N: 44.818967, 17.40m)}. */
  private boolean readPair(Row row) {
    String[] parts = list("GPS");
    if (parts == null || parts.length < 2 || parts.length > 3) {
      return false;
    }
    double first = coordinate(parts[0]);
    int firstDecimals = number.decimals();
    char firstLetter = letter(parts[0]);
    double second = coordinate(parts[1]);
    decimals = Math.max(firstDecimals, number.decimals());
    char secondLetter = letter(parts[1]);
    if (Double.isNaN(first) || Double.isNaN(second) || !isFine(first, second)) {
      return false;
    }
    boolean metres = parts.length == 3 && readThird(parts[2], row);
    order = order(first, second, firstLetter, secondLetter, metres);
    boolean latFirst = order == Order.LATITUDE_FIRST;
    row.latDeg = latFirst ? first : second;
    row.lonDeg = latFirst ? second : first;
    return true;
  }

  private Order order(double first, double second, char letter, char letter2, boolean metres) {
    if (isOf(letter, "NS") && isOf(letter2, "EW")) {
      return Order.LATITUDE_FIRST;
    }
    if (isOf(letter, "EW") && isOf(letter2, "NS")) {
      return Order.LONGITUDE_FIRST;
    }
    if (Math.abs(first) > 90 || Math.abs(second) > 90) {
      return Math.abs(first) > 90 ? Order.LONGITUDE_FIRST : Order.LATITUDE_FIRST;
    }
    String[] home = list("HOME");
    if (home != null && home.length >= 2) {
      double homeFirst = coordinate(home[0]);
      double homeSecond = coordinate(home[1]);
      if (Math.abs(homeFirst) > 90 || Math.abs(homeSecond) > 90) {
        return Math.abs(homeFirst) > 90 ? Order.LONGITUDE_FIRST : Order.LATITUDE_FIRST;
      }
    }
    // the Matrice 300 writes latitude, longitude and metres; one Avata 2 example brackets
    return metres || text.contains("BAROMETER(") ? Order.LATITUDE_FIRST : Order.EITHER;
  }

  /** The third value: metres if it says so, else satellites. Whether it is metres. */
  private boolean readThird(String part, Row row) {
    if (!number.read(part, 0)) {
      return false;
    }
    String unit = part.substring(number.end()).strip();
    if (unit.equalsIgnoreCase("m")) {
      row.height2M = number.value();
      row.datum2 = Height.Datum.UNKNOWN;
      return true;
    }
    if (number.decimals() == 0 && unit.isEmpty()) {
      satellites = (int) Math.max(-1, Math.min(1000, number.value()));
    }
    return false;
  }

  private void readHeights(Row row) {
    double relative = named("rel_alt");
    relative = Double.isNaN(relative) ? behind("BAROMETER:") : relative;
    relative = Double.isNaN(relative) ? behind("BAROMETER(") : relative;
    relative = Double.isNaN(relative) ? behind("Hb:") : relative;
    relative = Double.isNaN(relative) ? behind(", H ") : relative;
    double absolute = named("abs_alt");
    absolute = Double.isNaN(absolute) ? named("altitude") : absolute;
    if (!Double.isNaN(absolute)) {
      row.height2M = absolute;
      row.datum2 = Height.Datum.UNKNOWN;
    }
    if (!Double.isNaN(relative)) {
      row.heightM = relative;
      row.datum = Height.Datum.TAKE_OFF;
    } else {
      row.heightM = row.height2M;
      row.datum = row.datum2;
      row.height2M = Double.NaN;
    }
  }

  private void readAngles(Row row) {
    double yaw = named("gb_yaw");
    double pitch = named("gb_pitch");
    double roll = named("gb_roll");
    String[] gimbal = Double.isNaN(yaw) && Double.isNaN(pitch) ? list("G.PRY") : null;
    if (gimbal != null && gimbal.length == 3) {
      pitch = coordinate(gimbal[0]);
      roll = coordinate(gimbal[1]);
      yaw = coordinate(gimbal[2]);
    }
    row.look(yaw, pitch, roll);
  }

  /**
   * The newer models write millimetres of the 35 mm equivalent, the older ones ten times that and
   * no point. Whether a digital zoom is in it is not documented: taken as if it were, the angle
   * errs wide.
   */
  private void readLens(Row row, double aspect) {
    double focal = named("focal_len");
    boolean tenfold = number.decimals() == 0 && focal >= 100;
    FieldOfView.put(row, tenfold ? focal / 10 : focal, aspect);
    zoom = named("dzoom_ratio");
    zoom = zoom >= 1000 ? zoom / 10_000 : zoom;
    zoom = Double.isNaN(zoom) ? behind("DZOOM ") : zoom;
  }

  /** The value of a name and a colon in brackets; NaN if it is not there whole. */
  private double named(String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      char before = at == 0 ? ' ' : text.charAt(at - 1);
      int colon = at + name.length();
      while (colon < text.length() && text.charAt(colon) == ' ') {
        colon++;
      }
      if ((before == '[' || before == ' ' || before == '\n')
          && colon < text.length()
          && text.charAt(colon) == ':'
          && number.read(text, colon + 1)
          && isEnd(number.end())) {
        return number.value();
      }
    }
    return Double.NaN;
  }

  /** A bracket or a space and the next name: anything else means that the number goes on. */
  private boolean isEnd(int at) {
    return at < text.length() && (text.charAt(at) == ']' || text.charAt(at) == ' ');
  }

  private double behind(String name) {
    int at = text.indexOf(name);
    return at >= 0 && number.read(text, at + name.length()) && number.end() < text.length()
        ? number.value()
        : Double.NaN;
  }

  /** What stands in parentheses behind a name, by commas; null if it is not there whole. */
  private String @Nullable [] list(String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int open = at + name.length();
      while (open < text.length() && (text.charAt(open) == ' ' || text.charAt(open) == ':')) {
        open++;
      }
      int close = open < text.length() && text.charAt(open) == '(' ? text.indexOf(')', open) : -1;
      if (close > 0 && close - open < LONGEST_POSITION) {
        return text.substring(open + 1, close).split(",", -1);
      }
    }
    return null;
  }

  /** A number with what letter and unit stand beside it; negative in the west and south. */
  private double coordinate(String part) {
    char letter = letter(part);
    int from = 0;
    while (from < part.length() && " :NSEWnsew".indexOf(part.charAt(from)) >= 0) {
      from++;
    }
    if (!number.read(part, from)) {
      return Double.NaN;
    }
    double value = number.value();
    return isOf(letter, "SW") && value > 0 ? -value : value;
  }

  /** The hemisphere a coordinate names in front of its number; a space if none. */
  private static char letter(String part) {
    String plain = part.strip();
    char first = plain.isEmpty() ? ' ' : Character.toUpperCase(plain.charAt(0));
    return isOf(first, "NSEW") ? first : ' ';
  }

  private static boolean isOf(char letter, String letters) {
    return letters.indexOf(letter) >= 0;
  }
}
