package org.sightline.track;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;

/**
 * The samples of a track, column by column: two hours at sixty samples a second are 432,000 rows,
 * and a column that the format does not fill takes no memory.
 */
final class SampleTable implements Serializable {
  private static final long serialVersionUID = 1;

  static final int LAT = 0;
  static final int LON = 1;
  static final int HEIGHT = 2;
  static final int HEIGHT_2 = 3;
  static final int ACCURACY = 4;
  static final int YAW = 5;
  static final int PITCH = 6;
  static final int ROLL = 7;
  static final int YAW_SIGMA = 8;
  static final int HFOV = 9;
  static final int VFOV = 10;
  static final int CENTRE_LAT = 11;
  static final int CENTRE_LON = 12;
  static final int CENTRE_HEIGHT = 13;
  static final int SLANT = 14;
  static final int PITCH_SIGMA = 15;
  static final int CENTRE_ELLIPSOID = 16;
  static final int CORNERS = 17;
  private static final int COLUMNS = 25;

  private int size;
  private boolean localClock;
  private long[] offsetNs = new long[64];
  private long[] atMicros = new long[64];
  private Quality[] qualities = new Quality[64];
  private Height.@Nullable Datum[] datums = new Height.Datum[64];
  private Height.@Nullable Datum[] datums2 = new Height.Datum[64];
  private final double[] @Nullable [] columns = new double[COLUMNS][];

  int size() {
    return size;
  }

  void add(Row row) {
    if (size == offsetNs.length) {
      grow(size + (size >> 1));
    }
    offsetNs[size] = row.offsetNs;
    atMicros[size] = row.atMicros;
    qualities[size] = row.quality;
    datums[size] = row.datum;
    datums2[size] = row.datum2;
    size++;
    put(LAT, row.latDeg);
    put(LON, row.lonDeg);
    put(HEIGHT, row.heightM);
    put(HEIGHT_2, row.height2M);
    put(ACCURACY, row.accuracyM);
    put(YAW, row.yawDeg);
    put(PITCH, row.pitchDeg);
    put(ROLL, row.rollDeg);
    put(YAW_SIGMA, row.yawSigmaDeg);
    put(HFOV, row.horizontalFovDeg);
    put(VFOV, row.verticalFovDeg);
    put(CENTRE_LAT, row.centreLatDeg);
    put(CENTRE_LON, row.centreLonDeg);
    put(CENTRE_HEIGHT, row.centreHeightM);
    put(SLANT, row.slantRangeM);
    put(PITCH_SIGMA, row.pitchSigmaDeg);
    put(CENTRE_ELLIPSOID, row.centreEllipsoidM);
    for (int i = 0; i < row.cornersDeg.length; i++) {
      put(CORNERS + i, row.cornersDeg[i]);
    }
  }

  /** Takes over the first rows of another table. */
  void addAll(SampleTable other, int most) {
    int count = Math.min(other.size, most);
    if (size + count > offsetNs.length) {
      grow(size + count + (size >> 1));
    }
    System.arraycopy(other.offsetNs, 0, offsetNs, size, count);
    System.arraycopy(other.atMicros, 0, atMicros, size, count);
    System.arraycopy(other.qualities, 0, qualities, size, count);
    System.arraycopy(other.datums, 0, datums, size, count);
    System.arraycopy(other.datums2, 0, datums2, size, count);
    for (int column = 0; column < COLUMNS; column++) {
      double[] theirs = other.columns[column];
      double[] ours = columns[column];
      if (theirs != null && ours == null) {
        ours = new double[offsetNs.length];
        Arrays.fill(ours, 0, size, Double.NaN);
        columns[column] = ours;
      }
      if (ours != null && theirs != null) {
        System.arraycopy(theirs, 0, ours, size, count);
      } else if (ours != null) {
        Arrays.fill(ours, size, size + count, Double.NaN);
      }
    }
    size += count;
  }

  /** Fills a row with what {@link #add} took from one. */
  void read(int index, Row row) {
    row.offsetNs = offsetNs[index];
    row.atMicros = atMicros[index];
    row.quality = qualities[index];
    row.datum = datums[index];
    row.datum2 = datums2[index];
    row.latDeg = value(index, LAT);
    row.lonDeg = value(index, LON);
    row.heightM = value(index, HEIGHT);
    row.height2M = value(index, HEIGHT_2);
    row.accuracyM = value(index, ACCURACY);
    row.yawDeg = value(index, YAW);
    row.pitchDeg = value(index, PITCH);
    row.rollDeg = value(index, ROLL);
    row.yawSigmaDeg = value(index, YAW_SIGMA);
    row.horizontalFovDeg = value(index, HFOV);
    row.verticalFovDeg = value(index, VFOV);
    row.centreLatDeg = value(index, CENTRE_LAT);
    row.centreLonDeg = value(index, CENTRE_LON);
    row.centreHeightM = value(index, CENTRE_HEIGHT);
    row.slantRangeM = value(index, SLANT);
    for (int i = 0; i < row.cornersDeg.length; i++) {
      row.cornersDeg[i] = value(index, CORNERS + i);
    }
  }

  long offsetNs(int index) {
    return offsetNs[index];
  }

  /** The place of a row as written; null if none is. */
  @Nullable LatLon written(int index) {
    double lat = value(index, LAT);
    double lon = value(index, LON);
    return Double.isNaN(lat) || Double.isNaN(lon) ? null : new LatLon(lat, lon);
  }

  /** Microseconds since 1970, UTC or {@link #isLocalClock}, or {@link Row#NO_TIME}. */
  long atMicros(int index) {
    return atMicros[index];
  }

  void setAtMicros(int index, long micros) {
    atMicros[index] = micros;
  }

  /** Whether times are those of a clock of unknown zone, written as if that were UTC. */
  boolean isLocalClock() {
    return localClock;
  }

  void setLocalClock(boolean local) {
    localClock = local;
  }

  /** Takes the latitude of a row for its longitude. */
  void swapPlace(int index) {
    double[] lats = columns[LAT];
    double[] lons = columns[LON];
    if (lats != null && lons != null) {
      double lat = lats[index];
      lats[index] = lons[index];
      lons[index] = lat;
    }
  }

  Quality quality(int index) {
    return qualities[index];
  }

  void setQuality(int index, Quality quality) {
    qualities[index] = quality;
  }

  void shift(int index, long byNs) {
    offsetNs[index] += byNs;
  }

  /** What the {@link #HEIGHT} or {@link #HEIGHT_2} of a row counts from. */
  Height.Datum datum(int index, int column) {
    Height.Datum datum = column == HEIGHT ? datums[index] : datums2[index];
    return datum == null ? Height.Datum.UNKNOWN : datum;
  }

  /** NaN where the sample has no such value. */
  double value(int index, int column) {
    double[] values = columns[column];
    return values == null ? Double.NaN : values[index];
  }

  /** The same rows by offset; those of one offset keep their order. */
  SampleTable sorted() {
    boolean inOrder = true;
    for (int i = 1; i < size && inOrder; i++) {
      inOrder = offsetNs[i] >= offsetNs[i - 1];
    }
    if (inOrder) {
      return this;
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted((a, b) -> Long.compare(offsetNs[a], offsetNs[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    SampleTable made = new SampleTable();
    made.grow(size);
    made.size = size;
    made.localClock = localClock;
    for (int i = 0; i < size; i++) {
      made.offsetNs[i] = offsetNs[order[i]];
      made.atMicros[i] = atMicros[order[i]];
      made.qualities[i] = qualities[order[i]];
      made.datums[i] = datums[order[i]];
      made.datums2[i] = datums2[order[i]];
    }
    for (int column = 0; column < COLUMNS; column++) {
      double[] values = columns[column];
      if (values != null) {
        double[] moved = new double[made.offsetNs.length];
        for (int i = 0; i < size; i++) {
          moved[i] = values[order[i]];
        }
        made.columns[column] = moved;
      }
    }
    return made;
  }

  private void put(int column, double value) {
    double[] values = columns[column];
    if (values == null) {
      if (Double.isNaN(value)) {
        return;
      }
      values = new double[offsetNs.length];
      Arrays.fill(values, 0, size - 1, Double.NaN);
      columns[column] = values;
    }
    values[size - 1] = value;
  }

  private void grow(int capacity) {
    int length = Math.max(64, capacity);
    offsetNs = Arrays.copyOf(offsetNs, length);
    atMicros = Arrays.copyOf(atMicros, length);
    qualities = Arrays.copyOf(qualities, length);
    datums = Arrays.copyOf(datums, length);
    datums2 = Arrays.copyOf(datums2, length);
    for (int column = 0; column < COLUMNS; column++) {
      double[] values = columns[column];
      if (values != null) {
        columns[column] = Arrays.copyOf(values, length);
      }
    }
  }
}
