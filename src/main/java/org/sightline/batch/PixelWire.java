package org.sightline.batch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.PdqHash;
import org.sightline.copies.ShownHash;
import org.sightline.media.Bytes;
import org.sightline.media.InputException;
import org.sightline.media.Note;
import org.sightline.report.Drawn;
import org.sightline.text.ReadPicture;
import org.sightline.text.TextReader;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;
import org.sightline.vision.Shot;

/**
 * The child's answers on its standard output.
 *
 * <p>Native libraries may print to that same stream, so each answer is wrapped: the session's
 * secret {@link #MARK_BYTES} bytes, a length, the answer, its CRC-32. The reader skips whatever
 * stands between answers. Nothing is deserialised by class name: a child may have been taken over
 * by a hostile picture, so each count and length is bounded and each field read by hand.
 */
final class PixelWire {
  /** Length of the mark that opens an answer; the parent draws it at random for each child. */
  static final int MARK_BYTES = 16;

  private static final int MAX_ANSWER_BYTES = 64 << 20;
  private static final int MAX_CHATTER_BYTES = 16 << 20;
  private static final int MAX_DETECTIONS = 10_000;
  private static final int MAX_NOTES = 100;
  private static final int MAX_TEXT = 4_000;

  private static final int READY = 0;
  private static final int LOOKED = 1;
  private static final int PICTURE = 2;
  private static final int FAILED = 3;
  private static final int WATCHED = 4;
  private static final int CLIPPED = 5;

  private PixelWire() {}

  /**
   * The child is up and its libraries and networks are loaded.
   *
   * @param whyNot why the networks do not run on the device that was asked for; null if they do
   */
  static byte[] ready(@Nullable String whyNot) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeByte(READY);
    writeText(out, whyNot == null ? "" : whyNot);
    return bytes.toByteArray();
  }

  /** The answer to a look. */
  static byte[] looked(Looked looked) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeByte(LOOKED);
    out.writeInt(looked.frameWidthPx());
    out.writeInt(looked.frameHeightPx());
    out.writeDouble(looked.decodeCpuS());
    out.writeDouble(looked.detectCpuS());
    writePrint(out, looked.print());
    writeDetections(out, looked.detections());
    int notes = Math.min(looked.notes().size(), MAX_NOTES);
    out.writeInt(notes);
    for (Note note : looked.notes().subList(0, notes)) {
      writeText(out, note.stage());
      writeText(out, note.code());
      writeText(out, note.message());
    }
    PixelTexts.write(out, looked.text());
    List<Detection> regions = looked.regions();
    out.writeBoolean(regions != null);
    if (regions != null) {
      writeDetections(out, regions);
    }
    out.write(looked.thumbnail().array());
    return bytes.toByteArray();
  }

  /** The answer to a watch. */
  static byte[] watched(Watched watched) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeByte(WATCHED);
    out.writeInt(watched.handled());
    out.writeBoolean(watched.ended());
    out.writeInt(watched.spoilt());
    out.writeDouble(watched.decodeCpuS());
    out.writeDouble(watched.detectCpuS());
    out.writeInt(watched.frames().size());
    for (Shot picture : watched.frames()) {
      out.writeLong(picture.offsetNs());
      out.writeInt(picture.widthPx());
      out.writeInt(picture.heightPx());
      out.writeBoolean(picture.damaged());
      writeDetections(out, picture.detections());
      writeDetections(out, picture.regions());
    }
    PixelShown.write(out, watched.hashes(), watched.texts());
    out.write(watched.thumbnail().array());
    return bytes.toByteArray();
  }

  /** A picture that was drawn on. */
  static byte[] drawn(Drawn drawn) throws IOException {
    int length = drawn.marked().length() + drawn.plain().length() + 13;
    var bytes = new ByteArrayOutputStream(length);
    var out = new DataOutputStream(bytes);
    out.writeByte(PICTURE);
    out.writeInt(drawn.widthPx());
    out.writeInt(drawn.heightPx());
    out.writeInt(drawn.marked().length());
    out.write(drawn.marked().array());
    out.write(drawn.plain().array());
    return bytes.toByteArray();
  }

  /** The answer to a wish for a clip. */
  static byte[] clipped(Clipped clipped) throws IOException {
    var bytes = new ByteArrayOutputStream(clipped.mp4().length() + 17);
    var out = new DataOutputStream(bytes);
    out.writeByte(CLIPPED);
    out.writeLong(clipped.fromNs());
    out.writeLong(clipped.toNs());
    out.write(clipped.mp4().array());
    return bytes.toByteArray();
  }

  /** The end of the item that was asked about. */
  static byte[] failed(InputException failure) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeByte(FAILED);
    writeText(out, failure.stage());
    writeText(out, failure.code());
    String message = failure.getMessage();
    writeText(out, message == null ? "" : message);
    return bytes.toByteArray();
  }

  /** Reads {@link #ready}. */
  static @Nullable String readReady(byte[] answer) throws IOException {
    if (answer.length < 1 || answer[0] != READY) {
      throw new IOException("the child did not say that it is ready");
    }
    String whyNot =
        new DataInputStream(new ByteArrayInputStream(answer, 1, answer.length - 1)).readUTF();
    return whyNot.isEmpty() ? null : whyNot;
  }

  /** Reads {@link #looked} or throws what {@link #failed} told. */
  static Looked readLooked(byte[] answer) throws IOException, InputException {
    DataInputStream in = open(answer, LOOKED);
    int width = in.readInt();
    int height = in.readInt();
    double decodeCpuS = in.readDouble();
    double detectCpuS = in.readDouble();
    if (width < 1 || height < 1 || !(decodeCpuS >= 0) || !(detectCpuS >= 0)) {
      throw new IOException("an impossible frame");
    }
    Fingerprint print = readPrint(in);
    List<Detection> detections = readDetections(in);
    int count = bounded(in.readInt(), MAX_NOTES);
    List<Note> notes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      notes.add(new Note(readText(in), readText(in), readText(in)));
    }
    TextReader.Reading text = PixelTexts.read(in);
    List<Detection> regions = in.readBoolean() ? readDetections(in) : null;
    Bytes thumbnail = Bytes.wrap(in.readAllBytes());
    return new Looked(
        detections, thumbnail, notes, print, width, height, decodeCpuS, detectCpuS, text, regions);
  }

  /**
   * Reads {@link #watched} or throws what {@link #failed} told.
   *
   * @param asked how many moments were asked for
   */
  static Watched readWatched(byte[] answer, int asked) throws IOException, InputException {
    DataInputStream in = open(answer, WATCHED);
    int handled = bounded(in.readInt(), asked);
    boolean ended = in.readBoolean();
    int spoilt = bounded(in.readInt(), Integer.MAX_VALUE);
    double decodeCpuS = in.readDouble();
    double detectCpuS = in.readDouble();
    int count = bounded(in.readInt(), asked);
    List<Shot> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long offsetNs = in.readLong();
      int width = in.readInt();
      int height = in.readInt();
      boolean damaged = in.readBoolean();
      if (width < 1 || height < 1) {
        throw new IOException("an impossible frame");
      }
      List<Detection> detections = readDetections(in);
      frames.add(new Shot(offsetNs, width, height, damaged, detections, readDetections(in)));
    }
    if (!(decodeCpuS >= 0) || !(detectCpuS >= 0)) {
      throw new IOException("an impossible time");
    }
    List<ShownHash> hashes = PixelShown.readHashes(in, Picking.MOST_KEPT);
    List<ReadPicture> texts = PixelShown.readTexts(in, count);
    Bytes thumbnail = Bytes.wrap(in.readAllBytes());
    return new Watched(
        frames, hashes, texts, handled, ended, spoilt, thumbnail, decodeCpuS, detectCpuS);
  }

  /** Reads {@link #drawn} or throws what {@link #failed} told. */
  static Drawn readDrawn(byte[] answer) throws IOException, InputException {
    DataInputStream in = open(answer, PICTURE);
    int width = in.readInt();
    int height = in.readInt();
    int length = in.readInt();
    if (width < 1 || height < 1 || length < 1 || length >= in.available()) {
      throw new IOException("an impossible picture");
    }
    Bytes marked = Bytes.wrap(in.readNBytes(length));
    return new Drawn(marked, Bytes.wrap(in.readAllBytes()), width, height);
  }

  /** Reads {@link #clipped} or throws what {@link #failed} told. */
  static Clipped readClipped(byte[] answer) throws IOException, InputException {
    DataInputStream in = open(answer, CLIPPED);
    long fromNs = in.readLong();
    long toNs = in.readLong();
    if (toNs < fromNs) {
      throw new IOException("an impossible clip");
    }
    return new Clipped(fromNs, toNs, Bytes.wrap(in.readAllBytes()));
  }

  /** Writes one wrapped answer. */
  static void write(OutputStream out, byte[] mark, byte[] answer) throws IOException {
    var crc = new CRC32();
    crc.update(answer);
    var data = new DataOutputStream(out);
    data.write(mark);
    data.writeInt(answer.length);
    data.write(answer);
    data.writeInt((int) crc.getValue());
    data.flush();
  }

  /** Reads up to and over the next wrapped answer. */
  static byte[] read(InputStream in, byte[] mark) throws IOException {
    var data = new DataInputStream(in);
    skipToMark(data, mark);
    int length = data.readInt();
    if (length < 1 || length > MAX_ANSWER_BYTES) {
      throw new IOException("an answer of " + length + " bytes");
    }
    byte[] answer = data.readNBytes(length);
    if (answer.length < length) {
      throw new EOFException("half an answer");
    }
    var crc = new CRC32();
    crc.update(answer);
    if (data.readInt() != (int) crc.getValue()) {
      throw new IOException("an answer whose check sum does not match");
    }
    return answer;
  }

  /** The mark's bytes are random, so a window that slides by one byte a time is enough. */
  private static void skipToMark(DataInputStream in, byte[] mark) throws IOException {
    byte[] window = new byte[mark.length];
    in.readFully(window);
    int skipped = 0;
    while (!Arrays.equals(window, mark)) {
      if (++skipped > MAX_CHATTER_BYTES) {
        throw new IOException("no answer among what the child printed");
      }
      System.arraycopy(window, 1, window, 0, window.length - 1);
      window[window.length - 1] = in.readByte();
    }
  }

  private static DataInputStream open(byte[] answer, int kind) throws IOException, InputException {
    var in = new DataInputStream(new ByteArrayInputStream(answer));
    int found = in.readUnsignedByte();
    if (found == FAILED) {
      throw new InputException(readText(in), readText(in), readText(in), null);
    }
    if (found != kind) {
      throw new IOException("an answer of kind " + found);
    }
    return in;
  }

  private static void writeDetections(DataOutputStream out, List<Detection> all)
      throws IOException {
    int detections = Math.min(all.size(), MAX_DETECTIONS);
    out.writeInt(detections);
    for (Detection detection : all.subList(0, detections)) {
      Box box = detection.box();
      writeText(out, detection.label());
      out.writeDouble(detection.score());
      out.writeDouble(box.x());
      out.writeDouble(box.y());
      out.writeDouble(box.width());
      out.writeDouble(box.height());
      writeText(out, detection.model());
    }
  }

  private static List<Detection> readDetections(DataInputStream in) throws IOException {
    int count = bounded(in.readInt(), MAX_DETECTIONS);
    List<Detection> detections = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String label = readText(in);
      double score = in.readDouble();
      double x = in.readDouble();
      double y = in.readDouble();
      double width = in.readDouble();
      double height = in.readDouble();
      if (!(score >= 0 && score <= 1)
          || !(width > 0)
          || !(height > 0)
          || !Double.isFinite(x + y + width + height)) {
        throw new IOException("an impossible detection");
      }
      detections.add(new Detection(label, score, new Box(x, y, width, height), readText(in)));
    }
    return detections;
  }

  static void writePrint(DataOutputStream out, @Nullable Fingerprint print) throws IOException {
    out.writeBoolean(print != null);
    if (print != null) {
      writeHash(out, print.hash());
      writeHash(out, print.flipped());
      writeHash(out, print.mirrored());
      writeHash(out, print.half());
      out.writeInt(print.quality());
    }
  }

  static @Nullable Fingerprint readPrint(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    PdqHash hash = readHash(in);
    PdqHash flipped = readHash(in);
    PdqHash mirrored = readHash(in);
    PdqHash half = readHash(in);
    return new Fingerprint(hash, flipped, mirrored, half, bounded(in.readInt(), 100));
  }

  private static void writeHash(DataOutputStream out, PdqHash hash) throws IOException {
    out.writeLong(hash.bits0());
    out.writeLong(hash.bits64());
    out.writeLong(hash.bits128());
    out.writeLong(hash.bits192());
  }

  private static PdqHash readHash(DataInputStream in) throws IOException {
    return new PdqHash(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  private static int bounded(int count, int most) throws IOException {
    if (count < 0 || count > most) {
      throw new IOException("a list of " + count);
    }
    return count;
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    out.writeUTF(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
  }

  private static String readText(DataInputStream in) throws IOException {
    return in.readUTF();
  }
}
