package org.sightline.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.frames.Frame;
import org.sightline.frames.Frames;
import org.sightline.frames.Pictures;
import org.sightline.media.Bytes;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Pixels;
import org.sightline.media.Quarter;
import org.sightline.report.Annotation;
import org.sightline.report.Drawn;
import org.sightline.risk.Level;
import org.sightline.vision.Box;
import org.sightline.vision.Device;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.vision.Looking;

class PixelChildTest {
  private static final Looking LOOKING = new Looking(Looking.Viewpoint.UNKNOWN, null);

  @TempDir Path folder;

  @Test
  void aPictureComesBackAsThumbnailAndSizes() throws Exception {
    try (var child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST))) {
      Looked looked = child.look(quarters("a.jpg", 800, 600), LOOKING);
      assertEquals(800, looked.frameWidthPx());
      assertEquals(600, looked.frameHeightPx());
      assertTrue(looked.notes().isEmpty(), () -> looked.notes().toString());
      assertTrue(looked.decodeCpuS() > 0);
      Path file = folder.resolve("thumb.jpg");
      Files.write(file, looked.thumbnail().array());
      try (Frame frame =
          Frames.open(Pictures.photo(file, "jpeg", 320, 240, Quarter.UPRIGHT), 320)) {
        assertEquals(320, frame.widthPx());
        assertEquals(240, frame.heightPx());
      }
    }
  }

  private Path withYolox() throws IOException {
    Path models = folder.resolve("models");
    copy(Path.of("models/labels/coco80.txt"), models.resolve("labels"));
    copy(Path.of("models/yolox-nano/model.json"), models.resolve("yolox-nano"));
    copy(
        Shared.folder("models").resolve("yolox-nano/yolox_nano.onnx"),
        models.resolve("yolox-nano"));
    return models;
  }

  @Test
  void whereCudaCannotBeUsedTheCpuLooksAndEachAnswerSaysSo() throws Exception {
    PixelOptions options =
        PixelOptions.of(withYolox().toString(), Engine.ONNX_RUNTIME, Effort.FAST);
    PixelOptions cuda = options.withDevice(Device.CUDA);
    String whyNot = PixelChild.whyNot(cuda);
    assumeTrue(whyNot != null, "this machine has a card, its libraries, and a build for them");
    assertNull(PixelChild.whyNot(options));
    MediaItem.Photo street =
        (MediaItem.Photo)
            new Probe()
                .open(Input.of(Shared.folder("media").resolve("scenes/street_vehicles.jpg")));
    try (var onCpu = new PixelChild(options);
        var onCuda = new PixelChild(cuda)) {
      Looked wanted = onCpu.look(street, LOOKING);
      assertFalse(wanted.detections().isEmpty());
      assertEquals(List.of(), wanted.notes());
      for (int look = 0; look < 2; look++) {
        Looked looked = onCuda.look(street, LOOKING);
        assertEquals(wanted.detections(), looked.detections());
        assertEquals(1, looked.notes().size());
        assertEquals("device-changed", looked.notes().get(0).code());
        assertTrue(looked.notes().get(0).message().endsWith(whyNot), whyNot);
      }
    }
  }

  @Test
  void theEngineThatIsNamedIsTheOneThatRuns() throws Exception {
    Path models = withYolox();
    MediaItem.Photo photo = quarters("a.jpg", 800, 600);
    // ONNX Runtime cannot be unpacked below a file, so only the other engine can answer
    String before = System.getProperty("onnxruntime.native.path");
    System.setProperty(
        "onnxruntime.native.path",
        Files.createFile(folder.resolve("file")).resolve("in").toString());
    try {
      try (var child =
          new PixelChild(PixelOptions.of(models.toString(), Engine.OPENCV, Effort.FAST))) {
        assertEquals(800, child.look(photo, LOOKING).frameWidthPx());
      }
      try (var child =
          new PixelChild(PixelOptions.of(models.toString(), Engine.ONNX_RUNTIME, Effort.FAST))) {
        assertEquals(
            "decoder-not-started",
            assertThrows(InputException.class, () -> child.look(photo, LOOKING)).code());
      }
    } finally {
      if (before == null) {
        System.clearProperty("onnxruntime.native.path");
      } else {
        System.setProperty("onnxruntime.native.path", before);
      }
    }
  }

  private static void copy(Path file, Path folder) throws IOException {
    Files.copy(file, Files.createDirectories(folder).resolve(file.getFileName()));
  }

  @Test
  void spoiltDataThatOnlyTheDecoderNoticesIsDamaged() throws Exception {
    byte[] bytes = Pictures.quarters(".jpg", 1600, 1200, opencv_core.CV_8UC3);
    // the middle of the coded data is lost, the end marker is there
    byte[] spoilt = new byte[bytes.length / 2 + 2];
    System.arraycopy(bytes, 0, spoilt, 0, bytes.length / 2);
    spoilt[spoilt.length - 2] = (byte) 0xFF;
    spoilt[spoilt.length - 1] = (byte) 0xD9;
    Path file = folder.resolve("spoilt.jpg");
    Files.write(file, spoilt);
    try (var child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST))) {
      Looked looked =
          child.look(Pictures.photo(file, "jpeg", 1600, 1200, Quarter.UPRIGHT), LOOKING);
      assertEquals(Frame.DAMAGED, looked.notes().get(0).code());
      Looked next = child.look(quarters("b.jpg", 64, 64), LOOKING);
      assertTrue(next.notes().isEmpty(), "the words of one picture stay with it");
    }
  }

  @Test
  void aFailureKeepsItsCodeAndTheChildLives() throws Exception {
    Path file = folder.resolve("broken.png");
    Files.write(file, Arrays.copyOf(Pictures.quarters(".png", 64, 64, opencv_core.CV_8UC3), 40));
    try (var child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST))) {
      MediaItem.Photo photo = Pictures.photo(file, "png", 64, 64, Quarter.UPRIGHT);
      var failure = assertThrows(InputException.class, () -> child.look(photo, LOOKING));
      assertEquals("media", failure.stage());
      assertEquals("png-undecodable", failure.code());
      long before = onlyChild();
      child.look(quarters("c.jpg", 64, 64), LOOKING);
      assertEquals(before, onlyChild());
    }
  }

  @Test
  void aChildKilledForNoFaultOfThePictureIsReplacedUnnoticed() throws Exception {
    try (var child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST))) {
      MediaItem.Photo pipe = pipe("kill.jpg");
      child.start();
      long pid = onlyChild();
      var killer =
          new Thread(
              () -> {
                pause(500);
                replaceByPicture(pipe.header().file().path());
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
              });
      killer.start();
      assertEquals(64, child.look(sized(pipe), LOOKING).frameWidthPx());
      killer.join();
      assertTrue(onlyChild() != pid);
    }
  }

  @Test
  void aPictureWhoseChildrenKeepDyingFailsAndTheNextIsFine() throws Exception {
    try (var child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST))) {
      MediaItem.Photo pipe = pipe("kills.jpg");
      var over = new AtomicBoolean();
      var killer =
          new Thread(
              () -> {
                while (!over.get()) {
                  pause(100);
                  children().forEach(ProcessHandle::destroyForcibly);
                }
              });
      killer.start();
      var failure = assertThrows(InputException.class, () -> child.look(pipe, LOOKING));
      over.set(true);
      killer.join();
      assertTrue(
          Set.of("decoder-died", "decoder-not-started").contains(failure.code()), failure::code);
      assertEquals(64, child.look(quarters("d.jpg", 64, 64), LOOKING).frameWidthPx());
    }
  }

  @Test
  void aHangingChildIsEndedAtTheTimeLimitAndReplaced() throws Exception {
    var options =
        new PixelOptions(
            null,
            null,
            null,
            Engine.OPENCV,
            Device.CPU,
            Effort.FAST,
            Duration.ofSeconds(2),
            Frames.MAX_DECODED_BYTES,
            64);
    try (var child = new PixelChild(options)) {
      MediaItem.Photo pipe = pipe("hang.jpg");
      var failure = assertThrows(InputException.class, () -> child.look(pipe, LOOKING));
      assertEquals("time-limit", failure.code());
      assertEquals(64, child.look(quarters("e.jpg", 64, 64), LOOKING).frameWidthPx());
    }
  }

  @Test
  void aBusyMachineIsToldFromAHangAndFromAnEndlessDecoding() {
    Duration limit = Duration.ofSeconds(20);
    assertTrue(PixelSession.isOnlySlow(limit, Duration.ofSeconds(21), Duration.ofSeconds(2)));
    assertFalse(PixelSession.isOnlySlow(limit, Duration.ofSeconds(21), Duration.ZERO));
    assertFalse(PixelSession.isOnlySlow(limit, Duration.ofSeconds(21), Duration.ofSeconds(20)));
    assertFalse(PixelSession.isOnlySlow(limit, Duration.ofSeconds(101), Duration.ofSeconds(5)));
  }

  @Test
  void whatIsDrawnLiesOnThePictureLastLookedAtEvenAfterTheChildDied() throws Exception {
    var mark = new Annotation.Mark("car", 0.9, new Box(100, 100, 200, 200), Annotation.Kind.OBJECT);
    var annotation =
        new Annotation(Level.LOW, List.of(), List.of(mark), List.of(), "a.jpg", List.of(), null);
    try (var child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST))) {
      assertThrows(IllegalStateException.class, () -> child.annotate(annotation));
      child.look(quarters("g.jpg", 64, 64), LOOKING);
      child.look(quarters("h.jpg", 1600, 1200), LOOKING);
      Drawn drawn = child.annotate(annotation);
      Path file = folder.resolve("drawn.jpg");
      Files.write(file, drawn.marked().array());
      try (Frame frame =
          Frames.open(Pictures.photo(file, "jpeg", 1600, 1200, Quarter.UPRIGHT), 1600)) {
        assertEquals(1600, frame.widthPx());
        assertTrue(frame.heightPx() >= 1200);
      }
      ProcessHandle.of(onlyChild()).ifPresent(ProcessHandle::destroyForcibly);
      assertEquals(drawn, child.annotate(annotation));
    }
  }

  @Test
  void theParentsDeathEndsTheChildEvenInTheMiddleOfADecoding() throws Exception {
    MediaItem.Photo pipe = pipe("orphan.jpg");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            PixelParent.class.getName(),
            pipe.header().file().path().toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process parent = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var said = parent.inputReader()) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      assertTrue(child.isAlive());
      parent.destroyForcibly().waitFor();
      child.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void closingEndsTheChild() throws Exception {
    ProcessHandle process;
    try (var child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST))) {
      child.start();
      process = ProcessHandle.of(onlyChild()).orElseThrow();
      assertTrue(process.isAlive());
    }
    process.onExit().get(5, TimeUnit.SECONDS);
    assertFalse(process.isAlive());
  }

  /** A picture whose reading never ends: a named pipe that nobody writes to. */
  private MediaItem.Photo pipe(String name) throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    return Pictures.photo(file, "jpeg", 64, 64, Quarter.UPRIGHT);
  }

  private MediaItem.Photo quarters(String name, int width, int height) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, Pictures.quarters(".jpg", width, height, opencv_core.CV_8UC3));
    return Pictures.photo(file, "jpeg", width, height, Quarter.UPRIGHT);
  }

  private static long onlyChild() {
    return children().findFirst().orElseThrow().pid();
  }

  private static Stream<ProcessHandle> children() {
    return ProcessHandle.current()
        .children()
        .filter(process -> process.info().command().orElse("").endsWith("java"));
  }

  /** The photo with the length that its file will have. */
  private static MediaItem.Photo sized(MediaItem.Photo photo) {
    Pixels pixels = new Pixels("jpeg", 0, 1 << 20, 64, 64, false);
    return new MediaItem.Photo(
        photo.header(), 64, 64, Quarter.UPRIGHT, pixels, List.of(), Bytes.EMPTY, List.of());
  }

  private static void replaceByPicture(Path file) {
    try {
      Path made = Path.of(file + ".made");
      Files.write(made, Pictures.quarters(".jpg", 64, 64, opencv_core.CV_8UC3));
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
