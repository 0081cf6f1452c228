package org.sightline.copies;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Sha256;

/**
 * Reads a list of decisions: CSV with the header {@code hash,decision,reason,when} in any order, or
 * JSON Lines with the same members. Of two lines with one hash the later holds, so decisions can be
 * appended as they are revised. Other columns and members are passed over.
 */
public final class KnownList {
  private static final int MAX_LINE = 1 << 16;
  private static final int MAX_LINES = 5_000_000;
  private static final int MAX_REASON = 1_000;
  private static final List<String> FIELDS = List.of("hash", "decision", "reason", "when");

  private final Path file;
  private final Map<PdqHash, KnownHash> all = new LinkedHashMap<>();

  /** Equal reasons, of which a list has many, are kept once. */
  private final Map<String, String> texts = new HashMap<>();

  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build())
          .build();
  private List<String> header = List.of();
  private int line;

  private KnownList(Path file) {
    this.file = file;
  }

  /**
   * Reads a list whole.
   *
   * @throws KnownListException if it cannot be used as it stands
   */
  public static KnownHashes read(Path file) throws KnownListException {
    return new KnownList(file).read();
  }

  private KnownHashes read() throws KnownListException {
    Sha256 digest = new Sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16)) {
      for (String text = next(reader); text != null; text = next(reader)) {
        line++;
        if (line == 1 && text.startsWith("\uFEFF")) {
          text = text.substring(1);
        }
        if (!text.isBlank()) {
          take(text);
        }
      }
    } catch (CharacterCodingException e) {
      throw refused("near line " + (line + 1) + " the text is not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      throw refused("it cannot be read; is the name right?");
    }
    return new KnownHashes(new ArrayList<>(all.values()), hex(digest.digest()));
  }

  /** A line without its end, at most so long. */
  private @Nullable String next(BufferedReader reader) throws IOException, KnownListException {
    StringBuilder text = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      if (text.length() == MAX_LINE || line == MAX_LINES) {
        line++;
        throw wrong("the line is too long, or there are more than 5,000,000 of them");
      }
      text.append((char) c);
      c = reader.read();
    }
    int end = text.length();
    return text.substring(0, end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  private void take(String text) throws KnownListException {
    if (text.startsWith("{")) {
      add(members(text));
      return;
    }
    List<String> cells = cells(text);
    if (header.isEmpty()) {
      header = lowerCase(cells);
      for (String field : FIELDS.subList(0, 3)) {
        if (!header.contains(field)) {
          throw wrong("the first line must name the columns hash,decision,reason,when");
        }
      }
      return;
    }
    if (cells.size() != header.size()) {
      throw wrong("it has " + cells.size() + " columns, the first line " + header.size());
    }
    Map<String, String> row = new HashMap<>();
    for (String field : FIELDS) {
      int column = header.indexOf(field);
      row.put(field, column < 0 ? "" : cells.get(column));
    }
    add(row);
  }

  private static List<String> lowerCase(List<String> cells) {
    List<String> names = new ArrayList<>();
    for (String cell : cells) {
      names.add(cell.strip().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private void add(Map<String, String> row) throws KnownListException {
    String hex = row.getOrDefault("hash", "").strip();
    PdqHash hash = PdqHash.parse(hex);
    if (hash == null) {
      throw wrong("hash must be 64 hexadecimal digits, not \"" + clipped(hex) + "\"");
    }
    String word = row.getOrDefault("decision", "").strip().toLowerCase(Locale.ROOT);
    KnownHash.Decision decision =
        switch (word) {
          case "restricted" -> KnownHash.Decision.RESTRICTED;
          case "cleared" -> KnownHash.Decision.CLEARED;
          default ->
              throw wrong("decision must be restricted or cleared, not \"" + clipped(word) + "\"");
        };
    String reason = row.getOrDefault("reason", "").strip();
    if (reason.isEmpty() || reason.length() > MAX_REASON) {
      throw wrong("reason must say in up to 1,000 characters why it was decided so");
    }
    String when = row.getOrDefault("when", "").strip();
    if (!isTime(when)) {
      throw wrong(
          "when must be a date such as 2026-11-22, or a time such as 2026-11-22T16:20Z, not \""
              + clipped(when)
              + "\"");
    }
    all.put(hash, new KnownHash(hash, decision, once(reason), once(when)));
  }

  private String once(String text) {
    return texts.computeIfAbsent(text, key -> key);
  }

  private static boolean isTime(String when) {
    try {
      if (when.length() > 10) {
        OffsetDateTime.parse(when);
      } else if (!when.isEmpty()) {
        LocalDate.parse(when);
      }
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private Map<String, String> members(String text) throws KnownListException {
    Map<String, String> row = new HashMap<>();
    try (JsonParser in = json.createParser(text)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (FIELDS.contains(name) && value == JsonToken.VALUE_STRING) {
          row.put(name, in.getText());
        } else if (FIELDS.contains(name) && value != JsonToken.VALUE_NULL) {
          throw wrong(name + " must be a text in quotes");
        }
        in.skipChildren();
      }
      if (in.nextToken() != null) {
        throw wrong("something follows the object");
      }
    } catch (JsonProcessingException e) {
      throw wrong("it is no JSON object: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw wrong("it cannot be read");
    }
    return row;
  }

  /** The cells of one line (RFC 4180); a line break within a cell is not read. */
  private List<String> cells(String text) throws KnownListException {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      throw wrong("a quotation mark is not closed on the same line");
    }
    cells.add(cell.toString());
    return cells;
  }

  private static String clipped(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private KnownListException wrong(String why) {
    return refused("line " + line + ": " + why);
  }

  private KnownListException refused(String why) {
    return new KnownListException(file + ": " + why);
  }

  private static String hex(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte b : bytes) {
      hex.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return hex.toString();
  }
}
