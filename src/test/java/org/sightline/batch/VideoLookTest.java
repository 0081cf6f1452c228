package org.sightline.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.copies.Pdq;
import org.sightline.copies.ShownHash;
import org.sightline.formats.Probe;
import org.sightline.frames.Film;
import org.sightline.frames.Frame;
import org.sightline.frames.Frames;
import org.sightline.frames.VideoFrames;
import org.sightline.media.Bytes;
import org.sightline.media.Header;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.report.Annotation;
import org.sightline.report.Clip;
import org.sightline.report.MinuteLine;
import org.sightline.risk.Level;
import org.sightline.text.Print;
import org.sightline.text.ReadPicture;
import org.sightline.text.TextLine;
import org.sightline.text.TextNetworks;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.vision.Shot;

/** Through a real child process; the clips are described beside them. */
class VideoLookTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path folder;

  private static Header header(Path file) {
    return new Probe().header(Input.of(file));
  }

  private static Path clip(String name) throws Exception {
    return Path.of(VideoLookTest.class.getResource("/frames/" + name).toURI());
  }

  private static List<Long> everySecond(int count) {
    return LongStream.range(0, count).mapToObj(s -> s * SECOND).collect(Collectors.toList());
  }

  /**
   * What a walk gave.
   *
   * @param shots the pictures looked at
   * @param notes what went wrong
   * @param thumbnail a small picture
   */
  private record Walk(List<Shot> shots, List<Note> notes, Bytes thumbnail) {
    List<Long> offsetsNs() {
      return shots.stream().map(Shot::offsetNs).collect(Collectors.toList());
    }
  }

  private static Walk look(Path file, List<Long> moments, long toleranceNs) throws InputException {
    List<Sampling.Moment> wanted = new ArrayList<>();
    for (long moment : moments) {
      wanted.add(new Sampling.Moment(moment, true));
    }
    try (var child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST))) {
      var look = new VideoLook(child, header(file), wanted, moment -> toleranceNs, 6 * SECOND);
      List<Shot> shots = new ArrayList<>();
      List<Note> notes = new ArrayList<>();
      while (look.goesOn()) {
        MinuteLine minute = look.next();
        shots.addAll(minute.shots());
        notes.addAll(minute.notes());
      }
      return new Walk(shots, notes, look.thumbnail());
    }
  }

  @Test
  void everyMomentGivesItsPictureAndTheFirstGivesTheThumbnail() throws Exception {
    Walk seen = look(clip("h264.mp4"), everySecond(6), 0);
    assertEquals(everySecond(6), seen.offsetsNs());
    assertEquals(64, seen.shots().get(0).widthPx());
    assertEquals(48, seen.shots().get(0).heightPx());
    assertFalse(seen.thumbnail().isEmpty());
    assertEquals(List.of(), seen.notes());
  }

  @Test
  void aPictureThatAnswersTwoMomentsIsLookedAtOnce() throws Exception {
    Walk seen = look(clip("h264.mp4"), everySecond(5), 2 * SECOND);
    assertEquals(List.of(0L, 2 * SECOND, 4 * SECOND), seen.offsetsNs());
  }

  @Test
  void aVideoThatEndsBeforeItsLengthSaysSo() throws Exception {
    byte[] whole = Files.readAllBytes(clip("h264.mkv"));
    Path cut = folder.resolve("cut.mkv");
    Files.write(cut, Arrays.copyOf(whole, whole.length * 2 / 3));
    Walk seen = look(cut, everySecond(6), 0);
    int pictures = seen.shots().size();
    assertTrue(pictures >= 2 && pictures < 6, pictures + " pictures");
    assertTrue(
        seen.notes().stream().anyMatch(note -> note.code().equals("video-truncated")),
        () -> seen.notes().toString());
  }

  @Test
  void itSaysSoTooWhereOnlyTheLastOfFewMomentsIsMissing() throws Exception {
    byte[] whole = Files.readAllBytes(clip("h264.mkv"));
    Path cut = folder.resolve("cut.mkv");
    Files.write(cut, Arrays.copyOf(whole, whole.length * 2 / 3));
    Walk seen = look(cut, List.of(0L, 4900_000_000L), 0);
    assertEquals(1, seen.shots().size());
    assertEquals("video-truncated", seen.notes().get(0).code());
  }

  @Test
  void aVideoWithoutPicturesFailsByItsCode() throws Exception {
    Path cut = folder.resolve("cut.mp4");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(clip("h264.mp4")), 300));
    var refused = assertThrows(InputException.class, () -> look(cut, everySecond(6), 0));
    assertEquals("video-undecodable", refused.code());
  }

  /** 130 s: another view every 20 s, with a sign from 60 to 80 s. */
  private Path film() throws Exception {
    Film film = new Film();
    for (int scene = 0; scene < 6; scene++) {
      try (Mat view = view(scene)) {
        film.show(view, scene == 5 ? 30 : 20);
      }
    }
    Path file = folder.resolve("film.avi");
    film.write(file);
    return file;
  }

  private static Mat view(int scene) throws Exception {
    if (scene != 3) {
      return Print.scene(640, 480, new Random(scene));
    }
    var sign = Print.sign(List.of("NO ENTRY"), 40, Color.BLACK, Color.WHITE);
    return Print.shot(sign, 640, 480, Print.Shot.STRAIGHT, new Random(scene));
  }

  private static List<MinuteLine> minutes(Path file, List<MinuteLine> known) throws Exception {
    List<Sampling.Moment> wanted = new ArrayList<>();
    for (long moment : everySecond(130)) {
      wanted.add(new Sampling.Moment(moment, true));
    }
    PixelOptions options =
        PixelOptions.of(null, Engine.OPENCV, Effort.NORMAL)
            .withText(TextNetworks.modelsDir().toString());
    try (var child = new PixelChild(options)) {
      var look = new VideoLook(child, header(file), wanted, moment -> 0, 130 * SECOND);
      List<MinuteLine> minutes = new ArrayList<>();
      for (MinuteLine minute : known) {
        minutes.add(MinuteLine.of(minute.bytes()));
        look.takeOver(minute);
      }
      while (look.goesOn()) {
        minutes.add(look.next());
      }
      return minutes;
    }
  }

  @Test
  void whatIsReadAndKeptIsTheSameWhereARunGoesOnInTheMidst() throws Exception {
    Path film = film();
    List<MinuteLine> whole = minutes(film, List.of());
    assertEquals(3, whole.size());
    List<Long> kept = new ArrayList<>();
    List<Long> read = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (MinuteLine minute : whole) {
      minute.hashes().forEach(hash -> kept.add(hash.offsetNs() / SECOND));
      for (ReadPicture picture : minute.texts()) {
        read.add(picture.offsetNs() / SECOND);
        for (TextLine line : picture.reading().lines()) {
          if (line.text().length() > 1) {
            words.add(line.text().replace(" ", ""));
          }
        }
      }
    }
    assertEquals(List.of(0L, 20L, 40L, 60L, 80L, 100L), kept);
    // at each change, and after 5 × 130 ÷ 60 s without one
    assertEquals(List.of(0L, 11L, 20L, 31L, 40L, 51L, 60L, 71L, 80L, 91L, 100L, 111L, 122L), read);
    assertEquals(List.of("NOENTRY", "NOENTRY"), words);
    assertEquals(whole, minutes(film, whole.subList(0, 1)));
  }

  @Test
  void framesCutOutOfARealClipAreLikeOneOfItsHashes() throws Exception {
    Path file = Shared.folder("media").resolve("video").resolve("max-heromode.mp4");
    List<Sampling.Moment> wanted = new ArrayList<>();
    for (long moment : everySecond(10)) {
      wanted.add(new Sampling.Moment(moment, true));
    }
    List<ShownHash> hashes = new ArrayList<>();
    try (var child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST))) {
      var look = new VideoLook(child, header(file), wanted, moment -> 0, 10 * SECOND);
      while (look.goesOn()) {
        hashes.addAll(look.next().hashes());
      }
    }
    assertTrue(hashes.size() >= 20 && hashes.size() <= 50, hashes.size() + " hashes");
    try (VideoFrames frames = VideoFrames.open(header(file), Frames.MAX_DECODED_BYTES)) {
      for (double atS : new double[] {0.5, 2.3, 4.7, 6.1, 8.4}) {
        assertEquals(VideoFrames.Step.FRAME, frames.advance(Math.round(atS * SECOND), 0, 10_000));
        Path cut = folder.resolve("cut.jpg");
        try (Frame frame = frames.frame(1_600)) {
          Files.write(cut, frame.jpeg(800, 60).array());
        }
        int nearest = 256;
        var photo = (MediaItem.Photo) new Probe().open(Input.of(cut));
        try (Frame still = Frames.open(photo, 800)) {
          for (ShownHash hash : hashes) {
            nearest = Math.min(nearest, hash.print().hash().bitsApart(Pdq.of(still).hash()));
          }
        }
        assertTrue(nearest <= 31, nearest + " bits apart at " + atS + " s");
      }
    }
  }

  private static Clip wanted(long fromNs, long toNs) {
    var reason = new Annotation.Reason(Level.HIGH, "Inside a zone.");
    var caption =
        new Annotation(Level.HIGH, List.of(reason), List.of(), List.of(), "a.mp4", List.of(), null);
    return new Clip(fromNs, toNs, caption, List.of());
  }

  @Test
  void aClipIsCutOutAndTellsItsFirstAndLastPicture() throws Exception {
    try (var child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST))) {
      Header header = header(clip("hevc10.mp4"));
      Clipped made = child.cut(header, wanted(SECOND + 1, 3 * SECOND - 1));
      assertEquals(1.1, made.fromNs() / 1e9, 1e-3);
      assertEquals(2.9, made.toNs() / 1e9, 1e-3);
      Path file = folder.resolve("clip.mp4");
      Files.write(file, made.mp4().array());
      var video = (MediaItem.Video) new Probe().open(Input.of(file));
      assertEquals(512, video.widthPx());
      assertEquals(1.8, video.length().toMillis() / 1e3, 0.11);
      assertEquals(
          19,
          child
              .watch(header(file), everyTenth(19), 0, true, false, Picking.NOTHING)
              .frames()
              .size());
      // the child is as good as before after a wish that cannot be met
      var refused =
          assertThrows(
              InputException.class, () -> child.cut(header, wanted(7 * SECOND, 9 * SECOND)));
      assertEquals("no-pictures", refused.code());
      assertEquals(made, child.cut(header, wanted(SECOND + 1, 3 * SECOND - 1)));
    }
  }

  /** A little before each tenth of a second: clocks of files have ticks. */
  private static List<Long> everyTenth(int count) {
    return LongStream.range(0, count)
        .mapToObj(t -> Math.max(0, t * SECOND / 10 - SECOND / 1_000))
        .collect(Collectors.toList());
  }
}
