package org.sightline.vision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.sightline.media.InputException;

/** One model, loaded and warm: pictures in, boxes out, all in pixels of the frame. */
final class Detector implements AutoCloseable {
  private final ModelCard card;
  private final ModelCard decoding;
  private final Head head;
  private final Network network;
  private final PictureInput input;
  private final int batch;

  private Detector(ModelCard card, double leastScore, Head head, Network network, int batch) {
    this.card = card;
    this.decoding = leastScore < card.minScore() ? card.withMinScore(leastScore) : card;
    this.head = head;
    this.network = network;
    this.input = new PictureInput(card, network.channelsLast());
    this.batch = batch;
  }

  /**
   * Loads a model and asks it once, over nothing: does it give what its card says?
   *
   * @param leastScore boxes of the whole picture from this score on are given, where it is below
   *     the card's
   */
  static Detector load(Path file, ModelCard card, double leastScore, Engine engine, Device device)
      throws ModelException {
    return of(file, card, leastScore, engine.runs(card).load(file, card, device));
  }

  /** The same with a network that is loaded; closes it if it does not give what the card says. */
  static Detector of(Path file, ModelCard card, double leastScore, Network network)
      throws ModelException {
    Head head = Heads.named(card.head());
    if (head == null) {
      network.close();
      throw new ModelException(file + ": no family of networks is called " + card.head(), null);
    }
    String mismatch;
    int batch = 1;
    try {
      // also the warm-up: engines settle their memory in the first pass
      List<Blob> outputs = network.run(1);
      mismatch = head.mismatch(outputs, card);
      if (mismatch != null) {
        mismatch += "; it gives " + shapes(outputs);
      } else {
        batch = batch(network);
      }
    } catch (InputException e) {
      mismatch = String.valueOf(e.getMessage());
    }
    if (mismatch != null) {
      network.close();
      throw new ModelException(file + " is not a " + head.name() + " network: " + mismatch, null);
    }
    return new Detector(card, leastScore, head, network, batch);
  }

  /** How many pictures a pass takes: one, if the outputs do not keep several apart. */
  private static int batch(Network network) {
    if (network.batch() == 1) {
      return 1;
    }
    try {
      for (Blob output : network.run(network.batch())) {
        if (output.pictures() != network.batch()) {
          return 1;
        }
      }
      return network.batch();
    } catch (InputException e) {
      return 1; // the file leaves the number open and means one all the same
    }
  }

  static String shapes(List<Blob> outputs) {
    StringBuilder text = new StringBuilder();
    for (Blob output : outputs) {
      text.append(text.length() == 0 ? "" : ", ");
      text.append(output.name()).append(' ').append(output.shape());
    }
    return text.length() == 0 ? "nothing that holds numbers" : text.toString();
  }

  ModelCard card() {
    return card;
  }

  /** What the whole picture and its tiles show, no object twice, best first. */
  List<Candidate> look(Mat bgr, List<Tile> tiles) throws InputException {
    int width = bgr.cols();
    int height = bgr.rows();
    List<Candidate> whole = look(bgr, List.of(Tile.whole(width, height)), null);
    if (tiles.isEmpty()) {
      return whole;
    }
    List<Candidate> sure = new ArrayList<>(whole);
    sure.removeIf(box -> box.score() < card.minScore());
    TileMerge merge = new TileMerge(card, sure, Math.max(width, height));
    for (int from = 0; from < tiles.size(); from += batch) {
      look(bgr, tiles.subList(from, Math.min(tiles.size(), from + batch)), merge);
    }
    List<Candidate> merged = merge.merged();
    if (decoding.minScore() < card.minScore()) {
      whole.removeIf(box -> box.score() >= card.minScore());
      merged.addAll(whole);
      return Candidate.suppress(merged, card.nms());
    }
    return merged;
  }

  /**
   * One pass.
   *
   * @param merge takes what each tile shows; null to have it all in the answer
   */
  private List<Candidate> look(Mat bgr, List<Tile> tiles, @Nullable TileMerge merge)
      throws InputException {
    List<Letterbox> places = new ArrayList<>(tiles.size());
    for (int i = 0; i < tiles.size(); i++) {
      places.add(input.write(bgr, tiles.get(i), network.input(), i));
    }
    List<Blob> outputs = finite(network.run(tiles.size()));
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < tiles.size(); i++) {
      Tile tile = tiles.get(i);
      Letterbox place = places.get(i);
      List<Candidate> boxes = new ArrayList<>();
      List<Blob> own = tiles.size() == 1 ? outputs : of(outputs, i);
      for (Candidate box : Candidate.suppress(head.decode(own, decoding), card.nms())) {
        Candidate framed = box.inFrame(place, tile, bgr.cols(), bgr.rows());
        if (framed.isSound()) {
          boxes.add(framed);
        }
      }
      if (merge == null) {
        all.addAll(boxes);
      } else {
        merge.add(tile, bgr.cols(), bgr.rows(), place.ratioX(), place.ratioY(), boxes);
      }
    }
    return all;
  }

  private static List<Blob> finite(List<Blob> outputs) throws InputException {
    for (Blob output : outputs) {
      if (!output.isFinite()) {
        // compared with any threshold a NaN is below it, which would read as "nothing found"
        throw new InputException(
            "vision", "detector-failed", "The detector gave values that are no numbers.", null);
      }
    }
    return outputs;
  }

  private static List<Blob> of(List<Blob> outputs, int picture) {
    List<Blob> own = new ArrayList<>(outputs.size());
    for (Blob output : outputs) {
      own.add(output.of(picture));
    }
    return own;
  }

  @Override
  public void close() {
    network.close();
    input.close();
  }
}
