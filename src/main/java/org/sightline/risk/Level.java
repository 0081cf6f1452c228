package org.sightline.risk;

/** How serious a finding is, least first; UNDETERMINED is a required check that was not made. */
public enum Level {
  /** Every required check made, no finding. */
  NONE,
  /** Worth knowing, often fine. */
  LOW,
  /** A required check could not be made: unknown, not fine. */
  UNDETERMINED,
  /** Look before sharing. */
  MEDIUM,
  /** Evidence that a rule of the policy is broken. */
  HIGH;

  /** The worse of two. */
  public Level worse(Level other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
