package org.sightline.zonefiles;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Areas as official gazettes print them: a name, then the corners in degrees, minutes and seconds,
 * one zone a block, an empty line between blocks; or a centre and a radius. WGS 84.
 *
 * <p>Lines such as {@code restricts: FLIGHT} give the properties of {@link ZoneDraft}; {@code O:
 * west} says what the letter O means from there on; {@code #} begins a comment; {@link PrivateLine}
 * is a zone of its own. Without a word on it a zone restricts {@code CAPTURE}, since what is
 * published like this are bans on aerial photography.
 */
final class GazetteZones implements ZoneReader {
  private static final int MAX_NAME = 200;
  private static final int MIN_ANGLES = 6;

  @Override
  public String name() {
    return "Vertex list";
  }

  /**
   * Three places each on a line of its own, a circle, or a private circle; and no marked-up text.
   */
  @Override
  public boolean accepts(String latin1) {
    String head = MixedText.head(latin1);
    boolean markup =
        head.isEmpty()
            || "<{[%".indexOf(head.charAt(0)) >= 0
            || head.indexOf('\0') >= 0
            || head.contains("```")
            || head.contains("](");
    int angles = 0;
    int from = 0;
    while (!markup && from < head.length()) {
      int end = from;
      while (end < head.length() && head.charAt(end) != '\n' && head.charAt(end) != '\r') {
        end++;
      }
      String line = utf8(head.substring(from, end)).strip();
      GazetteLine read = GazetteLine.of(line.startsWith("#") ? "" : line, 0);
      angles += read.isPlaces() ? read.angles().size() : 0;
      // places that are not understood are reported, not passed over as a note
      angles += read.isBroken() && read.angles().isEmpty() && read.words() <= 1 ? 2 : 0;
      boolean circle = read.isPlaces() && read.isRound() && read.angles().size() == 2;
      if (PrivateLine.is(line) || circle || angles >= MIN_ANGLES) {
        return true;
      }
      from = end + 1;
    }
    return false;
  }

  /** The head comes byte by byte; signs of degrees are more than one. */
  private static String utf8(String latin1) {
    byte[] bytes = latin1.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : latin1;
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    Reading reading = new Reading(input, into);
    try (TextLines lines = new TextLines(input.open())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        reading.line(line.strip(), lines.number());
      }
    } finally {
      reading.end();
    }
  }

  /** Where in the text we are. */
  private static final class Reading {
    private final ZoneInput input;
    private final ReadZones into;
    private final List<GazetteLine.Property> properties = new ArrayList<>();
    private @Nullable GazetteBlock block;
    private @Nullable String heading;
    private @Nullable GazetteLine radius;
    private boolean afterBlank = true;
    private boolean blankSincePlaces = true;
    private boolean textSincePlaces;
    private int eastO;
    private int number;

    Reading(ZoneInput input, ReadZones into) {
      this.input = input;
      this.into = into;
    }

    void line(String line, int lineNumber) {
      if (line.isEmpty()) {
        afterBlank = true;
        blankSincePlaces = true;
      } else if (PrivateLine.is(line)) {
        endBlock();
        ZoneDraft draft = new ZoneDraft(input.name(), ++number);
        PrivateLine.read(line, eastO, draft);
        into.finish(draft, input);
      } else if (!line.startsWith("#")) {
        GazetteLine.Property property = GazetteLine.property(line);
        if (property != null) {
          property(property);
        } else {
          read(GazetteLine.of(line, eastO), lineNumber);
        }
        afterBlank = false;
      }
    }

    private void property(GazetteLine.Property property) {
      if (property.key().equals("o")) {
        letterO(property.value().toLowerCase(Locale.ROOT));
      } else if (block != null && !blankSincePlaces && !textSincePlaces) {
        block.draft().put(property.key(), property.value());
      } else {
        properties.add(property);
      }
    }

    private void letterO(String meaning) {
      eastO =
          switch (meaning) {
            case "west", "w", "ouest", "oeste", "ovest" -> -1;
            case "east", "e", "est", "ost", "oost" -> 1;
            default -> 0;
          };
      if (eastO == 0) {
        into.problem(input.name(), "O", "is neither west nor east", true);
      }
    }

    private void read(GazetteLine line, int lineNumber) {
      boolean inside = block != null && !blankSincePlaces && !textSincePlaces;
      boolean broken = line.isBroken() && (inside || line.words() <= 4);
      boolean radiusOnly = inside && line.isRound() && !Double.isNaN(line.radiusM());
      if (line.isPlaces() || broken || radiusOnly || (inside && !line.angles().isEmpty())) {
        places(line);
      } else {
        text(line, lineNumber);
      }
    }

    private void text(GazetteLine line, int lineNumber) {
      if (PrivateLine.isMisspelt(line.text())) {
        into.problem(
            input.name(),
            "line " + lineNumber,
            "looks like a circle and is none: write private circle 300 m round 46.1234, 7.4567",
            true);
      }
      if (!line.angles().isEmpty()) {
        into.problem(
            input.name(), "line " + lineNumber, "has a place among words; passed over", false);
      }
      if (block != null && !blankSincePlaces && line.isBent()) {
        block.bent();
      }
      if (afterBlank || heading == null || !textSincePlaces) {
        heading = line.text();
        radius = null;
      }
      radius = line.isRound() && !Double.isNaN(line.radiusM()) ? line : radius;
      textSincePlaces = true;
    }

    private void places(GazetteLine line) {
      GazetteBlock open = block;
      boolean named = line.angles().size() >= MIN_ANGLES && !line.lead().isEmpty();
      boolean words = textSincePlaces || named;
      if (open != null && words && !blankSincePlaces && !open.restarts(line)) {
        open.interrupted();
      } else if (open == null || words || (blankSincePlaces && !open.goesOn(line))) {
        open = begin(line);
      }
      open.add(line, afterBlank);
      textSincePlaces = false;
      blankSincePlaces = false;
      heading = null;
      radius = null;
    }

    private GazetteBlock begin(GazetteLine first) {
      endBlock();
      ZoneDraft draft = new ZoneDraft(input.name(), ++number);
      String name = heading != null ? heading : first.lead();
      draft.put("name", shortName(name));
      for (GazetteLine.Property property : properties) {
        draft.put(property.key(), property.value());
      }
      properties.clear();
      GazetteBlock begun = new GazetteBlock(draft);
      if (radius != null) {
        begun.add(radius, false);
      }
      block = begun;
      return begun;
    }

    private static String shortName(String heading) {
      String name = heading.endsWith(":") ? heading.substring(0, heading.length() - 1) : heading;
      return name.substring(0, Math.min(MAX_NAME, name.length())).strip();
    }

    private void endBlock() {
      if (block != null) {
        into.finish(block.finished(), input);
      }
      block = null;
    }

    void end() {
      endBlock();
      if (!properties.isEmpty()) {
        into.problem(
            input.name(),
            properties.get(0).key(),
            "stands in the text without any places behind it: a zone may be lost",
            true);
      }
    }
  }
}
