package org.sightline.view;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * As much of MISB ST 0601 (UAS Datalink Local Set) as proves the geometry: items by tag in degrees
 * and metres. Not the reader that the program uses.
 */
final class KlvPackets {
  private static final byte[] KEY = {
    0x06, 0x0E, 0x2B, 0x34, 0x02, 0x0B, 0x01, 0x01, 0x0E, 0x01, 0x03, 0x01, 0x01, 0, 0, 0
  };

  private KlvPackets() {}

  /** The packets of a file, each its items by tag. */
  static List<Map<Integer, Double>> of(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<Map<Integer, Double>> packets = new ArrayList<>();
    for (int at = 0; at + KEY.length < bytes.length; at++) {
      if (starts(bytes, at)) {
        packets.add(items(ByteBuffer.wrap(bytes).position(at + KEY.length)));
      }
    }
    return packets;
  }

  private static boolean starts(byte[] bytes, int at) {
    for (int i = 0; i < KEY.length; i++) {
      if (bytes[at + i] != KEY[i]) {
        return false;
      }
    }
    return true;
  }

  private static Map<Integer, Double> items(ByteBuffer in) {
    int end = length(in) + in.position();
    Map<Integer, Double> items = new TreeMap<>();
    while (in.position() < end) {
      int tag = 0;
      int next;
      do {
        next = in.get() & 0xFF;
        tag = tag << 7 | (next & 0x7F);
      } while (next > 0x7F);
      byte[] value = new byte[length(in)];
      in.get(value);
      double mapped = value.length > 4 ? Double.NaN : mapped(tag, value);
      if (!Double.isNaN(mapped)) {
        items.put(tag, mapped);
      }
    }
    return items;
  }

  private static int length(ByteBuffer in) {
    int first = in.get() & 0xFF;
    int length = first;
    if (first > 0x7F) {
      length = 0;
      for (int i = 0; i < (first & 0x7F); i++) {
        length = length << 8 | (in.get() & 0xFF);
      }
    }
    return length;
  }

  private static double mapped(int tag, byte[] value) {
    return switch (tag) {
      case 5, 18, 20 -> unsigned(value, 0, 360);
      case 6 -> signed(value, 20);
      case 7 -> signed(value, 50);
      case 13, 23 -> signed(value, 90);
      case 14, 19, 24 -> signed(value, 180);
      case 15, 25 -> unsigned(value, -900, 19_000);
      case 16, 17 -> unsigned(value, 0, 180);
      case 21 -> unsigned(value, 0, 5_000_000);
      case 26, 27, 28, 29, 30, 31, 32, 33 -> signed(value, 0.075);
      case 82, 84, 86, 88, 90, 91 -> signed(value, 90);
      case 83, 85, 87, 89 -> signed(value, 180);
      default -> Double.NaN;
    };
  }

  private static double unsigned(byte[] value, double low, double high) {
    double number = 0;
    for (byte b : value) {
      number = number * 256 + (b & 0xFF);
    }
    return low + number * (high - low) / (Math.pow(256, value.length) - 1);
  }

  /** The most negative number means that there is none. */
  private static double signed(byte[] value, double range) {
    long number = value[0];
    for (int i = 1; i < value.length; i++) {
      number = number << 8 | (value[i] & 0xFF);
    }
    double most = Math.pow(2, 8 * value.length - 1) - 1;
    return number < -most ? Double.NaN : number * range / most;
  }
}
