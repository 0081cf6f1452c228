package org.sightline.batch;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.sightline.risk.Level;

/** What a run's exit code depends on, counted as lines are made. Any thread may count. */
public final class Tally {
  private final Map<Level, AtomicLong> levels = new EnumMap<>(Level.class);
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong reused = new AtomicLong();
  private final AtomicBoolean bug = new AtomicBoolean();

  /** Nothing counted yet. */
  Tally() {
    for (Level level : Level.values()) {
      levels.put(level, new AtomicLong());
    }
  }

  private AtomicLong at(Level level) {
    return Objects.requireNonNull(levels.get(level));
  }

  void item(Level level, boolean isFailed, boolean isMedia) {
    if (isMedia) {
      at(level).incrementAndGet();
    }
    if (isFailed) {
      failed.incrementAndGet();
    }
  }

  void reused() {
    reused.incrementAndGet();
  }

  void bug() {
    bug.set(true);
  }

  /** How many inputs could not be read. */
  public long failed() {
    return failed.get();
  }

  /** How many lines of an earlier run were taken over. */
  public long reusedLines() {
    return reused.get();
  }

  /** Whether an item showed a fault of Sightline itself. */
  public boolean hasBug() {
    return bug.get();
  }

  /**
   * Whether any input that is media stands at a level or over it.
   *
   * @param allowUndetermined whether inputs that could not be decided pass; otherwise they count at
   *     any level
   */
  public boolean reaches(Level level, boolean allowUndetermined) {
    for (Level each : Level.values()) {
      boolean counts = each == Level.UNDETERMINED ? !allowUndetermined : each.compareTo(level) >= 0;
      if (counts && at(each).get() > 0) {
        return true;
      }
    }
    return false;
  }
}
