package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RulesTest {
  @Test
  void everyRuleIsInTheList() throws Exception {
    Path classes = Path.of(Rule.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> written = new TreeSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(classes.resolve("org/sightline/risk"), "*.class")) {
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName("org.sightline.risk." + name);
        if (Rule.class.isAssignableFrom(type) && !type.isInterface()) {
          written.add(type.getSimpleName());
        }
      }
    }
    Set<String> listed = new TreeSet<>();
    for (Rule rule : Rules.ALL) {
      listed.add(rule.getClass().getSimpleName());
    }
    for (Rule rule : FootageRules.ALL) {
      listed.add(rule.getClass().getSimpleName());
    }
    assertEquals(written, listed);
  }

  @Test
  void idsAreStableWordsAndDiffer() {
    Set<String> ids = new TreeSet<>();
    for (Rule rule : Rules.ALL) {
      assertTrue(rule.id().matches("[a-z]+(-[a-z]+)*"), rule.id());
      assertTrue(ids.add(rule.id()), rule.id());
    }
  }
}
