package org.sightline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;

/** The real program with a card that does not fit the file beside it. */
class ModelTrialTest {
  @TempDir private Path temp;

  @Test
  @Tag("slow")
  void aCardThatDoesNotFitItsFileRefusesTheRunBeforeTheFirstPicture() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("models/yolox-nano"));
    Path labels = Files.createDirectories(temp.resolve("models/labels")).resolve("coco80.txt");
    Files.write(labels, Files.readAllBytes(Path.of("models/labels/coco80.txt")));
    Files.write(
        folder.resolve("yolox_nano.onnx"),
        Files.readAllBytes(Shared.folder("models").resolve("yolox-nano/yolox_nano.onnx")));
    String card = Files.readString(Path.of("models/yolox-nano/model.json"));
    String other = card.replace("\"yolox\"", "\"nanodet\"");
    assertFalse(card.equals(other));
    Files.writeString(folder.resolve("model.json"), other);
    Path out = temp.resolve("out");
    Processes.Ended ended =
        Processes.run(
            Files.createDirectories(temp.resolve("tmp")),
            "",
            "check",
            Shared.folder("media").resolve("scenes/street_busy.jpg").toString(),
            "--models",
            temp.resolve("models").toString(),
            "--out",
            out.toString());
    assertEquals(2, ended.code(), ended.err());
    assertTrue(ended.err().contains("yolox-nano"), ended.err());
    assertTrue(ended.err().contains("--no-pixels"), ended.err());
    assertEquals(1, ended.err().lines().count(), ended.err());
    assertFalse(Files.exists(out.resolve("results.jsonl")));
  }
}
