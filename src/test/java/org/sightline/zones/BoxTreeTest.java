package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BoxTreeTest {
  @Test
  void findsTheBoxesThatComparingEachFinds() {
    Random random = new Random(3);
    long hits = 0;
    for (int count : new int[] {0, 1, 7, 8, 9, 64, 65, 1000}) {
      ZoneIndex index = ZoneIndex.of(new Generated(count + 1, count, 20).zones());
      Outlines all = index.outlines();
      int[] shapes = new int[count];
      for (int i = 0; i < count; i++) {
        shapes[i] = i;
      }
      BoxTree tree = new BoxTree(all, shapes);
      for (int i = 0; i < 200; i++) {
        double west = -11 + random.nextDouble() * 21;
        double south = 39 + random.nextDouble() * 16;
        double east = west + 4 * random.nextDouble() * random.nextDouble();
        double north = south + 4 * random.nextDouble() * random.nextDouble();
        TreeSet<Integer> expected = new TreeSet<>();
        for (int s = 0; s < count; s++) {
          if (all.west(s) <= east
              && all.east(s) >= west
              && all.south(s) <= north
              && all.north(s) >= south) {
            expected.add(s);
          }
        }
        Outlines.Ints found = new Outlines.Ints(4);
        tree.meeting(west, south, east, north, found);
        TreeSet<Integer> told = new TreeSet<>();
        for (int k = 0; k < found.size(); k++) {
          told.add(found.get(k));
        }
        assertEquals(expected, told);
        assertEquals(expected.size(), found.size());
        hits += expected.size();
      }
    }
    assertTrue(hits > 500, "only " + hits);
  }
}
