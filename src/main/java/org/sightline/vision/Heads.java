package org.sightline.vision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The families of networks that Sightline can read. */
final class Heads {
  /** All of them; a model card names one. */
  static final List<Head> ALL =
      List.of(
          new YoloxHead(),
          new NanoDetHead(),
          new FastestDetHead(),
          new DarknetHead(),
          YoloHead.V8,
          YoloHead.V5,
          new DetrHead(),
          new SsdHead(),
          new OrientedHead(),
          new YuNetHead());

  private Heads() {}

  /** What a card may name, for messages. */
  static String names() {
    StringBuilder text = new StringBuilder();
    for (Head head : ALL) {
      text.append(text.length() == 0 ? "" : ", ").append(head.name());
    }
    return text.toString();
  }

  /** The family of that name; null if there is none. */
  static @Nullable Head named(String name) {
    for (Head head : ALL) {
      if (head.name().equals(name)) {
        return head;
      }
    }
    return null;
  }
}
