package org.sightline.media;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of file names, right in any locale: a path's own string is decoded with the platform's
 * character set and loses what that lacks, while its URI keeps the bytes (RFC 3986 §2.1).
 */
public final class Names {
  private Names() {}

  /** The whole path as text, '/' separated, as it was given. */
  public static Source source(Path path) {
    int count = path.getNameCount();
    if (count == 0) {
      return new Source(slashed(path.toString()), false);
    }
    Source names = source(path, 0);
    Path root = path.getRoot();
    return root == null
        ? names
        : new Source(slashed(root.toString()) + names.text(), names.encoded());
  }

  /** The names of a path from one of its elements on, '/' separated. */
  public static Source source(Path path, int fromElement) {
    Path part = path.subpath(fromElement, path.getNameCount());
    String plain = part.toString();
    if (isAscii(plain)) {
      return new Source(slashed(plain), false);
    }
    byte[] bytes = bytes(part);
    String text = utf8(bytes);
    return text == null ? new Source(readable(bytes), true) : new Source(text, false);
  }

  /** A folder's text and a path below it as one. */
  static Source join(@Nullable Source folder, Source below) {
    if (folder == null || folder.text().isEmpty()) {
      return below;
    }
    // a mixture of plain and escaped would be neither
    String left = folder.encoded() == below.encoded() ? folder.text() : escapedAgain(folder);
    String right = folder.encoded() == below.encoded() ? below.text() : escapedAgain(below);
    String slash = left.endsWith("/") ? "" : "/";
    return new Source(left + slash + right, folder.encoded() || below.encoded());
  }

  /** A name to compare by: its bytes percent-encoded, ASCII letters in lower case. */
  public static String key(Path path) {
    Path name = path.getFileName();
    if (name == null) {
      return "";
    }
    String plain = name.toString();
    return lower(isAscii(plain) ? plain : escaped(bytes(name)));
  }

  private static String escapedAgain(Source source) {
    return source.encoded() ? source.text() : source.text().replace("%", "%25");
  }

  private static String lower(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] = (char) (chars[i] + 'a' - 'A');
      }
    }
    return new String(chars);
  }

  /**
   * The bytes of a relative path, '/' separated: its absolute URI less that of the working folder.
   */
  private static byte[] bytes(Path relative) {
    String here = Path.of("").toUri().getRawPath();
    String raw = relative.toUri().getRawPath();
    int from = here.endsWith("/") ? here.length() : here.length() + 1;
    int to = raw.endsWith("/") ? raw.length() - 1 : raw.length();
    byte[] bytes = new byte[to - from];
    int size = 0;
    for (int i = from; i < to; i++) {
      char c = raw.charAt(i);
      if (c == '%' && i + 2 < to) {
        bytes[size++] = (byte) Integer.parseInt(raw, i + 1, i + 3, 16);
        i += 2;
      } else {
        bytes[size++] = (byte) c;
      }
    }
    return Arrays.copyOf(bytes, size);
  }

  private static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** What is UTF-8 as it is, every other byte and the percent sign itself escaped. */
  private static String readable(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(3 * bytes.length);
    while (in.hasRemaining()) {
      CharBuffer good = CharBuffer.allocate(bytes.length);
      CoderResult result = decoder.reset().decode(in, good, true);
      out.put(good.flip().toString().replace("%", "%25"));
      for (int bad = result.isMalformed() ? result.length() : 0; bad > 0; bad--) {
        out.put(escaped(new byte[] {in.get()}));
      }
    }
    return out.flip().toString();
  }

  private static String escaped(byte[] bytes) {
    String hex = "0123456789ABCDEF";
    StringBuilder out = new StringBuilder(bytes.length + 16);
    for (byte b : bytes) {
      if (b > 0x20 && b < 0x7f && b != '%') {
        out.append((char) b);
      } else {
        out.append('%').append(hex.charAt(b >> 4 & 15)).append(hex.charAt(b & 15));
      }
    }
    return out.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String slashed(String text) {
    return File.separatorChar == '/' ? text : text.replace('\\', '/');
  }
}
