package org.sightline.zonefiles;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of a zone set: those named, and all in folders named, sorted by name; hidden ones
 * and links to folders are passed over.
 */
final class ZoneFiles {
  static final String COVERAGE = ".coverage.geojson";

  /** Files that go with a Shapefile or a GeoPackage, or tell QGIS how to draw one. */
  private static final List<String> PARTS =
      List.of(
          ".dbf",
          ".shx",
          ".prj",
          ".cpg",
          ".qpj",
          ".sbn",
          ".sbx",
          ".shp.xml",
          ".qix",
          ".fix",
          ".qmd",
          ".qml",
          ".gpkg-wal",
          ".gpkg-shm",
          ".gpkg-journal");

  private static final int MAX_DEPTH = 8;
  private static final int MAX_FILES = 10_000;

  private final ReadZones into;
  private final List<Named> found = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();

  /**
   * A file to read.
   *
   * @param path where it is
   * @param name what the user calls it
   * @param layer the only layer wanted; null for all
   * @param named whether the user named it, and not only a folder that it is in
   */
  record Named(Path path, String name, @Nullable String layer, boolean named) {}

  private ZoneFiles(ReadZones into) {
    this.into = into;
  }

  /** Every file behind the arguments; those that do not exist become problems. */
  static List<Named> list(List<Path> arguments, ReadZones into) {
    ZoneFiles files = new ZoneFiles(into);
    for (Path argument : arguments) {
      files.argument(argument);
    }
    return files.found;
  }

  private void argument(Path argument) {
    String text = argument.toString();
    int hash = text.lastIndexOf('#');
    if (Files.isDirectory(argument)) {
      folder(argument, text, 0);
    } else if (Files.isRegularFile(argument)) {
      add(argument, text, null, true);
    } else if (hash > 0 && Files.isRegularFile(Path.of(text.substring(0, hash)))) {
      add(
          Path.of(text.substring(0, hash)),
          text.substring(0, hash),
          text.substring(hash + 1),
          true);
    } else {
      into.problem(
          text,
          null,
          Files.exists(argument) ? "is not a plain file" : "there is no such file",
          true);
    }
  }

  private void folder(Path folder, String name, int depth) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path child : stream) {
        children.add(child);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      into.problem(name, null, "the folder cannot be read", true);
      return;
    }
    Collections.sort(children);
    for (Path child : children) {
      Path last = child.getFileName();
      if (last == null || last.toString().startsWith(".")) {
        continue;
      }
      String childName = childName(name, last.toString());
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        if (depth < MAX_DEPTH) {
          folder(child, childName, depth + 1);
        } else {
          into.problem(childName, null, "is nested deeper than 8 folders; not looked into", true);
        }
      } else if (Files.isRegularFile(child)) {
        add(child, childName, null, false);
        loneMeaning(child, childName, children);
      }
    }
  }

  /** A meaning that no file takes up changes nothing, which its writer would not know. */
  private void loneMeaning(Path child, String name, List<Path> siblings) {
    String last = String.valueOf(child.getFileName());
    if (!isMeaning(last) || last.equals(FileMeaning.OF_FOLDER)) {
      return;
    }
    for (Path sibling : siblings) {
      String other = String.valueOf(sibling.getFileName());
      boolean own =
          last.equals(stem(other).concat(FileMeaning.ENDING))
              || last.equals(other.concat(FileMeaning.ENDING));
      if (own && !isMeaning(other)) {
        return;
      }
    }
    into.problem(name, null, "goes with no zone file: none has the name before the dot", true);
  }

  private static boolean isMeaning(String name) {
    return name.equals(FileMeaning.OF_FOLDER) || name.endsWith(FileMeaning.ENDING);
  }

  private static String childName(String folder, String child) {
    StringBuilder name = new StringBuilder(folder.replace('\\', '/'));
    if (name.length() > 0 && name.charAt(name.length() - 1) != '/') {
      name.append('/');
    }
    return name.append(child).toString();
  }

  private void add(Path path, String name, @Nullable String layer, boolean named) {
    if (name.toLowerCase(Locale.ROOT).endsWith(COVERAGE)) {
      return; // read with the file it belongs to
    }
    if (isMeaning(String.valueOf(path.getFileName()))) {
      return; // read with the files it speaks of
    }
    if (!named && isPart(path, name)) {
      return; // read with the file it belongs to
    }
    if (found.size() >= MAX_FILES) {
      into.problem(name, null, "there are more than 10,000 zone files", true);
      return;
    }
    Path place = path.toAbsolutePath().normalize();
    if (layer != null || seen.add(place)) {
      found.add(new Named(path, name, layer, named));
    }
  }

  /** Whether a file in a folder belongs to another, which says so if that one is missing. */
  private boolean isPart(Path path, String name) {
    String part = partOf(name);
    if (part == null) {
      return false;
    }
    boolean shapes = part.equals(".dbf") || part.equals(".shx");
    if (shapes) {
      String stem = String.valueOf(path.getFileName());
      stem = stem.substring(0, stem.length() - part.length());
      boolean there = false;
      for (String shp : new String[] {".shp", ".SHP", ".Shp"}) {
        there |= Files.exists(path.resolveSibling(stem.concat(shp)));
      }
      if (!there) {
        into.problem(name, null, "is a part of a shapefile whose .shp file is not there", true);
      }
    }
    return true;
  }

  /** The ending, if it is that of a file that only goes with another; else null. */
  static @Nullable String partOf(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : PARTS) {
      if (lower.endsWith(ending)) {
        return ending;
      }
    }
    return null;
  }

  /**
   * Whether a file that no reader accepts is a note beside zone files, by its name.
   *
   * @param named whether the user named it: then a text file was meant as zones
   */
  static boolean isNote(Path path, boolean named) {
    Path last = path.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".md")
        || (!named && name.endsWith(".txt"))
        || name.startsWith("license")
        || name.startsWith("licence")
        || name.startsWith("notice")
        || name.startsWith("readme");
  }

  /** NAME.coverage.geojson beside NAME.anything; null if there is none. */
  static @Nullable Path coverageOf(Path path) {
    Path last = path.getFileName();
    if (last == null) {
      return null;
    }
    Path coverage = path.resolveSibling(stem(last.toString()).concat(COVERAGE));
    return Files.isRegularFile(coverage) ? coverage : null;
  }

  /** What the user says about a file: meaning.json of its folder, then NAME.meaning.json. */
  static List<Path> meaningsOf(Path path) {
    List<Path> meanings = new ArrayList<>(2);
    String whole = String.valueOf(path.getFileName());
    String own = stem(whole).concat(FileMeaning.ENDING);
    // a.geojson.meaning.json too, which else would be passed over where a.geojson alone is named
    for (String name : List.of(FileMeaning.OF_FOLDER, own, whole.concat(FileMeaning.ENDING))) {
      Path meaning = path.resolveSibling(name);
      if (!meanings.contains(meaning) && Files.isRegularFile(meaning)) {
        meanings.add(meaning);
      }
    }
    return meanings;
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
