package org.sightline.risk;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.ShownHash;
import org.sightline.text.ReadPicture;
import org.sightline.track.Gaps;
import org.sightline.track.Tracks;
import org.sightline.zones.Stay;

/**
 * What became of a camera that moved.
 *
 * @param tracks all that is known of its way
 * @param lengthS how long the picture lasts, seconds; of a track without a picture how long the
 *     track does; 0 if unknown
 * @param stays when it was in contact with zones, over all tracks
 * @param levels how serious each stay is, in the same order; empty until they are weighed
 * @param gaps when it is not known where it was, by the preferred track
 * @param complete whether the way between all samples was followed
 * @param apart where two sources disagree most; null if they do not
 * @param cuts the seconds to cut, by time
 * @param sightings the objects seen in its pictures, by time
 * @param hashes what pictures look like that differ from the one kept before, by time
 * @param texts what was read in its pictures, by time
 * @param sampled which pictures were looked at; null if it has none, or none were asked for
 */
public record Footage(
    Tracks tracks,
    double lengthS,
    List<Stay> stays,
    List<Level> levels,
    Gaps gaps,
    boolean complete,
    @Nullable Apart apart,
    List<Cut> cuts,
    List<Sighting> sightings,
    List<ShownHash> hashes,
    List<ReadPicture> texts,
    @Nullable Sampled sampled)
    implements Serializable {
  /** Copies the lists. */
  public Footage {
    stays = List.copyOf(stays);
    levels = List.copyOf(levels);
    cuts = List.copyOf(cuts);
    sightings = List.copyOf(sightings);
    hashes = List.copyOf(hashes);
    texts = List.copyOf(texts);
  }

  /** Before it is weighed, and before a picture was looked at. */
  public Footage(
      Tracks tracks,
      double lengthS,
      List<Stay> stays,
      Gaps gaps,
      boolean complete,
      @Nullable Apart apart) {
    this(
        tracks, lengthS, stays, List.of(), gaps, complete, apart, List.of(), List.of(), List.of(),
        List.of(), null);
  }

  /** The same, weighed. */
  Footage weighed(List<Level> serious, List<Cut> toCut) {
    return new Footage(
        tracks, lengthS, stays, serious, gaps, complete, apart, toCut, sightings, hashes, texts,
        sampled);
  }

  /** The same with what its pictures showed. */
  public Footage seen(List<Sighting> objects, Sampled pictures) {
    return new Footage(
        tracks, lengthS, stays, levels, gaps, complete, apart, cuts, objects, hashes, texts,
        pictures);
  }

  /** The same with what its pictures look like, and what is written in them. */
  public Footage seen(List<ShownHash> looks, List<ReadPicture> read) {
    return new Footage(
        tracks, lengthS, stays, levels, gaps, complete, apart, cuts, sightings, looks, read,
        sampled);
  }

  /** The same, to be weighed anew, with positions that were printed into its pictures tested. */
  public Footage printed(List<Stay> more, @Nullable Apart worst) {
    return new Footage(
        tracks, lengthS, more, List.of(), gaps, complete, worst, List.of(), sightings, hashes,
        texts, sampled);
  }
}
