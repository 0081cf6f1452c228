package org.sightline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.vision.Device;
import org.sightline.vision.Engine;
import org.sightline.vision.NativeCache;

/** The real program with {@code --device}. */
class DeviceRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  private Processes.Ended run(String report, String... more) throws Exception {
    Path models = temp.resolve("models");
    for (String file : List.of("labels/coco80.txt", "yolox-nano/model.json")) {
      Files.createDirectories(models.resolve(file).getParent());
      Files.write(models.resolve(file), Files.readAllBytes(Path.of("models", file)));
    }
    Files.write(
        models.resolve("yolox-nano/yolox_nano.onnx"),
        Files.readAllBytes(Shared.folder("models").resolve("yolox-nano/yolox_nano.onnx")));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "check",
                Shared.folder("media").resolve("scenes/street_busy.jpg").toString(),
                "--models",
                models.toString(),
                "--out",
                temp.resolve(report).toString()));
    arguments.addAll(List.of(more));
    return Processes.run(
        Files.createDirectories(temp.resolve("tmp")), "", arguments.toArray(new String[0]));
  }

  private JsonNode head(String report) throws Exception {
    return JSON.readTree(temp.resolve(report).resolve("summary.json").toFile());
  }

  @Test
  @Tag("slow")
  void withoutCudaTheRunIsThatOfTheCpuAndSaysWhy() throws Exception {
    assumeFalse(NativeCache.hasCuda(), "this build has CUDA");
    Processes.Ended cpu = run("cpu");
    assertEquals(0, cpu.code(), cpu.err());
    Processes.Ended cuda = run("cuda", "--device", "cuda");
    assertEquals(0, cuda.code(), cuda.err());
    String whyNot = head("cuda").get("device").get("whyNot").asText();
    assertTrue(whyNot.contains("-Pdist,cuda"), whyNot);
    assertTrue(cuda.err().contains(whyNot), cuda.err());
    assertTrue(cuda.out().contains(whyNot), cuda.out());
    assertEquals("cuda", head("cuda").get("device").get("asked").asText());
    assertEquals("cpu", head("cuda").get("device").get("used").asText());
    assertTrue(head("cpu").get("device").get("whyNot").isNull());
    // the same device, so the same settings and the same lines: they may be taken over
    assertEquals(head("cpu").get("configurationSha256"), head("cuda").get("configurationSha256"));
    assertFalse(head("cuda").get("configuration").has("device"));
    assertEquals(
        Files.readString(temp.resolve("cpu/results.jsonl")),
        Files.readString(temp.resolve("cuda/results.jsonl")));
  }

  @Test
  void aDeviceIsCpuOrCudaAndOnlyOnnxRuntimeRunsOnTheLatter() throws Exception {
    assertEquals(Device.CPU, Settings.device(null, null));
    assertEquals(Device.CPU, Settings.device("cpu", Engine.OPENCV));
    assertEquals(Device.CUDA, Settings.device("cuda", null));
    assertThrows(UsageException.class, () -> Settings.device("gpu", null));
    assertThrows(UsageException.class, () -> Settings.device("cuda", Engine.OPENCV));
  }
}
