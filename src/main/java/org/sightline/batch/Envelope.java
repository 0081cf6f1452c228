package org.sightline.batch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * What carries an answer of the child on its standard output. Native libraries may print to that
 * same stream, so each answer is wrapped: the session's secret {@link #MARK_BYTES} bytes, a length,
 * the answer, its CRC-32. The reader skips whatever stands between answers.
 */
final class Envelope {
  /** Length of the mark that opens an answer; the parent draws it at random for each child. */
  static final int MARK_BYTES = 16;

  private static final int MAX_ANSWER_BYTES = 64 << 20;
  private static final int MAX_CHATTER_BYTES = 16 << 20;

  private Envelope() {}

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
}
