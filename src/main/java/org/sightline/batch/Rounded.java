package org.sightline.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sightline.text.Quad;
import org.sightline.text.ReadPicture;
import org.sightline.text.TextLine;
import org.sightline.text.TextReader;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;
import org.sightline.vision.Shot;

/**
 * What was seen in a video's pictures as the journal keeps it, so that what is read back from there
 * is the same. For one thread.
 */
final class Rounded {
  /** Boxes of one picture that are kept, the best first. */
  private static final int MOST_BOXES = 100;

  private final Map<String, String> words = new HashMap<>();

  /** With the best of its boxes. */
  Shot of(Shot shot) {
    return new Shot(
        shot.offsetNs(),
        shot.widthPx(),
        shot.heightPx(),
        shot.damaged(),
        of(shot.detections()),
        of(shot.regions()));
  }

  private List<Detection> of(List<Detection> detections) {
    List<Detection> best = new ArrayList<>(detections);
    best.sort((a, b) -> Double.compare(b.score(), a.score()));
    List<Detection> kept = new ArrayList<>();
    for (Detection one : best.subList(0, Math.min(MOST_BOXES, best.size()))) {
      Box box = one.box();
      kept.add(
          new Detection(
              one(one.label()),
              Math.round(one.score() * 1e4) / 1e4,
              new Box(
                  tenths(box.x()),
                  tenths(box.y()),
                  Math.max(0.1, tenths(box.width())),
                  Math.max(0.1, tenths(box.height()))),
              one(one.model())));
    }
    return kept;
  }

  /** The same for what was read. */
  ReadPicture of(ReadPicture picture) {
    List<TextLine> lines = new ArrayList<>();
    for (TextLine line : picture.reading().lines()) {
      Quad place = line.place();
      lines.add(
          new TextLine(
              line.text(),
              Math.round(line.score() * 1e4) / 1e4,
              new Quad(
                  tenths(place.centreX()),
                  tenths(place.centreY()),
                  Math.max(0.1, tenths(place.width())),
                  Math.max(0.1, tenths(place.height())),
                  tenths(place.turnDeg()))));
    }
    TextReader.Reading all = picture.reading();
    return new ReadPicture(
        picture.offsetNs(),
        new TextReader.Reading(lines, all.whole(), all.tooSmall(), all.unclear()));
  }

  private static double tenths(double px) {
    return Math.round(px * 10) / 10.0;
  }

  /** The same few words come with every box. */
  private String one(String word) {
    String known = words.putIfAbsent(word, word);
    return known == null ? word : known;
  }
}
