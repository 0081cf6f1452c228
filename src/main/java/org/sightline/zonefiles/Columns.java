package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Limit;

/**
 * What the columns of a table beside shapes mean (Shapefile, GeoPackage), by their names.
 *
 * <p>Our own properties are taken in any capitals, since dBASE writes all names in upper case. A
 * {@code floor} or {@code ceiling} must be a text that states from where it counts ("300 m AMSL"):
 * the {@code CEILING} of a US facility map, a bare number, means the opposite of ours. Without a
 * {@code name} or {@code id} of ours, the first column with one of the usual names is taken. Other
 * texts are kept as what the source states.
 */
final class Columns {
  private static final int MAX_STATED = 16;
  private static final int MAX_STATED_LENGTH = 254;

  /** Of park, airspace and statistics offices, and of what programs name by themselves. */
  private static final List<String> NAMES =
      List.of(
          "zone_name",
          "zonename",
          "site_name",
          "sitename",
          "area_name",
          "areaname",
          "full_name",
          "fullname",
          "name_en",
          "orig_name",
          "naam",
          "nam",
          "namn",
          "navn",
          "nazwa",
          "nazev",
          "nimi",
          "nimetus",
          "nom",
          "nombre",
          "nome",
          "bezeichnung",
          "bezeichnun",
          "bezeichn",
          "gebietsname",
          "gebietsnam",
          "toponym",
          "label",
          "title");

  private static final List<String> IDS =
      List.of(
          "zone_id",
          "zoneid",
          "identifier",
          "identifie",
          "ident",
          "site_code",
          "sitecode",
          "wdpa_pid",
          "wdpaid",
          "local_id",
          "localid",
          "inspireid",
          "gml_id",
          "globalid",
          "global_id",
          "uuid",
          "osm_id",
          "code");

  private final List<Role> roles;

  /** What becomes of a column. */
  private record Role(String column, @Nullable String property, boolean isText) {}

  private Columns(List<Role> roles) {
    this.roles = roles;
  }

  /**
   * Gives each column its meaning.
   *
   * @param names of all columns
   * @param texts the indexes of those that hold texts
   */
  static Columns of(List<String> names, Set<Integer> texts) {
    Set<String> taken = new HashSet<>();
    List<Role> roles = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      String property = ours(names.get(i).toLowerCase(Locale.ROOT));
      roles.add(
          new Role(
              names.get(i),
              property != null && taken.add(property) ? property : null,
              texts.contains(i)));
    }
    usual("name", NAMES, taken, roles);
    usual("id", IDS, taken, roles);
    return new Columns(roles);
  }

  private static @Nullable String ours(String name) {
    return switch (name) {
      case "id", "name", "kind", "restricts", "floor", "ceiling", "hours", "margin", "private" ->
          name;
      default -> null;
    };
  }

  private static void usual(
      String property, List<String> usual, Set<String> taken, List<Role> roles) {
    for (String name : usual) {
      for (int i = 0; i < roles.size() && !taken.contains(property); i++) {
        Role role = roles.get(i);
        if (role.property == null && role.column.equalsIgnoreCase(name)) {
          taken.add(property);
          roles.set(i, new Role(role.column, property, role.isText));
        }
      }
    }
  }

  /** Whether anything is done with a column. */
  boolean isRead(int column) {
    Role role = roles.get(column);
    return role.property != null || role.isText;
  }

  /** Puts one row into a zone; a value is null where the table holds none. */
  void put(List<@Nullable String> row, ZoneDraft draft) {
    int stated = 0;
    for (int i = 0; i < roles.size() && i < row.size(); i++) {
      Role role = roles.get(i);
      String value = row.get(i);
      if (value == null || value.isBlank()) {
        continue;
      }
      if (role.property != null && !isForeignLimit(role, value)) {
        draft.put(role.property, value);
      } else if (role.isText && stated++ < MAX_STATED) {
        draft.stated(
            role.column,
            value.length() > MAX_STATED_LENGTH ? value.substring(0, MAX_STATED_LENGTH) : value);
      }
    }
  }

  private static boolean isForeignLimit(Role role, String value) {
    boolean limit = "floor".equals(role.property) || "ceiling".equals(role.property);
    if (!limit || value.startsWith("UNL") || value.equals("GND") || value.equals("SFC")) {
      return false;
    }
    Limit read = role.isText ? Limit.parse(value) : null;
    return read == null || read.reference() == Limit.Reference.UNKNOWN;
  }
}
