package org.sightline.track;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

/**
 * Opening recordings and reading their tracks, all in one process as the peer does: {@code exiftool
 * -ee3 -n -j FILE FILE…}. Prints the time of the first, which loads and compiles all that it needs,
 * and the CPU time of all.
 *
 * <pre>
 * mvn -q -Pbench,fast test-compile exec:exec -Dexec.mainClass=org.sightline.track.TrackBench -Dbench="100 a.mp4"
 * </pre>
 */
public final class TrackBench {
  private TrackBench() {}

  /**
   * @param args how often, then the files
   */
  public static void main(String[] args) throws InputException {
    int times = Integer.parseInt(args[0]);
    List<String> files = List.of(args).subList(1, args.length);
    Probe probe = new Probe();
    long samples = 0;
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long before = clock.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    long first = 0;
    long firstCpu = 0;
    for (int i = 0; i < times; i++) {
      for (String file : files) {
        MediaItem item = probe.open(Input.of(Path.of(file)));
        Tracks tracks = TrackReaders.read((MediaItem.Video) item);
        for (Track track : tracks.all()) {
          samples += track.size();
        }
        if (first == 0) {
          first = System.nanoTime() - start;
          firstCpu = clock.getCurrentThreadCpuTime() - before;
        }
      }
    }
    // the whole process, its start and its compilers too, as a stop watch outside counts
    long cpu =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    System.out.println(
        samples
            + " samples, first file "
            + first / 1_000_000
            + " ms, of it CPU "
            + firstCpu / 1_000_000
            + " ms, process CPU "
            + cpu / 1_000_000
            + " ms");
  }
}
