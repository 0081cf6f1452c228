package org.sightline.risk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a policy file by type. A value that cannot be used is a problem with its
 * place, and reading goes on with the standard's: a person is told all problems at once. Keys that
 * are not known and keys given twice are problems too.
 */
final class PolicyValues {
  private static final List<String> LEVELS = List.of("NONE", "LOW", "MEDIUM", "HIGH");

  private final String file;
  private final List<Yaml.Problem> problems = new ArrayList<>();

  PolicyValues(String file) {
    this.file = file;
  }

  /** Refuses the policy, with all problems in their order in the file, if there is one. */
  void refuseProblems() throws PolicyException {
    if (problems.isEmpty()) {
      return;
    }
    problems.sort((a, b) -> a.line != b.line ? a.line - b.line : a.column - b.column);
    List<String> lines = new ArrayList<>();
    for (Yaml.Problem problem : problems) {
      lines.add(file + ":" + problem.line + ":" + problem.column + ": " + problem.getMessage());
    }
    throw new PolicyException(lines);
  }

  /** The entries of a map; {@code known} null takes any key. */
  Map<String, Yaml> map(@Nullable Yaml node, String key, @Nullable List<String> known) {
    Map<String, Yaml> entries = new TreeMap<>();
    if (node == null) {
      return entries;
    }
    if (node.kind() != Yaml.Kind.MAP) {
      say(node, key + ": must be “key: value” lines" + (known == null ? "" : allowed(known)));
      return entries;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < node.keys().size(); i++) {
      Yaml name = node.keys().get(i);
      if (known != null && !known.contains(name.text())) {
        say(name, key + ": unknown key " + name.shown() + allowed(known));
      } else if (name.text().isEmpty() || !seen.add(name.text())) {
        say(name, key + ": key " + name.shown() + " is empty or given twice");
      } else {
        entries.put(name.text(), node.values().get(i));
      }
    }
    return entries;
  }

  String text(@Nullable Yaml node, String key, String otherwise) {
    if (node == null) {
      return otherwise;
    }
    if (node.kind() != Yaml.Kind.TEXT || node.text().isBlank() || node.text().length() > 200) {
      say(node, key + ": must be a text of 1 to 200 characters");
      return otherwise;
    }
    return node.text();
  }

  Level level(@Nullable Yaml node, String key, Level otherwise) {
    if (node == null) {
      return otherwise;
    }
    if (!LEVELS.contains(node.text())) {
      say(node, key + ": " + node.shown() + " is no level" + allowed(LEVELS));
      return otherwise;
    }
    return Level.valueOf(node.text());
  }

  boolean yesNo(@Nullable Yaml node, String key, boolean otherwise) {
    if (node == null) {
      return otherwise;
    }
    if (!node.text().equals("true") && !node.text().equals("false")) {
      say(node, key + ": " + node.shown() + " is neither" + allowed(List.of("true", "false")));
    }
    return node.text().equals("true");
  }

  double number(@Nullable Yaml node, String key, double most, double otherwise) {
    if (node == null) {
      return otherwise;
    }
    try {
      double value = Double.parseDouble(node.text());
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, with the range: the message is the same for a word and for a wrong number
    }
    say(node, key + ": " + node.shown() + " is not a number from 0 to " + (long) most);
    return otherwise;
  }

  void say(Yaml.Problem problem) {
    problems.add(problem);
  }

  void say(Yaml at, String message) {
    problems.add(new Yaml.Problem(at.line(), at.column(), message));
  }

  /** The end of a sentence about a word that is none of these. */
  static String allowed(List<String> values) {
    return "; allowed: " + String.join(", ", values);
  }
}
