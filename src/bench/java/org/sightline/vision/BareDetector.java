package org.sightline.vision;

import java.nio.file.Path;
import org.sightline.frames.Frame;
import org.sightline.media.InputException;

/** The installed detector's forward passes, without all that goes before and after. */
public final class BareDetector implements AutoCloseable {
  private final ModelCard card;
  private final Network network;

  /** Loads the detector of a folder of models. */
  public BareDetector(Path models) throws ModelException {
    ModelCard chosen = Models.chosen(models);
    if (chosen == null) {
      throw new IllegalArgumentException("no detector in " + models);
    }
    card = chosen;
    network = Engine.ONNX_RUNTIME.load(Models.file(models, card), card, Device.CPU);
  }

  /** How many passes a picture gets: itself and its tiles. */
  public int passes(Frame frame, Looking looking, Effort effort) {
    double reduction = (double) frame.widthPx() / frame.fullWidthPx();
    return 1 + Tile.of(frame.widthPx(), frame.heightPx(), reduction, card, looking, effort).size();
  }

  /** Passes, one picture each. */
  public void run(int passes) throws InputException {
    for (int i = 0; i < passes; i++) {
      network.run(1);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
