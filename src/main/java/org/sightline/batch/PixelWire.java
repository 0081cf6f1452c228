package org.sightline.batch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.ShownHash;
import org.sightline.media.Bytes;
import org.sightline.media.InputException;
import org.sightline.media.Note;
import org.sightline.report.Drawn;
import org.sightline.text.ReadPicture;
import org.sightline.text.TextReader;
import org.sightline.vision.Detection;
import org.sightline.vision.Shot;

/**
 * The child's answers, each of which {@link Envelope} carries. Nothing is deserialised by class
 * name: a child may have been taken over by a hostile picture, so each count and length is bounded
 * and each field read by hand.
 */
final class PixelWire {
  private static final int MAX_NOTES = 100;

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
    WireParts.writeText(out, whyNot == null ? "" : whyNot);
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
    WireParts.writePrint(out, looked.print());
    WireParts.writeDetections(out, looked.detections());
    int notes = Math.min(looked.notes().size(), MAX_NOTES);
    out.writeInt(notes);
    for (Note note : looked.notes().subList(0, notes)) {
      WireParts.writeText(out, note.stage());
      WireParts.writeText(out, note.code());
      WireParts.writeText(out, note.message());
    }
    PixelTexts.write(out, looked.text());
    List<Detection> regions = looked.regions();
    out.writeBoolean(regions != null);
    if (regions != null) {
      WireParts.writeDetections(out, regions);
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
      WireParts.writeDetections(out, picture.detections());
      WireParts.writeDetections(out, picture.regions());
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
    WireParts.writeText(out, failure.stage());
    WireParts.writeText(out, failure.code());
    String message = failure.getMessage();
    WireParts.writeText(out, message == null ? "" : message);
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
    Fingerprint print = WireParts.readPrint(in);
    List<Detection> detections = WireParts.readDetections(in);
    int count = WireParts.bounded(in.readInt(), MAX_NOTES);
    List<Note> notes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      notes.add(new Note(WireParts.readText(in), WireParts.readText(in), WireParts.readText(in)));
    }
    TextReader.Reading text = PixelTexts.read(in);
    List<Detection> regions = in.readBoolean() ? WireParts.readDetections(in) : null;
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
    int handled = WireParts.bounded(in.readInt(), asked);
    boolean ended = in.readBoolean();
    int spoilt = WireParts.bounded(in.readInt(), Integer.MAX_VALUE);
    double decodeCpuS = in.readDouble();
    double detectCpuS = in.readDouble();
    int count = WireParts.bounded(in.readInt(), asked);
    List<Shot> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long offsetNs = in.readLong();
      int width = in.readInt();
      int height = in.readInt();
      boolean damaged = in.readBoolean();
      if (width < 1 || height < 1) {
        throw new IOException("an impossible frame");
      }
      List<Detection> detections = WireParts.readDetections(in);
      frames.add(
          new Shot(offsetNs, width, height, damaged, detections, WireParts.readDetections(in)));
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

  private static DataInputStream open(byte[] answer, int kind) throws IOException, InputException {
    var in = new DataInputStream(new ByteArrayInputStream(answer));
    int found = in.readUnsignedByte();
    if (found == FAILED) {
      throw new InputException(
          WireParts.readText(in), WireParts.readText(in), WireParts.readText(in), null);
    }
    if (found != kind) {
      throw new IOException("an answer of kind " + found);
    }
    return in;
  }
}
