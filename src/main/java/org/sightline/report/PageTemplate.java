package org.sightline.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.sightline.media.Sha256;

/**
 * A page without its data: {@code web/report.html}, say, with style and script put in, and a
 * content-security policy that allows exactly these two by the SHA-256 of their text (CSP Level 3,
 * 2.3.1). So nothing that comes in with the data can ever run, and the page can request nothing.
 * Kept as bytes: turning them into text and back would cost more than all the rest.
 */
final class PageTemplate {
  private static final byte[] STRICT = ascii("'use strict';\n");

  private final String name;
  private final byte[] page;
  private final byte[] style;
  private final byte[][] script;

  private PageTemplate(String name, byte[] page, byte[] style, byte[][] script) {
    this.name = name;
    this.page = page;
    this.style = style;
    this.script = script;
  }

  /**
   * Reads a page's parts from the program's own resources.
   *
   * @param name of its own text and script, such as {@code report}
   */
  static PageTemplate load(String name) throws IOException {
    byte[][] script = {
      STRICT,
      text("tools.js"),
      text("map.js"),
      text("timeline.js"),
      text("layers.js"),
      text("moments.js"),
      text(name + ".js")
    };
    return new PageTemplate(name, text(name + ".html"), text("report.css"), script);
  }

  /** Writes what stands before the data. */
  void open(OutputStream out) throws IOException {
    int at = upTo(out, 0, "{{style-sha256}}");
    out.write(sha256(style));
    at = upTo(out, at, "{{script-sha256}}");
    out.write(sha256(script));
    at = upTo(out, at, "{{style}}");
    out.write(style);
    upTo(out, at, "{{data}}");
  }

  /** Writes what stands after it. */
  void close(OutputStream out) throws IOException {
    int at = after("{{data}}", 0);
    at = upTo(out, at, "{{script}}");
    for (byte[] part : script) {
      out.write(part);
    }
    out.write(page, at, page.length - at);
  }

  /** Writes the page from a place up to the next mark; gives where it goes on after the mark. */
  private int upTo(OutputStream out, int from, String mark) throws IOException {
    int next = after(mark, from);
    out.write(page, from, next - mark.length() - from);
    return next;
  }

  private int after(String mark, int from) {
    byte[] wanted = ascii(mark);
    for (int at = from; at + wanted.length <= page.length; at++) {
      if (page[at] == wanted[0]
          && Arrays.equals(page, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at + wanted.length;
      }
    }
    throw new IllegalStateException("web/" + name + ".html lacks " + mark);
  }

  // browsers hash the text after turning CR LF into LF, as some checkouts write it
  private static byte[] text(String name) throws IOException {
    try (InputStream in = PageTemplate.class.getResourceAsStream("/web/" + name)) {
      if (in == null) {
        throw new FileNotFoundException("web/" + name + " is missing from the program");
      }
      byte[] bytes = in.readAllBytes();
      if (new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\r') < 0) {
        return bytes;
      }
      int kept = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] != '\r') {
          bytes[kept++] = bytes[i];
        }
      }
      return Arrays.copyOf(bytes, kept);
    }
  }

  private static byte[] sha256(byte[]... parts) {
    MessageDigest digest = new Sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return Base64.getEncoder().encode(digest.digest());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
