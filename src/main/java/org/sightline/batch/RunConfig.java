package org.sightline.batch;

import org.jspecify.annotations.Nullable;
import org.sightline.copies.KnownHashes;
import org.sightline.report.RunHead;
import org.sightline.risk.Policy;
import org.sightline.track.Joining;
import org.sightline.view.Terrain;
import org.sightline.vision.ModelCard;
import org.sightline.zones.ZoneSet;

/**
 * What one run is made with. Built once, then read by all threads.
 *
 * @param zones the zones in use
 * @param terrain what may hide zones; null for flat ground
 * @param policy the policy in use
 * @param pixels how the children look at pictures; null if no pixels are looked at
 * @param model the detector in use; null if none is installed or none is asked for
 * @param privacy what faces and number plates are counted with; null if they are not
 * @param joining the tracks the user names, and what is known of the cameras' clocks; null if
 *     nothing is said
 * @param sampling which pictures of videos are looked at; null for {@link Sampling#DEFAULT}
 * @param clips whether clips are cut out of videos with findings
 * @param known hashes of pictures that were decided about before; null if none are given
 * @param head what the reports say the run was checked against
 * @param threads items looked at at once, 1 or more
 * @param retryFailed whether inputs that failed in an earlier run are read again
 * @param strict whether a fault of Sightline itself stops the run instead of costing the item
 */
public record RunConfig(
    ZoneSet zones,
    @Nullable Terrain terrain,
    Policy policy,
    @Nullable PixelOptions pixels,
    @Nullable ModelCard model,
    @Nullable PrivacyAsked privacy,
    @Nullable Joining joining,
    @Nullable Sampling sampling,
    boolean clips,
    @Nullable KnownHashes known,
    RunHead head,
    int threads,
    boolean retryFailed,
    boolean strict) {
  /** Rejects a run without a worker. */
  public RunConfig {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads);
    }
  }
}
