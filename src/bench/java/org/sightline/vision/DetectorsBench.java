package org.sightline.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sightline.Shared;
import org.sightline.media.InputException;

/**
 * Detection end to end, from decoded pixels to boxes, beside the bare forward pass and decoding of
 * the same picture; the first may take 1.25 times the second. Run as the pixel child runs: C1, one
 * thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 3)
public class DetectorsBench {
  /** A picture of 0.3 and one of 12 million pixels. */
  @Param({"000000547503.jpg", "japanese-shop.jpg"})
  public String scene = "";

  /** The installed model, or YOLOX-Nano of the shared test data. */
  @Param({"yolox-nano", "nanodet"})
  public String model = "";

  private Path models = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private ModelCard card;

  @SuppressWarnings("NullAway.Init")
  private Head head;

  @SuppressWarnings("NullAway.Init")
  private Network network;

  @SuppressWarnings("NullAway.Init")
  private Detectors detectors;

  @SuppressWarnings("NullAway.Init")
  private Mat picture;

  /** Loads the model twice, and the picture. */
  @Setup
  public void open() throws IOException, ModelException, InputException {
    models = TestModels.folderWith(Files.createTempDirectory("sightline-bench"), model);
    card = ModelCard.read(models.resolve(model));
    Head named = Heads.named(card.head());
    if (named == null) {
      throw new IllegalStateException(card.head());
    }
    head = named;
    network = Engine.ONNX_RUNTIME.load(Models.file(models, card), card, Device.CPU);
    detectors = Detectors.open(models, Engine.ONNX_RUNTIME);
    picture = opencv_imgcodecs.imread(Shared.folder("media").resolve("scenes/" + scene).toString());
    try (PictureInput input = new PictureInput(card, network.channelsLast())) {
      input.write(picture, Tile.whole(picture.cols(), picture.rows()), network.input(), 0);
    }
  }

  /** From decoded pixels to boxes. */
  @Benchmark
  public List<Detection> endToEnd() throws InputException {
    return detectors.detect(picture, picture.cols(), picture.rows());
  }

  /** The forward pass over an input that is ready, and what its outputs say. */
  @Benchmark
  public List<Candidate> bareForwardAndDecode() throws InputException {
    return head.decode(network.run(1), card);
  }

  /** Frees native memory and the copy of the model. */
  @TearDown
  public void close() throws IOException {
    picture.close();
    detectors.close();
    network.close();
    for (Path file :
        List.of(
            Models.file(models, card),
            models.resolve(model).resolve(ModelCard.FILE),
            models.resolve("labels").resolve("coco80.txt"),
            models.resolve("labels"),
            models.resolve(model),
            models)) {
      Files.delete(file);
    }
  }
}
