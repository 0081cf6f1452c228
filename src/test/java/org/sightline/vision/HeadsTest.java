package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeadsTest {
  @Test
  void everyHeadIsInTheList() throws IOException {
    Set<String> listed = new TreeSet<>(); // one class may read several families
    for (Head head : Heads.ALL) {
      listed.add(head.getClass().getSimpleName());
    }
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/sightline/vision"))) {
      List<String> written =
          sources
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> name.matches(".+Head"))
              .sorted()
              .toList();
      assertEquals(written, List.copyOf(listed));
    }
  }

  @Test
  void namesFindTheirHead() {
    for (Head head : Heads.ALL) {
      assertSame(head, Heads.named(head.name()));
    }
    assertNull(Heads.named("tarot"));
  }
}
