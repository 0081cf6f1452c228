package org.sightline.zonefiles;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Activity;

/**
 * What a user says about every zone of a file without touching it: {@code NAME.meaning.json} beside
 * {@code NAME.kml}, and {@code meaning.json} for all zone files of its folder, whose members count
 * where the file's own has none.
 *
 * <pre>{"restricts": ["CAPTURE"], "margin": 100, "kind": "power plant", "borderError": 25,
 * "private": true}</pre>
 *
 * <p>What the zones restrict is replaced, but for zones whose author says that they restrict
 * nothing. The margin and the border's error, metres, are the least that each zone gets. A member
 * or a value that is not understood makes the whole file unusable, so that a slip of the pen never
 * weakens a zone.
 *
 * @param restricts null leaves it to the file
 * @param kind null leaves it to the file
 * @param marginM metres, 0 or more
 * @param borderErrorM metres, 1 sigma, 0 or more
 * @param isPrivate all its zones are private
 */
record FileMeaning(
    @Nullable Set<Activity> restricts,
    @Nullable String kind,
    double marginM,
    double borderErrorM,
    boolean isPrivate) {
  static final String ENDING = ".meaning.json";
  static final String OF_FOLDER = "meaning.json";
  private static final double MAX_M = 1e6;

  /** Says nothing. */
  static final FileMeaning NONE = new FileMeaning(null, null, 0, 0, false);

  /** What cannot be understood. */
  static final class NotUnderstoodException extends Exception {
    private static final long serialVersionUID = 1;

    private final String field;

    NotUnderstoodException(String field, String message) {
      super(message);
      this.field = field;
    }

    String field() {
      return field;
    }
  }

  /** This one where it says something, else another. */
  FileMeaning over(FileMeaning other) {
    return new FileMeaning(
        restricts == null ? other.restricts : restricts,
        kind == null ? other.kind : kind,
        Math.max(marginM, other.marginM),
        Math.max(borderErrorM, other.borderErrorM),
        isPrivate || other.isPrivate);
  }

  static FileMeaning read(ZoneInput input) throws IOException, NotUnderstoodException {
    try (InputStream in = input.open();
        JsonParser json = JsonFile.JSON.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new NotUnderstoodException("", "is not a JSON object");
      }
      JsonTree meaning = JsonTree.read(json);
      if (json.nextToken() != null || meaning.wrong() != null) {
        throw new NotUnderstoodException("", "is not one JSON object with each member once");
      }
      return of(meaning);
    } catch (JsonProcessingException e) {
      throw new NotUnderstoodException(
          "", "is not whole JSON: it goes wrong in line " + e.getLocation().getLineNr());
    }
  }

  private static FileMeaning of(JsonTree meaning) throws NotUnderstoodException {
    for (String name : meaning.names()) {
      switch (name) {
        case "restricts", "kind", "margin", "borderError", "private" -> {
          // understood below
        }
        default ->
            throw new NotUnderstoodException(
                name, "is not understood: restricts, kind, margin, borderError and private are");
      }
    }
    String kind = meaning.text("kind");
    if (meaning.has("kind") && kind == null) {
      throw new NotUnderstoodException("kind", "is not a text");
    }
    String hidden = meaning.text("private");
    if (meaning.has("private") && !"true".equals(hidden)) {
      throw new NotUnderstoodException("private", "can only be true");
    }
    return new FileMeaning(
        restricts(meaning),
        kind,
        metres(meaning, "margin"),
        metres(meaning, "borderError"),
        hidden != null);
  }

  private static @Nullable Set<Activity> restricts(JsonTree meaning) throws NotUnderstoodException {
    if (!meaning.has("restricts")) {
      return null;
    }
    EnumSet<Activity> restricts = EnumSet.noneOf(Activity.class);
    for (String word : meaning.texts("restricts")) {
      switch (word.toUpperCase(Locale.ROOT)) {
        case "CAPTURE" -> restricts.add(Activity.CAPTURE);
        case "FLIGHT" -> restricts.add(Activity.FLIGHT);
        case "PUBLICATION" -> restricts.add(Activity.PUBLICATION);
        default ->
            throw new NotUnderstoodException(
                "restricts",
                "\"" + ZoneDraft.shortened(word) + "\" is not CAPTURE, FLIGHT or PUBLICATION");
      }
    }
    if (restricts.isEmpty() || meaning.texts("restricts").size() < meaning.count("restricts")) {
      throw new NotUnderstoodException(
          "restricts", "is not a list of CAPTURE, FLIGHT and PUBLICATION");
    }
    return restricts;
  }

  private static double metres(JsonTree meaning, String name) throws NotUnderstoodException {
    if (!meaning.has(name)) {
      return 0;
    }
    double metres = meaning.number(name);
    if (!(metres >= 0) || metres > MAX_M) {
      throw new NotUnderstoodException(name, "is not a number of metres from 0 to 1,000,000");
    }
    return metres;
  }
}
