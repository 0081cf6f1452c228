package org.sightline.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The folder a run writes to: what may stand in it, who may write, and how files get there whole.
 *
 * <p>{@code work/} exists while a run is unfinished and holds the run's own settings, its lock and
 * its temporary files.
 */
public final class ReportFolder implements Closeable {
  /** What to do with a folder that holds a report already. */
  public enum Mode {
    /** Go on with the same run; refuse another's report. */
    AUTO,
    /** Go on, reusing the lines whose settings agree. */
    RESUME,
    /** Start over. */
    FRESH
  }

  private static final List<String> FILES =
      List.of(
          "results.jsonl",
          "summary.json",
          "index.html",
          "findings.geojson",
          "results.csv",
          "groups.jsonl");
  private static final List<String> FOLDERS =
      List.of("annotated", "plain", "clips", "thumbs", "items", "pages");

  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final boolean resumed;
  private final AtomicLong temporary = new AtomicLong();
  private final OldThumbs oldThumbs;

  /** The folder that a picture was last put into: it is there. */
  private volatile @Nullable Path lastParent;

  private boolean finished;

  private ReportFolder(Path folder, FileChannel lockFile, FileLock lock, boolean resumed) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
    this.resumed = resumed;
    this.oldThumbs = new OldThumbs(work().resolve("thumbs"));
  }

  /**
   * Opens a folder for one run and locks it against a second.
   *
   * @param settings hash that is equal for two runs exactly when lines of one may stand in the
   *     report of the other; the summary names it
   * @param inputs hash that tells runs over other arguments apart; the summary names it
   */
  public static ReportFolder open(Path folder, Mode mode, String settings, String inputs)
      throws IOException, RefusedException {
    boolean ours = isOurs(folder);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new RefusedException(folder + " is a file; name a folder with --out");
    }
    if (!ours && Files.isDirectory(folder) && !isEmpty(folder)) {
      throw new RefusedException(
          folder + " is not empty and holds no Sightline report; name another folder with --out");
    }
    Path work = folder.resolve("work");
    try {
      Files.createDirectories(work);
    } catch (IOException e) {
      throw new RefusedException("cannot write to " + folder + ": " + e.getMessage());
    }
    FileChannel lockFile =
        FileChannel.open(work.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(lockFile);
    if (lock == null) {
      lockFile.close();
      throw new RefusedException("another run is writing to " + folder + "; wait for it to end");
    }
    ReportFolder opened = new ReportFolder(folder, lockFile, lock, ours && mode != Mode.FRESH);
    try {
      opened.prepare(mode, settings, inputs, ours);
    } catch (IOException | RefusedException e) {
      // what was made for this run alone goes with it; an unfinished run keeps its own
      opened.finished = !Files.exists(work.resolve("run"));
      opened.close();
      throw e;
    }
    return opened;
  }

  private void prepare(Mode mode, String settings, String inputs, boolean ours)
      throws IOException, RefusedException {
    if (mode == Mode.FRESH) {
      wipe();
    } else if (ours) {
      Path finished = folder.resolve("summary.json");
      Path run = work().resolve("run");
      boolean unfinished = Files.exists(run);
      String there = unfinished ? Files.readString(run, UTF_8) : firstPart(finished);
      boolean known = unfinished || !there.isEmpty();
      boolean sameSettings = there.contains(settings);
      boolean sameRun = sameSettings && there.contains(inputs);
      boolean replaces = mode == Mode.AUTO ? !sameRun : !unfinished && !sameSettings;
      if (known && replaces) {
        throw new RefusedException(
            folder
                + (unfinished ? " holds an unfinished run" : " holds a finished report")
                + " of other files or settings; start over with --fresh, or name another folder"
                + " with --out");
      }
      if (!sameSettings) {
        wipe();
      }
      clearTemporary();
    }
    write(work().resolve("run"), (settings + "\n" + inputs + "\n").getBytes(UTF_8));
    Files.deleteIfExists(folder.resolve("summary.json"));
  }

  /** The summary as far as the settings stand in it; empty if there is none. */
  private static String firstPart(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(1 << 20), UTF_8);
    }
  }

  /** Whether lines of an earlier run may be at hand. */
  boolean resumed() {
    return resumed;
  }

  /** The report folder itself. */
  public Path path() {
    return folder;
  }

  /** Where unfinished things stand. */
  Path work() {
    return folder.resolve("work");
  }

  /** What stands in a file. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Writes a file of the report so that it is there whole or not at all. */
  void put(String relative, byte[] bytes) throws IOException {
    Path target = placed(relative);
    if (!relative.startsWith("thumbs/") || !oldThumbs.moved(target, bytes)) {
      write(target, bytes);
    }
  }

  /** The same, for what is too large to be held in memory. */
  void put(String relative, Content content) throws IOException {
    Path target = placed(relative);
    Path partial = partial(target);
    try (OutputStream out = Files.newOutputStream(partial)) {
      content.write(out);
    }
    move(partial, target);
  }

  private Path placed(String relative) throws IOException {
    Path target = folder.resolve(relative);
    Path parent = target.getParent();
    if (parent != null && !parent.equals(lastParent)) {
      Files.createDirectories(parent);
      lastParent = parent;
    }
    return target;
  }

  private void write(Path target, byte[] bytes) throws IOException {
    Path partial = partial(target);
    Files.write(partial, bytes);
    move(partial, target);
  }

  /** Moved within its own folder: across folders all workers would wait for one another. */
  private Path partial(Path target) {
    return target.resolveSibling("partial-" + temporary.incrementAndGet());
  }

  private static void move(Path partial, Path target) throws IOException {
    try {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Removes pictures that no line names: left by a run that was killed before their line was
   * written.
   */
  void sweep(Journal journal) throws IOException {
    JournalIndex lines = journal.index();
    for (String name : List.of("annotated", "plain", "clips", "thumbs", "items")) {
      Path pictures = folder.resolve(name);
      if (Files.isDirectory(pictures)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(pictures)) {
          for (Path file : files) {
            if (!journal.names(lines, name + "/" + file.getFileName())) {
              Files.delete(file);
            }
          }
        }
      }
    }
  }

  /** Ends the run: what remains is the report alone. */
  void finish() throws IOException {
    finished = true;
  }

  @Override
  public void close() throws IOException {
    lock.release();
    lockFile.close();
    if (finished) {
      deleteBelow(oldThumbs.folder());
      deleteBelow(work());
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // held by this very process: the same answer as held by another
      return null;
    }
  }

  private void clearTemporary() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(work(), "{partial,waiting}-*")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  /** Whether a folder holds a report or the beginnings of one: only then may anything in it go. */
  private static boolean isOurs(Path folder) throws IOException {
    if (Files.exists(folder.resolve("work/lock")) || Files.exists(folder.resolve("work/run"))) {
      return true;
    }
    Path record = folder.resolve("results.jsonl");
    if (!Files.isRegularFile(record)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(record)) {
      byte[] start = in.readNBytes(JournalIndex.HEAD.length);
      return Arrays.equals(start, JournalIndex.HEAD)
          || (start.length == 0 && Files.exists(folder.resolve("summary.json")));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    }
  }

  /** Removes an earlier report and nothing else that may stand in the folder; the lock stays. */
  private void wipe() throws IOException {
    for (String name : FILES) {
      Files.deleteIfExists(folder.resolve(name));
    }
    deleteBelow(oldThumbs.folder());
    oldThumbs.setAside(folder.resolve("thumbs"));
    for (String name : FOLDERS) {
      deleteBelow(folder.resolve(name));
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(work())) {
      for (Path file : files) {
        if (!file.endsWith("lock") && !file.equals(oldThumbs.folder())) {
          Files.delete(file);
        }
      }
    }
  }

  private static void deleteBelow(Path top) throws IOException {
    if (!Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(top)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(top);
  }
}
