package org.sightline.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.ZoneContact;

/**
 * One line of {@code zones at}: a point and the zones that it touches, with {@code contacts} as in
 * the record. Pure and safe for any number of threads.
 */
public final class PointLine {
  private static final int MAX_CONTACTS = 1_000;
  private static final int MAX_TEXT = 2_000;

  private PointLine() {}

  /**
   * The line of a point that was tested, UTF-8, without its line feed.
   *
   * @param contacts the most serious 1,000 are written; {@code contactsLeftOut} counts the others
   */
  public static byte[] of(double latDeg, double lonDeg, List<ZoneContact> contacts) {
    return line(
        json -> {
          json.exact("lat", latDeg);
          json.exact("lon", lonDeg);
          FindingsJson.contacts(json, contacts);
          if (contacts.size() > MAX_CONTACTS) {
            json.whole("contactsLeftOut", contacts.size() - MAX_CONTACTS);
          }
        });
  }

  /**
   * The line of a row that is no point: {@code contacts} is null, since nothing was tested.
   *
   * @param problem one plain sentence
   */
  public static byte[] ofBad(@Nullable Double latDeg, @Nullable Double lonDeg, String problem) {
    return line(
        json -> {
          json.exact("lat", latDeg);
          json.exact("lon", lonDeg);
          json.none("contacts");
          json.text("problem", problem);
        });
  }

  private static byte[] line(JsonWriter.Content content) {
    try {
      return JsonWriter.object(MAX_CONTACTS, MAX_TEXT, content);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }
}
