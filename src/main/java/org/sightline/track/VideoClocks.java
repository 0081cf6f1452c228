package org.sightline.track;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sightline.media.MediaItem;

/**
 * When a video began, as its container says. QuickTime and ISO base media files have UTC by their
 * standards (ISO/IEC 14496-12 §8.2.2.3: seconds since 1904 in UTC), and many cameras write what
 * their clock shows. Apple writes the zone beside it; Android's muxer writes UTC, and when the
 * recording <em>ended</em>.
 */
final class VideoClocks {
  private VideoClocks() {}

  /**
   * The clock of a video.
   *
   * @param clockOffset how far the camera's clock is ahead of UTC; null if not said
   * @return null if the video does not say when it began
   */
  static @Nullable CameraClock of(MediaItem.Video video, @Nullable Duration clockOffset) {
    Clock stated = new Clock();
    String apple = video.text("com.apple.quicktime.creationdate");
    if (apple != null && stated.read(apple, 0) && stated.hasZone()) {
      Duration zone = Duration.ofNanos((stated.localMicros() - stated.utcMicros()) * 1000);
      return new CameraClock(
          stated.localMicros(), CameraClock.offset(zone, clockOffset), CameraClock.MEASURED_S);
    }
    String shown = video.text("MDPM:date");
    if (shown != null && stated.read(shown, 0) && stated.hasZone()) {
      Duration zone = Duration.ofNanos((stated.localMicros() - stated.utcMicros()) * 1000);
      return new CameraClock(
          stated.localMicros(), CameraClock.offset(zone, clockOffset), CameraClock.SET_S);
    }
    Instant created = video.created();
    if (created == null) {
      return null;
    }
    long micros = Math.multiplyExact(created.getEpochSecond(), 1_000_000L);
    if (video.text("com.android.version") != null) {
      Duration length = video.length();
      long began = micros - (length == null ? 0 : length.toNanos() / 1000);
      return new CameraClock(
          began, CameraClock.offset(Duration.ZERO, clockOffset), CameraClock.MEASURED_S);
    }
    return clockOffset == null
        ? new CameraClock(micros, null, CameraClock.SET_S)
        : new CameraClock(micros, clockOffset, CameraClock.MEASURED_S);
  }
}
