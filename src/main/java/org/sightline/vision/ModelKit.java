package org.sightline.vision;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Networks that work together and are installed together, such as those that find, turn and read
 * text. Written in {@code models/<name>/kit.json}; the files lie beside it once they are installed.
 *
 * @param name the folder's name
 * @param files the files it is made of
 * @param archive name of the jar that holds them; null if a person has to fetch the only file
 * @param licence SPDX identifier; its text lies in {@code LICENSE} in the kit's folder
 * @param trainedOn the training data, in words
 * @param quality measured, in words
 * @param source where the files come from and how to get them, in words
 */
public record ModelKit(
    String name,
    List<Part> files,
    @Nullable String archive,
    String licence,
    String trainedOn,
    String quality,
    String source) {
  /** Name of the kit's card in its folder. */
  static final String FILE = "kit.json";

  private static final long MAX_BYTES = 64 * 1024;

  /** Copies the list. */
  public ModelKit {
    files = List.copyOf(files);
  }

  /**
   * One file of the kit.
   *
   * @param file its name in the kit's folder
   * @param entry its path in the archive; its own name if there is no archive
   * @param bytes its length
   * @param sha256 its hash, 64 lower-case hexadecimal digits
   */
  public record Part(String file, String entry, long bytes, String sha256) {}

  /** Every kit of the folder, by name; none if the folder is not there. */
  public static List<ModelKit> all(Path modelsDir) throws ModelException {
    List<ModelKit> kits = new ArrayList<>();
    if (!Files.isDirectory(modelsDir)) {
      return kits;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(modelsDir)) {
      for (Path folder : folders) {
        if (Files.exists(folder.resolve(FILE))) {
          kits.add(read(folder));
        }
      }
    } catch (IOException e) {
      throw new ModelException(modelsDir + " could not be listed: " + e.getMessage(), e);
    }
    kits.sort((a, b) -> a.name.compareTo(b.name));
    return kits;
  }

  /** The kit of a name; null if the folder holds none. */
  public static @Nullable ModelKit named(Path modelsDir, String name) throws ModelException {
    Path folder = modelsDir.resolve(name);
    return Files.exists(folder.resolve(FILE)) ? read(folder) : null;
  }

  private static ModelKit read(Path folder) throws ModelException {
    JsonObject json = JsonObject.read(folder.resolve(FILE), MAX_BYTES);
    List<Part> files = new ArrayList<>();
    for (JsonObject part : json.objects("files")) {
      String file = ModelCard.fileName(part, "file");
      String entry = part.has("entry") ? part.text("entry") : file;
      files.add(new Part(file, entry, (long) part.number("bytes"), ModelCard.hash(part, "sha256")));
    }
    ModelKit kit =
        new ModelKit(
            json.text("name"),
            files,
            json.has("archive") ? ModelCard.fileName(json, "archive") : null,
            json.text("licence"),
            json.text("trainedOn"),
            json.text("quality"),
            json.text("source"));
    Path folderName = folder.toAbsolutePath().normalize().getFileName();
    if (folderName == null || !kit.name.equals(folderName.toString())) {
      throw json.wrong("name", "the name of its folder");
    }
    return kit;
  }

  /** SHA-256 over the hashes of its files, 64 hexadecimal digits. */
  public String sha256() {
    StringBuilder all = new StringBuilder();
    for (Part part : files) {
      all.append(part.sha256());
    }
    return FileHash.of(all.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** Where a file of the kit lies, or would. */
  public Path file(Path modelsDir, Part part) {
    return modelsDir.resolve(name).resolve(part.file());
  }

  /** Whether all files are there; their hashes are not looked at. */
  public boolean isThere(Path modelsDir) {
    for (Part part : files) {
      if (!Files.exists(file(modelsDir, part))) {
        return false;
      }
    }
    return true;
  }

  /** Why the files are not the right ones; null if they are. */
  public @Nullable String problem(Path modelsDir) {
    for (Part part : files) {
      String problem = problem(file(modelsDir, part), part);
      if (problem != null) {
        return problem + "; install " + name + " again";
      }
    }
    return null;
  }

  private static @Nullable String problem(Path file, Part part) {
    try {
      if (Files.size(file) != part.bytes()) {
        return file + " has not the " + part.bytes() + " bytes that its card says";
      }
      String found = FileHash.of(file);
      return found.equals(part.sha256())
          ? null
          : file + " has SHA-256 " + found + " where its card says " + part.sha256();
    } catch (NoSuchFileException e) {
      return file + " is not there";
    } catch (IOException e) {
      return file + " could not be read: " + e.getMessage();
    }
  }

  /**
   * Puts the files into the kit's folder: out of the archive, or the only one as it is. None gets
   * its name unless it is the right one. Does nothing if they are all there and right.
   *
   * @param from the archive or file
   */
  public void install(Path modelsDir, Path from) throws ModelException {
    if (isThere(modelsDir) && problem(modelsDir) == null) {
      return;
    }
    if (!Files.isRegularFile(from)) {
      throw new ModelException(from + " is not there; " + name + " is " + source, null);
    }
    try {
      if (archive == null) {
        try (InputStream in = Files.newInputStream(from)) {
          put(modelsDir, files.get(0), in);
        }
        return;
      }
      try (ZipFile zip = new ZipFile(from.toFile())) {
        for (Part part : files) {
          ZipEntry entry = zip.getEntry(part.entry());
          if (entry == null) {
            throw new ModelException(from + " does not hold " + part.entry(), null);
          }
          try (InputStream in = zip.getInputStream(entry)) {
            put(modelsDir, part, in);
          }
        }
      }
    } catch (IOException e) {
      throw new ModelException(
          name + " could not be installed from " + from + ": " + e.getMessage(), e);
    }
  }

  private void put(Path modelsDir, Part part, InputStream in) throws IOException, ModelException {
    Path target = file(modelsDir, part);
    Path made = Files.createTempFile(modelsDir.resolve(name), ".install-", "");
    try {
      try (var out = Files.newOutputStream(made)) {
        // one byte more than wanted is enough to tell that it is another file
        out.write(in.readNBytes(Math.toIntExact(part.bytes() + 1)));
      }
      String problem = problem(made, part);
      if (problem != null) {
        throw new ModelException(part.entry() + " is not the right one: " + problem, null);
      }
      Files.move(made, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }
}
