package org.sightline.track;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Device;

/**
 * The track in a drone's subtitles, block by block, be they a file of their own or a stream of
 * text. What one block leaves open (the order of the coordinates above all) the others may settle.
 * For one track; not thread safe.
 */
final class DjiTextTrack {
  /** Fewer satellites than a position takes (three and a known height at the least). */
  private static final int TOO_FEW = 3;

  /** So few that the geometry is poor. */
  private static final int FEW = 6;

  private final TrackDraft draft;
  private final DjiText text = new DjiText();
  private final Fineness fineness = new Fineness();
  private final BitSet tooFew = new BitSet();
  private final @Nullable LatLon near;
  private final double aspect;
  private int blocks;

  /** Rows whose order of coordinates is open. */
  private final BitSet either = new BitSet();

  private int mostSatellites = -1;
  private boolean latitudeFirst;
  private boolean settled;
  private boolean zoomed;
  private boolean clocked;

  /**
   * A track to fill.
   *
   * @param source as the record names it
   * @param near a place the same video states elsewhere, to tell latitude from longitude by; null
   *     if there is none
   * @param aspect width by height of the upright picture; NaN if not known
   */
  DjiTextTrack(String source, @Nullable LatLon near, double aspect) {
    // of a stabilised gimbal, and of an aircraft's compass behind it
    this.draft =
        new TrackDraft(
            new Origin(
                source,
                Device.DRONE.sigmaM(),
                Device.DRONE.source(),
                source + ":gimbal",
                5,
                1,
                source + ":focal_len",
                true));
    this.near = near;
    this.aspect = aspect;
  }

  /**
   * Takes one block.
   *
   * @param offsetNs when it is shown, from the first picture
   * @return false once the track is full
   */
  boolean add(String block, long offsetNs) {
    blocks++;
    Row row = draft.row();
    if (!text.read(block, row, aspect)) {
      return true;
    }
    row.offsetNs = offsetNs;
    clocked |= row.atMicros != Row.NO_TIME;
    order(row);
    fineness.take(text.decimals());
    zoomed |= text.zoom() > 1.01;
    int satellites = text.satellites();
    mostSatellites = Math.max(mostSatellites, satellites);
    if (satellites >= 0 && satellites < FEW) {
      row.accuracyM = Device.UNKNOWN.sigmaM();
      tooFew.set(draft.size(), satellites < TOO_FEW);
    }
    return draft.add();
  }

  /** How many blocks were given. */
  int blocks() {
    return blocks;
  }

  TrackDraft draft() {
    return draft;
  }

  private void order(Row row) {
    switch (text.order()) {
      case LATITUDE_FIRST:
        settle(true);
        break;
      case LONGITUDE_FIRST:
        settle(false);
        break;
      case EITHER:
        either.set(draft.size());
        if (settled && latitudeFirst) {
          double lat = row.lonDeg;
          row.lonDeg = row.latDeg;
          row.latDeg = lat;
        }
        break;
      case NAMED:
        break;
    }
  }

  /** The first block that shows the order decides for the ones before it, too. */
  private void settle(boolean latFirst) {
    if (!settled) {
      settled = true;
      latitudeFirst = latFirst;
      if (latFirst) {
        swapOpen();
      }
    }
  }

  private void swapOpen() {
    for (int i = either.nextSetBit(0); i >= 0 && i < draft.size(); i = either.nextSetBit(i + 1)) {
      draft.swapPlace(i);
    }
  }

  /** The track; without a position where no block has one. */
  Track finish() {
    if (!either.isEmpty() && !settled) {
      settleByPlace();
    }
    if (mostSatellites >= FEW) {
      markTooFew();
    }
    if (clocked) {
      draft.localClock();
    }
    if (zoomed) {
      draft.note(
          "digital-zoom",
          "A digital zoom is stated: the picture may show less than its field of view says.");
    }
    if (draft.size() == 0 && blocks > 0) {
      draft.note("no-position-in-track", "The subtitles of this recording hold no position.");
    }
    draft.origin(fineness.with(draft.origin()));
    return draft.finish();
  }

  private void markTooFew() {
    for (int i = tooFew.nextSetBit(0); i >= 0; i = tooFew.nextSetBit(i + 1)) {
      draft.setQuality(i, Quality.STALE);
    }
    if (!tooFew.isEmpty()) {
      draft.note(
          "too-few-satellites",
          tooFew.cardinality() + " positions had fewer than three satellites: not used.");
    }
  }

  /** No value exceeds 90, so that either order is possible: the video's own place may tell. */
  private void settleByPlace() {
    LatLon known = near;
    LatLon read = known == null ? null : draft.place(either.length() - 1);
    if (known == null || read == null) {
      draft.note(
          "coordinate-order-assumed",
          "The subtitles do not say which coordinate is the latitude: the longitude is taken to"
              + " stand first, as in all files of their kind that were seen.");
      return;
    }
    LatLon swapped = new LatLon(read.lonDeg(), read.latDeg());
    LocalFrame frame = new LocalFrame(known);
    if (frame.toLocal(swapped).distanceM() < frame.toLocal(read).distanceM()) {
      swapOpen();
    }
  }
}
