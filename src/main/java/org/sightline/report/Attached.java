package org.sightline.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an item beside its assessment, above all the files of the report folder that its
 * line names.
 *
 * @param config hash of the configuration it was assessed under; null if the caller keeps none
 * @param sha256 of the whole file, hex; null if it was not read whole
 * @param thumb its thumbnail, relative to the report folder; null if it has none
 * @param annotated annotated pictures, relative to the report folder
 * @param samples the file of its samples, relative to the report folder; null if it has none
 * @param keyframes the annotated pictures of a video, by time
 * @param clips annotated parts of a video, by time
 * @param layers annotated pictures again, with what is drawn on each
 */
public record Attached(
    @Nullable String config,
    @Nullable String sha256,
    @Nullable String thumb,
    List<String> annotated,
    @Nullable String samples,
    List<KeyFrame> keyframes,
    List<ClipFile> clips,
    List<Picture> layers) {
  /** Of a still. */
  public Attached(
      @Nullable String config,
      @Nullable String sha256,
      @Nullable String thumb,
      List<String> annotated) {
    this(config, sha256, thumb, annotated, null, List.of(), List.of(), List.of());
  }

  /** Of a still that was looked at. */
  public static Attached ofStill(
      @Nullable String config, @Nullable String thumb, List<Picture> pictures) {
    return new Attached(config, null, thumb, files(pictures), null, List.of(), List.of(), pictures);
  }

  /** Nothing known. */
  public static final Attached NOTHING = new Attached(null, null, null, List.of());

  /** Copies the lists. */
  public Attached {
    annotated = List.copyOf(annotated);
    keyframes = List.copyOf(keyframes);
    clips = List.copyOf(clips);
    layers = List.copyOf(layers);
  }

  /** Of a video or a track: its annotated pictures are its keyframes. */
  public static Attached ofFootage(
      @Nullable String config,
      @Nullable String thumb,
      @Nullable String samples,
      List<KeyFrame> keyframes) {
    List<Picture> pictures = new ArrayList<>();
    for (KeyFrame frame : keyframes) {
      pictures.add(frame.picture());
    }
    return new Attached(
        config, null, thumb, files(pictures), samples, keyframes, List.of(), pictures);
  }

  private static List<String> files(List<Picture> pictures) {
    List<String> files = new ArrayList<>();
    for (Picture picture : pictures) {
      files.add(picture.file());
    }
    return files;
  }

  /** The same with clips. */
  public Attached with(List<ClipFile> cut) {
    return new Attached(config, sha256, thumb, annotated, samples, keyframes, cut, layers);
  }

  /**
   * An annotated picture of a video.
   *
   * @param offsetS the moment it is of, seconds from the first picture shown
   * @param picture what it shows
   */
  public record KeyFrame(double offsetS, Picture picture) {}

  /**
   * An annotated part of a video.
   *
   * @param fromS its first picture, seconds from the first picture shown
   * @param toS its last picture
   * @param file relative to the report folder
   */
  public record ClipFile(double fromS, double toS, String file) {}

  /** The members of the record that name files of pictures: {@code keyframes} to {@code thumb}. */
  void write(JsonWriter json) throws IOException {
    json.openList("keyframes");
    for (KeyFrame frame : keyframes) {
      json.open();
      json.number("offsetS", frame.offsetS(), 3);
      json.text("file", frame.picture().file());
      json.close('}');
    }
    json.close(']');
    json.openList("clips");
    for (ClipFile clip : clips) {
      json.open();
      json.number("fromS", clip.fromS(), 3);
      json.number("toS", clip.toS(), 3);
      json.text("file", clip.file());
      json.close('}');
    }
    json.close(']');
    json.openList("annotated");
    for (String file : annotated) {
      json.text(file);
    }
    json.close(']');
    json.openList("layers");
    for (Picture picture : layers.subList(0, json.bounded("layers", layers.size()))) {
      picture.write(json);
    }
    json.close(']');
    json.text("thumb", thumb);
  }
}
