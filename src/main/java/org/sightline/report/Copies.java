package org.sightline.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.copies.CopyGroups;
import org.sightline.copies.Fingerprint;
import org.sightline.risk.Level;

/**
 * The pictures of a run that are near-copies of each other, so that a person decides once for all
 * of a group. Rows are added in the order of the record; hashes and places of rows are kept, the
 * rows are read again when a group is written.
 */
final class Copies {
  /** What a page shows; the rest is in {@link Reports#GROUPS}. */
  private static final int PAGE_GROUPS = 2_000;

  private static final int PAGE_MEMBERS = 12;

  private @Nullable CopyGroups copies;
  private long[] offsets = new long[0];
  private int[] rows = new int[0];
  private Level[] levels = new Level[0];

  /** Which hash of its row each is. */
  private short[] pictures = new short[0];

  private @Nullable List<Group> groups;

  /**
   * A group.
   *
   * @param number from 1, by first pictures in the order of the record
   * @param members which of the pictures added, rising
   * @param worst the worst of their levels
   */
  record Group(int number, List<Integer> members, Level worst) {}

  void add(Row row) {
    add(row, row.fields().get("hash"), -1);
    List<JsonSpan> pictures = row.fields().list("hashes");
    for (int i = 0; i < pictures.size(); i++) {
      add(row, pictures.get(i).get("hash"), i);
    }
  }

  /**
   * @param picture which of a video's hashes it is; −1 for a photo's
   */
  private void add(Row row, JsonSpan hash, int picture) {
    Fingerprint print = hash.isAbsent() ? null : CopiesJson.read(hash);
    if (print == null || !print.tells()) {
      return;
    }
    CopyGroups all = copies;
    if (all == null) {
      all = new CopyGroups();
      copies = all;
    }
    int number = all.size();
    if (number == offsets.length) {
      int longer = Math.addExact(number, number / 2 + 64);
      offsets = Arrays.copyOf(offsets, longer);
      rows = Arrays.copyOf(rows, longer);
      levels = Arrays.copyOf(levels, longer);
      pictures = Arrays.copyOf(pictures, longer);
    }
    pictures[number] = (short) picture;
    offsets[number] = row.offset();
    rows[number] = (int) row.number();
    levels[number] = row.level();
    all.add(print);
  }

  /** The groups of two or more; no row may be added after. */
  List<Group> groups() {
    List<Group> known = groups;
    if (known == null) {
      known = made();
      groups = known;
    }
    return known;
  }

  private List<Group> made() {
    List<Group> made = new ArrayList<>();
    CopyGroups all = copies;
    if (all == null) {
      return made;
    }
    List<@Nullable List<Integer>> members = new ArrayList<>(Collections.nCopies(all.size(), null));
    for (int i = 0; i < all.size(); i++) {
      int first = all.first(i);
      // a video that shows a thing twice is no copy of itself
      if (first != i && rows[first] != rows[i]) {
        List<Integer> group = members.get(first);
        if (group == null) {
          group = new ArrayList<>(List.of(first));
          members.set(first, group);
        }
        if (rows[group.get(group.size() - 1)] != rows[i]) {
          group.add(i);
        }
      }
    }
    for (List<Integer> group : members) {
      if (group != null) {
        made.add(new Group(made.size() + 1, group, worst(group)));
      }
    }
    return made;
  }

  private Level worst(List<Integer> members) {
    Level worst = Level.NONE;
    for (int member : members) {
      worst = worst.worse(levels[member]);
    }
    return worst;
  }

  /** How many pictures are in a group. */
  long grouped() {
    long sum = 0;
    for (Group group : groups()) {
      sum += group.members().size();
    }
    return sum;
  }

  /**
   * Writes {@link Reports#GROUPS}, a line each member, or removes an older one if there is no
   * group.
   */
  void write(Path folder, Rows from) throws IOException {
    Path file = folder.resolve(Reports.GROUPS);
    if (groups().isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    Path part = folder.resolve(Reports.GROUPS + ".part");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
        JsonWriter json = new JsonWriter(out)) {
      for (Group group : groups()) {
        for (int member : group.members()) {
          json.open();
          json.whole("group", group.number());
          json.whole("pictures", group.members().size());
          json.text("worst", group.worst().name());
          member(json, from, member);
          json.close('}');
          json.endLine();
        }
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The page's part, JSON: groups whose worst member is worst first. */
  byte[] page(Rows from) throws IOException {
    // nearly always, and then nothing is linked for it
    return groups().isEmpty()
        ? "{\"groups\":0,\"pictures\":0,\"shown\":[]}".getBytes(StandardCharsets.US_ASCII)
        : JsonWriter.object(Integer.MAX_VALUE, 100_000, json -> page(json, from));
  }

  private void page(JsonWriter json, Rows from) throws IOException {
    json.whole("groups", groups().size());
    json.whole("pictures", grouped());
    List<Group> worstFirst = new ArrayList<>(groups());
    worstFirst.sort((a, b) -> b.worst().compareTo(a.worst()));
    json.openList("shown");
    for (Group group : worstFirst.subList(0, Math.min(PAGE_GROUPS, worstFirst.size()))) {
      json.open();
      json.whole("group", group.number());
      json.whole("pictures", group.members().size());
      json.text("worst", group.worst().name());
      json.openList("members");
      int most = Math.min(PAGE_MEMBERS, group.members().size());
      for (int member : group.members().subList(0, most)) {
        json.open();
        member(json, from, member);
        json.close('}');
      }
      json.close(']');
      json.close('}');
    }
    json.close(']');
  }

  private void member(JsonWriter json, Rows from, int member) throws IOException {
    CopyGroups all = copies;
    if (all == null) {
      throw new IllegalStateException("no picture was added");
    }
    Row row = from.at(offsets[member], rows[member]);
    json.text("id", row.id());
    json.text("source", row.source());
    json.text("level", row.level().name());
    int picture = pictures[member];
    if (picture < 0) {
      json.text("pdq", row.fields().get("hash").text("pdq"));
    } else {
      JsonSpan shown = row.fields().list("hashes").get(picture);
      json.number("offsetS", shown.number("offsetS"), 3);
      json.text("pdq", shown.get("hash").text("pdq"));
    }
    json.whole("bitsApart", all.bitsApart(member));
    json.text("turn", all.turn(member).name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
