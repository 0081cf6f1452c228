package org.sightline.telemetry;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Block;
import org.sightline.media.Bytes;

/**
 * The properties of an XMP packet (ISO 16684-1) that Sightline has a use for, by short name: {@code
 * drone-dji:GimbalYawDegree}, and {@code drone-skydio:CameraOrientationNED/Yaw} inside a structure.
 * Of a list, the first entry.
 *
 * <p>Depth and size are bounded, and a packet that breaks off keeps what stood before the break.
 * Immutable after reading.
 */
final class XmpPacket {
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final int MAX_BYTES = 4 << 20;
  private static final int MAX_TAGS = 100_000;
  private static final int MAX_WRAPPER_BYTES = 128;

  /** No wanted value is near this long. */
  static final int MAX_VALUE_CHARS = 512;

  /**
   * Stands for a property that nobody asks for and all within it: the place shown (IPTC), the
   * fields of pictures that were pasted in ({@code xmpMM:Pantry}). They are not this picture's.
   */
  private static final String OF_OTHERS = "";

  private final Block block;
  private final Map<String, String> values = new HashMap<>();
  private boolean described;
  private boolean damaged;

  private XmpPacket(Block block) {
    this.block = block;
  }

  /** Reads a packet; never fails. */
  static XmpPacket read(Block block) {
    XmpPacket packet = new XmpPacket(block);
    XmlScanner scanner = new XmlScanner(decode(block.bytes()));
    List<@Nullable String> path = new ArrayList<>();
    for (int tags = 0; tags < MAX_TAGS && scanner.next(); tags++) {
      if (scanner.isStart()) {
        path.add(packet.enter(scanner, path));
      } else {
        String name = last(path);
        if (name != null && !name.isEmpty()) {
          packet.put(name, scanner.text());
        }
        path.remove(path.size() - 1);
        if (path.isEmpty()) {
          break; // padding and the closing instruction
        }
      }
    }
    packet.damaged = scanner.damaged();
    return packet;
  }

  /** UTF-8, or UTF-16 as byte-order mark or zeros show (ISO 16684-1 §7.3.2). */
  private static String decode(Bytes bytes) {
    byte[] data = bytes.array();
    int length = Math.min(data.length, MAX_BYTES);
    Charset charset = StandardCharsets.UTF_8;
    if (length > 1 && ((data[0] & 0xFF) == 0xFE || data[0] == 0)) {
      charset = StandardCharsets.UTF_16BE;
    } else if (length > 1 && ((data[0] & 0xFF) == 0xFF || data[1] == 0)) {
      charset = StandardCharsets.UTF_16LE;
    }
    int from = charset.equals(StandardCharsets.UTF_8) ? afterWrapper(data, length) : 0;
    return new String(data, from, length - from, charset);
  }

  /**
   * Where the document begins behind {@code <?xpacket begin="…"?>}: the byte-order mark in there
   * would make the whole text take two bytes a character, and scanning it twice as slow.
   */
  private static int afterWrapper(byte[] data, int length) {
    if (length < 2 || data[0] != '<' || data[1] != '?') {
      return 0;
    }
    for (int i = 2; i + 1 < Math.min(length, MAX_WRAPPER_BYTES); i++) {
      if (data[i] == '?' && data[i + 1] == '>') {
        return i + 2;
      }
    }
    return 0;
  }

  private static @Nullable String last(List<@Nullable String> path) {
    return path.isEmpty() ? null : path.get(path.size() - 1);
  }

  /** Notes the attributes of an element; the name that its text will have, null if unwanted. */
  private @Nullable String enter(XmlScanner scanner, List<@Nullable String> path) {
    String own = name(scanner.name(), last(path));
    for (XmlScanner.Attribute attribute : scanner.attributes()) {
      String name = name(attribute.name(), own);
      if (name != null && !name.equals(own) && !name.isEmpty()) {
        put(name, attribute.value());
      }
    }
    return own;
  }

  private @Nullable String name(XmlScanner.Name name, @Nullable String parent) {
    described |= RDF.equals(name.uri());
    if (RDF.equals(name.uri()) || "adobe:ns:meta/".equals(name.uri())) {
      return parent; // Description, Seq, li: scaffolding around the value
    }
    if (parent != null) {
      return parent.isEmpty() ? OF_OTHERS : parent + '/' + name.local();
    }
    String family = family(name.uri(), name.prefix());
    if (family != null) {
      return family + ':' + name.local();
    }
    // the place created is where the picture was taken; its fields count as the picture's own
    return described && !name.local().equals("LocationCreated") ? OF_OTHERS : null;
  }

  /**
   * The short name of a namespace, or null if nothing in it is wanted. By address, and where makers
   * kept the prefix but wrote another address, by prefix.
   */
  private static @Nullable String family(String uri, String prefix) {
    switch (uri) {
      case "http://ns.adobe.com/exif/1.0/":
        return "exif";
      case "http://cipa.jp/exif/1.0/":
        return "exifEX";
      case "http://ns.adobe.com/tiff/1.0/":
        return "tiff";
      case "http://ns.adobe.com/xap/1.0/":
        return "xmp";
      case "http://ns.adobe.com/photoshop/1.0/":
        return "photoshop";
      case "http://ns.google.com/photos/1.0/panorama/":
        return "GPano";
      case "http://www.dji.com/drone-dji/1.0/":
        return "drone-dji";
      case "http://pix4d.com/camera/1.0/":
      case "http://pix4d.com/camera/1.0":
        return "Camera";
      default:
        return familyByPrefix(uri, prefix);
    }
  }

  private static @Nullable String familyByPrefix(String uri, String prefix) {
    switch (prefix) {
      case "drone-dji":
      case "drone-parrot":
      case "drone-skydio":
      case "drone-autel":
      case "Camera":
        // Parrot's first drones gave the aircraft's attitude under "Camera/", see ParrotReader
        return uri.equals("Camera/") ? "Camera-aircraft" : prefix;
      case "drone":
      case "AutelDrone":
      case "Autel":
        return "drone-autel";
      default:
        return familyByMaker(uri);
    }
  }

  private static @Nullable String familyByMaker(String uri) {
    if (uri.contains("autel")) {
      return "drone-autel";
    }
    if (uri.contains("skydio.com")) {
      return "drone-skydio";
    }
    if (uri.contains("drone-parrot")) {
      return "drone-parrot";
    }
    return uri.contains("sensefly.com/Camera") ? "Camera" : null;
  }

  private void put(String name, String value) {
    if (value.length() > MAX_VALUE_CHARS) {
      return;
    }
    String trimmed = value.trim();
    if (!trimmed.isEmpty()) {
      values.putIfAbsent(name, trimmed);
    }
  }

  /** A property's text; null if absent or blank. */
  @Nullable String text(String name) {
    return values.get(name);
  }

  /** A property's number; NaN if absent or not one. */
  double number(String name) {
    return Numbers.parse(values.get(name));
  }

  /** Whether the packet broke off or nested too deep. */
  boolean damaged() {
    return damaged;
  }

  /** What kind of packet it is. */
  Block.Kind kind() {
    return block.kind();
  }

  /** The container it lay in. */
  String where() {
    return block.where();
  }
}
