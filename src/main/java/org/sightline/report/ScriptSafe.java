package org.sightline.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON so that it may stand in a {@code <script>} element: every {@code <} becomes its JSON
 * escape. In JSON it occurs within strings only, in UTF-8 never as part of another character.
 */
final class ScriptSafe extends FilterOutputStream {
  private static final byte[] ESCAPED = "\\u003c".getBytes(StandardCharsets.US_ASCII);

  ScriptSafe(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    if (b == '<') {
      out.write(ESCAPED);
    } else {
      out.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '<') {
        out.write(bytes, from, i - from);
        out.write(ESCAPED);
        from = i + 1;
      }
    }
    out.write(bytes, from, offset + length - from);
  }
}
