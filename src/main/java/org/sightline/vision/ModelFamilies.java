package org.sightline.vision;

/** What is public of the families of networks: their names, and how each takes pictures. */
public final class ModelFamilies {
  private ModelFamilies() {}

  /** The words that a card may name a family by. */
  public static String names() {
    return Heads.names();
  }

  /**
   * How a family takes pictures where a card says nothing.
   *
   * @throws IllegalArgumentException if there is no such family
   */
  public static Preparation preparation(String name) {
    return family(name).preparation();
  }

  /**
   * What a family's outputs mean where a card says nothing.
   *
   * @throws IllegalArgumentException if there is no such family
   */
  public static Reading reading(String name) {
    return family(name).reading();
  }

  private static Head family(String name) {
    Head head = Heads.named(name);
    if (head == null) {
      throw new IllegalArgumentException(name);
    }
    return head;
  }
}
