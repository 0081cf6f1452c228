package org.sightline.risk;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pictures of a video were looked at.
 *
 * @param mode {@code near-zones}, {@code all} or {@code none}
 * @param everyS time between two pictures where it matters, seconds
 * @param elsewhereS the same elsewhere; null where every part matters alike
 * @param looked how many pictures were looked at
 * @param dense where it matters, by time; empty unless the mode is {@code near-zones}
 * @param message one plain sentence
 */
public record Sampled(
    String mode,
    double everyS,
    @Nullable Double elsewhereS,
    int looked,
    List<Span> dense,
    String message)
    implements Serializable {
  /** Copies the list. */
  public Sampled {
    dense = List.copyOf(dense);
  }

  /** More spans than this are told by the length of all of them. */
  private static final int MOST_SPANS = 200;

  /** Of a video of which nobody wants the pictures looked at. */
  public static Sampled none(double everyS) {
    return new Sampled("none", everyS, null, 0, List.of(), "No picture was looked at.");
  }

  /**
   * With its sentence.
   *
   * @param dense by time; the first of very many are kept
   * @param endS where the pictures end, seconds
   */
  public static Sampled of(
      String mode,
      double everyS,
      @Nullable Double elsewhereS,
      int looked,
      List<Span> dense,
      double endS) {
    if (looked == 0) {
      return new Sampled(mode, everyS, elsewhereS, 0, first(dense), "No picture came out.");
    }
    StringBuilder text = new StringBuilder();
    text.append(looked == 1 ? "One picture was" : looked + " pictures were").append(" looked at: ");
    String every = "one every " + Words.length(everyS);
    if (elsewhereS == null) {
      text.append(every).append(" from beginning to end");
    } else if (!dense.isEmpty() && dense.get(0).fromS == 0 && dense.get(0).toS >= endS) {
      text.append(every)
          .append(", since the camera touched zones or it is not known whether it did");
    } else {
      double sum = 0;
      for (Span span : dense) {
        sum += span.toS - span.fromS;
      }
      if (dense.isEmpty()) {
        text.append("one every ").append(Words.length(elsewhereS));
        text.append(", since the camera touched no zone");
      } else {
        text.append(every)
            .append(" where the camera touched a zone or it is not known whether it did (");
        text.append(Words.length(sum)).append(" in all), one every ");
        text.append(Words.length(elsewhereS)).append(" elsewhere");
      }
    }
    return new Sampled(mode, everyS, elsewhereS, looked, first(dense), text.append('.').toString());
  }

  private static List<Span> first(List<Span> dense) {
    return dense.subList(0, Math.min(MOST_SPANS, dense.size()));
  }

  /**
   * A part of a video.
   *
   * @param fromS its first moment, seconds from the first picture shown
   * @param toS its last moment
   */
  public record Span(double fromS, double toS) implements Serializable {}
}
