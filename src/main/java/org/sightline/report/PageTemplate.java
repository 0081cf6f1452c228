package org.sightline.report;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page without its data: {@code web/report.html} with style and script put in, and a
 * content-security policy that allows exactly these two by the SHA-256 of their text (CSP Level 3,
 * 2.3.1). So nothing that comes in with the data can ever run, and the page can request nothing.
 *
 * @param before all that stands before the data
 * @param after all that stands after it
 */
record PageTemplate(String before, String after) {
  private static final String DATA = "{{data}}";

  /** Reads the page's parts from the program's own resources. */
  static PageTemplate load() throws IOException {
    String style = text("report.css");
    String script = "'use strict';\n" + text("map.js") + text("report.js");
    String page = text("report.html");
    page = put(page, "{{style-sha256}}", sha256(style));
    page = put(page, "{{script-sha256}}", sha256(script));
    int data = page.indexOf(DATA); // before the script is put in, whose text may hold anything
    String before = put(page.substring(0, data), "{{style}}", style);
    return new PageTemplate(
        before, put(page.substring(data + DATA.length()), "{{script}}", script));
  }

  /** Writes what stands before the data. */
  void open(OutputStream out) throws IOException {
    out.write(before.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes what stands after it. */
  void close(OutputStream out) throws IOException {
    out.write(after.getBytes(StandardCharsets.UTF_8));
  }

  private static String put(String page, String place, String text) {
    int at = page.indexOf(place);
    return page.substring(0, at) + text + page.substring(at + place.length());
  }

  // browsers hash the text after turning CR LF into LF, as some checkouts write it
  private static String text(String name) throws IOException {
    try (InputStream in = PageTemplate.class.getResourceAsStream("/web/" + name)) {
      if (in == null) {
        throw new FileNotFoundException("web/" + name + " is missing from the program");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
      for (byte b : in.readAllBytes()) {
        if (b != '\r') {
          bytes.write(b);
        }
      }
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
