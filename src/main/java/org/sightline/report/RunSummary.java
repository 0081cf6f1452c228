package org.sightline.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.risk.Check;
import org.sightline.risk.Level;

/**
 * What became of all items of a run. Maps are sorted, so equal runs give equal text.
 *
 * @param items how many inputs, failed ones included
 * @param levels pictures, videos and tracks that could be read, by level; every level has an entry
 * @param others inputs that could be read and are no picture, video or track; levels do not count
 *     them
 * @param failed inputs that could not be read
 * @param failures the same by code
 * @param notes inputs by code of note, each input counted once a code
 * @param kinds inputs by kind: photo, video, track, other
 * @param openChecks inputs by check and code where a check was limited or not made
 * @param rules inputs by rule, each input counted once a rule
 * @param copies pictures that are near-copies of each other
 * @param counted faces and number plates; null unless they were counted
 * @param timing wall-clock facts, which alone may differ between identical runs; null if not
 *     measured
 */
public record RunSummary(
    long items,
    Map<Level, Long> levels,
    long others,
    long failed,
    Map<String, Long> failures,
    Map<String, Long> notes,
    Map<String, Long> kinds,
    Map<Check.Kind, Map<String, Long>> openChecks,
    Map<String, Long> rules,
    Copies copies,
    @Nullable Counted counted,
    @Nullable Timing timing) {

  /**
   * How many faces and number plates there were, of each video at least as many.
   *
   * @param faces in all inputs
   * @param filesWithFaces inputs with at least one
   * @param plates in all inputs
   * @param filesWithPlates inputs with at least one
   */
  public record Counted(long faces, long filesWithFaces, long plates, long filesWithPlates) {
    Counted plus(long moreFaces, long morePlates) {
      return new Counted(
          faces + moreFaces,
          filesWithFaces + (moreFaces > 0 ? 1 : 0),
          plates + morePlates,
          filesWithPlates + (morePlates > 0 ? 1 : 0));
    }
  }

  /**
   * How long a run took.
   *
   * @param wallMs from start to the reports, milliseconds
   * @param cpuMs processor time of all threads, milliseconds
   * @param stagesMs wall time a stage, summed over workers, milliseconds, by stage
   */
  public record Timing(long wallMs, long cpuMs, Map<String, Long> stagesMs) {}
}
