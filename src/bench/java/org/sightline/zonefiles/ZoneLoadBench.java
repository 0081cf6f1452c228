package org.sightline.zonefiles;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.sightline.zones.Generated;
import org.sightline.zones.ZoneSet;

/**
 * Loads a GeoJSON file of generated zones, as a run would, in a heap given by hand:
 *
 * <pre>
 * java -cp … -Xmx1g org.sightline.zonefiles.ZoneLoadBench write FILE ZONES VERTICES
 * java -cp … -Xmx1g org.sightline.zonefiles.ZoneLoadBench FILE
 * </pre>
 */
public final class ZoneLoadBench {
  private ZoneLoadBench() {}

  /** See the class. */
  public static void main(String[] args) throws Exception {
    if (args[0].equals("write")) {
      new Generated(60, Integer.parseInt(args[2]), Integer.parseInt(args[3]))
          .write(Path.of(args[1]));
      return;
    }
    long start = System.nanoTime();
    ZoneSet set = ZoneLoader.load(List.of(Path.of(args[0])), false);
    double wall = (System.nanoTime() - start) / 1e9;
    double cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "%,d zones in %.2f s wall, %.2f s CPU of the loading thread; heap after %.0f MB, of it %.0f"
            + " MB index%n",
        set.zones().size(),
        wall,
        cpu,
        (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
        set.indexBytes() / 1e6);
  }
}
