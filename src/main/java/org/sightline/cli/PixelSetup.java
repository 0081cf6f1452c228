package org.sightline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.PixelOptions;
import org.sightline.batch.PrivacyAsked;
import org.sightline.batch.RefusedException;
import org.sightline.report.RunHead;
import org.sightline.risk.Policy;
import org.sightline.text.TextReader;
import org.sightline.vision.Device;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.vision.ModelCard;
import org.sightline.vision.ModelException;
import org.sightline.vision.ModelKit;
import org.sightline.vision.Models;

/**
 * What looks at the pictures of a run. Apart from the other settings, so that nothing of it is
 * loaded with {@code --no-pixels}.
 *
 * @param folder of the models
 * @param model the detector; null if none is installed
 * @param engine what runs it
 * @param effort how closely pictures are looked at
 * @param readsText whether text in photos is to be read
 * @param readers what reads it, or number plates; null if neither is to be read or they are not
 *     installed
 * @param privacy whether faces and number plates are to be counted
 * @param faces what finds faces; null if they are not to be counted or it is not installed
 * @param device what the networks run on
 */
record PixelSetup(
    Path folder,
    @Nullable ModelCard model,
    Engine engine,
    Effort effort,
    boolean readsText,
    @Nullable ModelKit readers,
    boolean privacy,
    @Nullable ModelCard faces,
    RunHead.DeviceUsed device) {

  /**
   * Refuses models, or an engine, that cannot be used here.
   *
   * @param policyFile as it was named; null for the built-in policy
   * @param asked the engine that was asked for; null for the best that works here
   * @param device what was asked for; the CPU takes its place where it cannot be used
   */
  static PixelSetup load(
      Path folder,
      Policy policy,
      @Nullable Path policyFile,
      @Nullable Engine asked,
      Device device,
      Effort effort,
      boolean privacy)
      throws IOException, RefusedException {
    ModelCard model = detector(folder, false);
    if (model != null && policyFile != null) {
      PolicyLabels.check(policy, policyFile, folder);
    }
    Engine usable = usable(asked);
    boolean readsText = policy.text().read() && effort != Effort.FAST;
    PixelSetup setup =
        new PixelSetup(
            folder,
            model,
            model == null ? usable : usable.runs(model),
            effort,
            readsText,
            readsText || privacy ? readers(folder) : null,
            privacy,
            privacy ? detector(folder, true) : null,
            new RunHead.DeviceUsed(device.word(), device.word(), null));
    return setup.tried(device);
  }

  /** With the device that works: the networks are tried before the first file. */
  private PixelSetup tried(Device wanted) throws IOException, RefusedException {
    String whyNot = ModelTrial.whyNot(this, wanted);
    if (whyNot == null) {
      return this;
    }
    RunHead.DeviceUsed cpu = new RunHead.DeviceUsed(device.asked(), Device.CPU.word(), whyNot);
    return new PixelSetup(folder, model, engine, effort, readsText, readers, privacy, faces, cpu);
  }

  private static @Nullable ModelCard detector(Path folder, boolean faces) throws RefusedException {
    try {
      return faces ? Models.forFaces(folder) : Models.chosen(folder);
    } catch (ModelException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private static Engine usable(@Nullable Engine asked) throws RefusedException {
    Engine preferred = Engine.preferred();
    if (asked == Engine.ONNX_RUNTIME && preferred != Engine.ONNX_RUNTIME) {
      throw new RefusedException(
          "ONNX Runtime cannot be used here; leave --engine out, or start with the launcher");
    }
    return asked == null ? preferred : asked;
  }

  /** What reads text; null if it is not installed, or cannot be used here. */
  private static @Nullable ModelKit readers(Path folder) throws RefusedException {
    try {
      if (!TextReader.isAvailable(folder)) {
        return null;
      }
      ModelKit kit = ModelKit.named(folder, TextReader.KIT);
      String problem = kit == null ? null : kit.problem(folder);
      if (problem != null) {
        throw new RefusedException(problem);
      }
      return kit;
    } catch (ModelException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  /** For the child processes. */
  PixelOptions options() {
    PixelOptions options =
        PixelOptions.of(model == null ? null : folder.toString(), engine, effort)
            .withDevice(device.used().equals(Device.CUDA.word()) ? Device.CUDA : Device.CPU);
    options = readers != null && readsText ? options.withText(folder.toString()) : options;
    return privacy ? options.withPrivacy(folder.toString()) : options;
  }

  /** What faces and number plates are counted with; null if they are not to be. */
  @Nullable PrivacyAsked privacyAsked() {
    return privacy ? new PrivacyAsked(faces, readers != null, model != null, effort) : null;
  }

  /** The models, for the head of the report. */
  List<RunHead.ModelUsed> used() {
    List<RunHead.ModelUsed> used = new ArrayList<>();
    if (model != null) {
      used.add(new RunHead.ModelUsed(model.name(), model.sha256(), model.licence(), engineName()));
    }
    if (faces != null) {
      used.add(new RunHead.ModelUsed(faces.name(), faces.sha256(), faces.licence(), engineName()));
    }
    if (readers != null) {
      used.add(
          new RunHead.ModelUsed(
              readers.name(), readers.sha256(), readers.licence(), "onnxruntime"));
    }
    return used;
  }

  /** Tells detectors apart, and what runs them; empty without one. */
  String modelHash() {
    return model == null ? "" : model.sha256() + engineName();
  }

  private String engineName() {
    return engine == Engine.OPENCV ? "opencv" : "onnxruntime";
  }
}
