package org.sightline.batch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.text.Quad;
import org.sightline.text.TextLine;
import org.sightline.text.TextReader;

/** The part of the child's answer that says what text it read, every field and length bounded. */
final class PixelTexts {
  private static final int NOT_READ = -1;
  private static final int MAX_TEXT = 4_000;

  private PixelTexts() {}

  static void write(DataOutputStream out, TextReader.@Nullable Reading reading) throws IOException {
    if (reading == null) {
      out.writeInt(NOT_READ);
      return;
    }
    out.writeInt(reading.lines().size());
    out.writeBoolean(reading.whole());
    out.writeInt(reading.tooSmall());
    out.writeInt(reading.unclear());
    for (TextLine line : reading.lines()) {
      Quad place = line.place();
      String text = line.text();
      out.writeUTF(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
      out.writeDouble(line.score());
      out.writeDouble(place.centreX());
      out.writeDouble(place.centreY());
      out.writeDouble(place.width());
      out.writeDouble(place.height());
      out.writeDouble(place.turnDeg());
    }
  }

  static TextReader.@Nullable Reading read(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count == NOT_READ) {
      return null;
    }
    if (count < 0 || count > TextReader.MAX_LINES) {
      throw new IOException("a list of " + count + " lines of text");
    }
    boolean whole = in.readBoolean();
    int tooSmall = in.readInt();
    int unclear = in.readInt();
    if (tooSmall < 0 || unclear < 0 || tooSmall + (long) unclear > TextReader.MAX_LINES) {
      throw new IOException(tooSmall + " and " + unclear + " lines that were not read");
    }
    List<TextLine> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      lines.add(line(in));
    }
    return new TextReader.Reading(lines, whole, tooSmall, unclear);
  }

  private static TextLine line(DataInputStream in) throws IOException {
    String text = in.readUTF();
    if (text.length() > MAX_TEXT) {
      throw new IOException("a line of " + text.length() + " letters");
    }
    double score = in.readDouble();
    double x = in.readDouble();
    double y = in.readDouble();
    double width = in.readDouble();
    double height = in.readDouble();
    double turn = in.readDouble();
    try {
      return new TextLine(text, score, new Quad(x, y, width, height, turn));
    } catch (IllegalArgumentException e) {
      throw new IOException("an impossible line of text", e);
    }
  }
}
