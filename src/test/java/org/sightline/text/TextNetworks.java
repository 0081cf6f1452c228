package org.sightline.text;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sightline.vision.Engine;
import org.sightline.vision.ModelException;
import org.sightline.vision.ModelKit;

/** The networks, installed for tests from the jar on the class path. */
public final class TextNetworks {
  private TextNetworks() {}

  /** Installs into {@code target}, once. */
  public static Path modelsDir() throws IOException, ModelException {
    assumeTrue(Engine.preferred() == Engine.ONNX_RUNTIME, "ONNX Runtime may not be used here");
    Path models = Path.of("target", "text-models");
    Path kit = Files.createDirectories(models.resolve(TextReader.KIT)).resolve("kit.json");
    Files.copy(Path.of("models", "ppocr", "kit.json"), kit, StandardCopyOption.REPLACE_EXISTING);
    ModelKit ppocr = ModelKit.named(models, TextReader.KIT);
    assertNotNull(ppocr);
    ppocr.install(models, jar());
    return models;
  }

  /** The jar of networks. */
  static Path jar() throws IOException {
    URL keys = TextNetworks.class.getResource("/models/ppocr_keys_v1.txt");
    assertNotNull(keys, "the jar of networks is not on the class path");
    String inJar = keys.toString();
    try {
      return Path.of(new URI(inJar.substring("jar:".length(), inJar.indexOf("!/"))));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
