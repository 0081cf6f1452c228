package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A piece of YAML with its place. Read from the parser's events: nothing is constructed, and tags,
 * anchors, aliases and second documents are refused, so a small file stays small.
 *
 * @param kind what it is
 * @param text the text of a scalar; empty for the others
 * @param keys the keys of a map, in the order of the file; empty for the others
 * @param values the values of a map or a list
 * @param line from 1
 * @param column from 1
 */
record Yaml(Kind kind, String text, List<Yaml> keys, List<Yaml> values, int line, int column) {
  enum Kind {
    TEXT,
    LIST,
    MAP
  }

  /** A policy nests 4 deep. */
  private static final int MAX_DEPTH = 8;

  /** What is wrong with a piece of YAML, and where. */
  static final class Problem extends Exception {
    private static final long serialVersionUID = 1;
    final int line;
    final int column;

    Problem(int line, int column, String message) {
      super(message);
      this.line = line;
      this.column = column;
    }
  }

  /** What it is, for a message. */
  String shown() {
    return switch (kind) {
      case TEXT -> "“" + Words.clean(text, 60) + "”";
      case LIST -> "a list";
      case MAP -> "a map";
    };
  }

  /** Reads one document; null if it is empty. */
  static @Nullable Yaml read(String text) throws Problem {
    LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
    try {
      ParserImpl events = new ParserImpl(settings, new StreamReader(settings, text));
      Yaml root = null;
      while (events.hasNext()) {
        Event event = events.next();
        if (event instanceof NodeEvent) {
          if (root != null) {
            throw problem(event, "a second document; a policy is one");
          }
          root = node(events, event, 0);
        } else if (event instanceof StreamEndEvent) {
          break;
        }
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().orElse(null);
      String said = e.getProblem() == null ? "not YAML" : "not YAML: " + e.getProblem();
      throw mark == null
          ? new Problem(1, 1, said)
          : new Problem(mark.getLine() + 1, mark.getColumn() + 1, said);
    } catch (YamlEngineException e) {
      throw new Problem(1, 1, "not YAML: " + e.getMessage());
    }
  }

  private static Yaml node(ParserImpl events, Event event, int depth) throws Problem {
    if (depth > MAX_DEPTH) {
      throw problem(event, "nested too deep for a policy");
    }
    if (event instanceof AliasEvent || ((NodeEvent) event).getAnchor().isPresent()) {
      throw problem(event, "anchors (&) and aliases (*) are not used in policies");
    }
    int line = line(event);
    int column = column(event);
    if (event instanceof ScalarEvent scalar) {
      refuseTag(event, scalar.getTag().isPresent());
      return new Yaml(Kind.TEXT, scalar.getValue(), List.of(), List.of(), line, column);
    }
    List<Yaml> keys = new ArrayList<>();
    List<Yaml> values = new ArrayList<>();
    if (event instanceof MappingStartEvent map) {
      refuseTag(event, map.getTag().isPresent());
      for (Event e = events.next(); !(e instanceof MappingEndEvent); e = events.next()) {
        keys.add(node(events, e, depth + 1));
        values.add(node(events, events.next(), depth + 1));
      }
      return new Yaml(Kind.MAP, "", keys, values, line, column);
    }
    refuseTag(event, ((SequenceStartEvent) event).getTag().isPresent());
    for (Event e = events.next(); !(e instanceof SequenceEndEvent); e = events.next()) {
      values.add(node(events, e, depth + 1));
    }
    return new Yaml(Kind.LIST, "", keys, values, line, column);
  }

  private static void refuseTag(Event event, boolean tagged) throws Problem {
    if (tagged) {
      throw problem(event, "tags (!) are not used in policies");
    }
  }

  private static Problem problem(Event event, String message) {
    return new Problem(line(event), column(event), message);
  }

  private static int line(Event event) {
    Mark mark = event.getStartMark().orElse(null);
    return mark == null ? 1 : mark.getLine() + 1;
  }

  private static int column(Event event) {
    Mark mark = event.getStartMark().orElse(null);
    return mark == null ? 1 : mark.getColumn() + 1;
  }
}
