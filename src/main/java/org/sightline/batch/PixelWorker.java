package org.sightline.batch;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.Pdq;
import org.sightline.frames.Frame;
import org.sightline.frames.Frames;
import org.sightline.media.Bytes;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.report.Annotator;
import org.sightline.text.NumberPlates;
import org.sightline.text.TextReader;
import org.sightline.vision.Detection;
import org.sightline.vision.Detectors;
import org.sightline.vision.Effort;
import org.sightline.vision.ModelException;

/**
 * The child process that holds the native libraries: reads requests from standard input, one
 * serialised {@link PixelRequest} each, and answers with {@link PixelWire} on standard output.
 *
 * <p>It lives as long as its standard input is open: the parent's death, however sudden, ends it.
 * It writes no file.
 */
public final class PixelWorker {
  private static final int FULL_UP_TO_PX = 4_000_000;
  private static final int MIN_LONG_EDGE_PX = 1_600;
  private static final int THUMBNAIL_PX = 320;
  private static final int THUMBNAIL_QUALITY = 78;

  private static final String WITHHELD =
      "Text that reads like a vehicle's number plate was found; what it says is not told.";

  private final PixelOptions options;
  private final @Nullable Detectors detectors;
  private final @Nullable TextReader texts;
  private final @Nullable PrivacyLook privacy;
  private final VideoWatch videos;
  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
  private @Nullable Frame frame;
  private String frameId = "";

  private PixelWorker(PixelOptions options, Networks networks) {
    this.options = options;
    this.detectors = networks.detectors();
    this.texts = networks.texts();
    this.privacy = networks.privacy();
    this.videos = new VideoWatch(options, detectors, texts, privacy);
  }

  /** Runs until standard input ends; started by {@link PixelChild} only. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    OutputStream answers = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    System.setOut(System.err);
    var requests = new DataInputStream(new BufferedInputStream(System.in));
    byte[] mark = requests.readNBytes(Envelope.MARK_BYTES);
    var options = (PixelOptions) readObject(requests);
    BlockingQueue<PixelRequest> queue = new SynchronousQueue<>();
    var reader = new Thread(() -> readAll(requests, queue), "requests");
    reader.setDaemon(true);
    reader.start();
    Networks networks;
    try {
      networks = networks(options);
    } catch (ModelException e) {
      System.err.println(e.getMessage()); // the last line is what the parent tells
      return;
    }
    var worker = new PixelWorker(options, networks);
    Envelope.write(answers, mark, PixelWire.ready(networks.whyNot()));
    while (true) {
      byte[] answer = worker.answer(queue.take());
      endOfWords(mark, System.err);
      Envelope.write(answers, mark, answer);
    }
  }

  /** Loads both engines at once: each takes about half a second of one core. */
  private static Networks networks(PixelOptions options)
      throws ModelException, IOException, InterruptedException {
    var loader = new Thread(Frames::load, "pixels");
    loader.start();
    try {
      return Networks.open(options);
    } finally {
      loader.join();
      removeEmptyFolders();
    }
  }

  /** Removes what ONNX Runtime made for nothing at this start, and at those of killed children. */
  private static void removeEmptyFolders() throws IOException {
    String cache = System.getProperty("onnxruntime.native.path");
    if (cache == null || !Files.isDirectory(Path.of(cache))) {
      return;
    }
    try (DirectoryStream<Path> made =
        Files.newDirectoryStream(Path.of(cache), "onnxruntime-java*")) {
      for (Path folder : made) {
        // a sibling may have been faster, or be using it: then it stays
        var unused = folder.toFile().delete();
      }
    }
  }

  /** Closes the words that native libraries printed for one request, so the parent can tell. */
  private static void endOfWords(byte[] mark, PrintStream err) {
    err.print('\n' + wordsEnd(mark) + '\n');
    err.flush();
  }

  /** The line on standard error that follows everything printed for one request. */
  static String wordsEnd(byte[] mark) {
    var text = new StringBuilder("end ");
    for (byte b : mark) {
      text.append((char) ('a' + (b >> 4 & 15))).append((char) ('a' + (b & 15)));
    }
    return text.toString();
  }

  private byte[] answer(PixelRequest request) throws IOException {
    try {
      if (request instanceof PixelRequest.Look look) {
        return PixelWire.looked(look(look));
      }
      if (request instanceof PixelRequest.Annotate annotate) {
        Frame toDraw = frameOf(annotate.photo(), true);
        return PixelWire.drawn(Annotator.draw(toDraw, annotate.annotation()));
      }
      if (request instanceof PixelRequest.Watch watch) {
        return PixelWire.watched(videos.watch(watch));
      }
      if (request instanceof PixelRequest.AnnotateMoment moment) {
        return PixelWire.drawn(videos.annotate(moment));
      }
      if (request instanceof PixelRequest.CutClip cut) {
        return PixelWire.clipped(videos.cut(cut));
      }
      throw new IllegalArgumentException("unknown request " + request);
    } catch (InputException failure) {
      return PixelWire.failed(failure);
    } catch (OutOfMemoryError e) {
      // from the native side; the heap's own ends the process, see PixelSession
      String why = "The picture needs more memory than it may take.";
      return PixelWire.failed(new InputException("media", "too-large", why, e));
    }
  }

  private Looked look(PixelRequest.Look request) throws InputException {
    long started = clock.getCurrentThreadCpuTime();
    videos.close();
    Frame opened = frameOf(request.photo(), false);
    Bytes thumbnail = opened.jpeg(THUMBNAIL_PX, THUMBNAIL_QUALITY);
    Fingerprint print = opened.damaged() ? null : Pdq.of(opened);
    long decoded = clock.getCurrentThreadCpuTime();
    List<Detection> detections =
        detectors == null
            ? List.of()
            : detectors.detect(opened, request.looking(), options.effort());
    TextReader.Reading text =
        texts == null
            ? null
            : texts.read(opened.mat(), opened.fullWidthPx(), opened.fullHeightPx());
    List<Detection> regions =
        privacy == null
            ? null
            : privacy.ofPhoto(opened, request.looking(), options.effort(), detections, text);
    long detected = clock.getCurrentThreadCpuTime();
    TextReader.Reading told = text == null ? null : NumberPlates.withheld(text, detections);
    List<Note> notes = new ArrayList<>(opened.notes());
    if (text != null && !text.equals(told)) {
      notes.add(new Note("text", "plate-withheld", WITHHELD));
    }
    return new Looked(
        detections,
        thumbnail,
        notes,
        print,
        opened.widthPx(),
        opened.heightPx(),
        (decoded - started) / 1e9,
        (detected - decoded) / 1e9,
        told,
        regions);
  }

  /** The frame of a picture, which is kept until another picture's is wanted. */
  private Frame frameOf(MediaItem.Photo photo, boolean mayBeKept) throws InputException {
    Frame kept = frame;
    if (kept != null) {
      if (mayBeKept && photo.header().id().equals(frameId) && suffices(kept)) {
        return kept;
      }
      frame = null;
      kept.close();
    }
    int longEdge = mayBeKept ? MIN_LONG_EDGE_PX : minLongEdgePx(photo);
    Frame opened = Frames.open(photo, longEdge, options.maxDecodedBytes());
    frame = opened;
    frameId = photo.header().id();
    return opened;
  }

  /** Whether a frame is large enough to be drawn on. */
  private static boolean suffices(Frame kept) {
    return Math.max(kept.widthPx(), kept.heightPx())
        >= Math.min(MIN_LONG_EDGE_PX, Math.max(kept.fullWidthPx(), kept.fullHeightPx()));
  }

  /**
   * How large a picture is decoded: as large as the detector makes use of. Where tiles are looked
   * at, a picture of up to 4 million pixels is decoded whole.
   */
  private int minLongEdgePx(MediaItem.Photo photo) {
    int longEdge = Math.max(photo.pixels().widthPx(), photo.pixels().heightPx());
    long area = (long) photo.pixels().widthPx() * photo.pixels().heightPx();
    int useful = detectors == null ? 0 : detectors.usefulLongEdgePx(options.effort());
    useful =
        privacy == null ? useful : Math.max(useful, privacy.usefulLongEdgePx(options.effort()));
    useful = texts == null ? useful : Math.max(useful, options.textEdgePx());
    if (options.effort() == Effort.FAST) {
      return Math.max(useful, 2 * THUMBNAIL_PX);
    }
    return area <= FULL_UP_TO_PX ? longEdge : Math.max(useful, MIN_LONG_EDGE_PX);
  }

  private static void readAll(DataInputStream requests, BlockingQueue<PixelRequest> queue) {
    try {
      while (true) {
        queue.put((PixelRequest) readObject(requests));
      }
    } catch (EOFException parentGone) {
      Runtime.getRuntime().halt(0);
    } catch (IOException | InterruptedException broken) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static Object readObject(DataInputStream requests) throws IOException {
    byte[] bytes = new byte[requests.readInt()];
    requests.readFully(bytes);
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException("parent and child are of different versions", e);
    }
  }
}
