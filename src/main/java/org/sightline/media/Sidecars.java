package org.sightline.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which files only describe another one beside them: {@code IMG_1.xmp} and {@code IMG_1.jpg.xmp}
 * belong to {@code IMG_1.jpg}, {@code clip.srt} to {@code clip.mp4}. This is the one question that
 * is answered by names, because that is how the convention works; ASCII letters compare without
 * case.
 */
final class Sidecars {
  private static final String[] KINDS = {
    ".xmp", ".srt", ".gpx", ".kml", ".igc", ".nmea", ".fit", ".tcx"
  };

  /**
   * Endings of files that have sidecars. Others (a text, another track) are no one's namesake: a
   * {@code walk.gpx} beside {@code walk.kml} is a track of its own.
   */
  private static final String PICTURED =
      " jpg jpeg jpe jfif mpo png webp tif tiff heic heif hif avif dng cr2 cr3 crw nef nrw arw srf"
          + " sr2 rw2 raf orf pef srw raw rwl 3fr fff iiq erf mrw x3f kdc dcr gpr insp psd jxl jp2 gif"
          + " bmp mp4 mov m4v mkv webm avi ts mts m2ts 3gp mpg mpeg wmv lrv insv 360 ";

  private final Map<String, List<Path>> byNamesake = new HashMap<>();
  private final Map<String, Boolean> namesakes = new HashMap<>();

  /** Sorts out one folder's names. */
  Sidecars(List<Path> names) {
    List<Path> sidecars = new ArrayList<>();
    for (Path name : names) {
      if (isSidecar(Names.key(name))) {
        sidecars.add(name);
      }
    }
    if (sidecars.isEmpty()) {
      return;
    }
    for (Path name : names) {
      String key = Names.key(name);
      if (!isSidecar(key)) {
        namesakes.put(key, true);
        if (isPictured(key)) {
          namesakes.put(stem(key), true);
        }
      }
    }
    for (Path sidecar : sidecars) {
      byNamesake.computeIfAbsent(stem(Names.key(sidecar)), k -> new ArrayList<>(1)).add(sidecar);
    }
  }

  /** Whether this name only describes another of the folder. */
  boolean describesAnother(Path name) {
    if (namesakes.isEmpty()) {
      return false;
    }
    String key = Names.key(name);
    return isSidecar(key) && namesakes.containsKey(stem(key));
  }

  /** The names that describe this one. */
  List<Path> of(Path name) {
    if (byNamesake.isEmpty()) {
      return List.of();
    }
    String key = Names.key(name);
    if (isSidecar(key)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>(byNamesake.getOrDefault(key, List.of()));
    if (isPictured(key)) {
      found.addAll(byNamesake.getOrDefault(stem(key), List.of()));
    }
    return found;
  }

  /**
   * The sidecars of one file, asked for by name rather than by listing its folder, which may hold a
   * million others: spellings of wholly upper or lower case are found.
   */
  static List<Path> beside(Path file) {
    Path name = file.getFileName();
    if (name == null || isSidecar(Names.key(name))) {
      return List.of();
    }
    String text = name.toString();
    if (text.indexOf('\uFFFD') >= 0) {
      return List.of();
    }
    List<Path> found = new ArrayList<>(0);
    addExisting(file, text, found);
    if (isPictured(Names.key(name))) {
      addExisting(file, stem(text), found);
    }
    return found;
  }

  private static void addExisting(Path file, String stem, List<Path> found) {
    for (String kind : KINDS) {
      Path lower = file.resolveSibling(stem + kind);
      if (Files.isRegularFile(lower)) {
        found.add(lower);
        continue;
      }
      Path upper = file.resolveSibling(stem + kind.toUpperCase(java.util.Locale.ROOT));
      if (Files.isRegularFile(upper)) {
        found.add(upper);
      }
    }
  }

  static boolean isSidecar(String key) {
    for (String kind : KINDS) {
      if (key.endsWith(kind) && key.length() > kind.length()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPictured(String key) {
    int dot = key.lastIndexOf('.');
    return dot > 0 && PICTURED.contains(" " + key.substring(dot + 1) + " ");
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
