package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/// A YAML file as a tree in which every node knows its file and line, so that a fault can be named.
///
/// Nothing in it is ever turned into an object by its tag. What is not there answers as missing, at
/// the line of the node that was asked.
public final class Yaml {
  /// The parser takes the square of a scalar's length: half a megabyte is a second, 4 MB a minute.
  private static final int LARGEST = 1 << 19;

  private static final int MOST_ALIASES = 20;
  private static final int DEEPEST = 30;

  private final String file;
  private final long line;
  private final @Nullable Node node;

  private Yaml(String file, long line, @Nullable Node node) {
    this.file = file;
    this.line = line;
    this.node = node;
  }

  public static Yaml read(Path path) throws IOException {
    return read(String.valueOf(path.getFileName()), Written.read(path, LARGEST));
  }

  public static Yaml read(String file, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(LARGEST);
    try {
      Node root = new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(text));
      refuseTwins(file, root, Collections.newSetFromMap(new IdentityHashMap<>()));
      return new Yaml(file, 1, root);
    } catch (MarkedYAMLException e) {
      int at = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new Refusal(
          "%s:%d: %s".formatted(file, at, e.getProblem()), "mend the file, then run this again", e);
    } catch (ReaderException e) {
      long at = text.substring(0, Math.min(e.getPosition(), text.length())).lines().count();
      throw new Refusal(
          "%s:%d: a character that no text has (U+%04X)".formatted(file, at, e.getCodePoint()),
          "take it out, then run this again",
          e);
    } catch (YAMLException e) {
      throw new Refusal(
          "%s is no plain YAML: more than %d aliases, or nested deeper than %d"
              .formatted(file, MOST_ALIASES, DEEPEST),
          "mend the file, then run this again",
          e);
    }
  }

  /// The composer leaves a key given twice to whoever builds objects, and here nobody does.
  private static void refuseTwins(String file, @Nullable Node node, Set<Node> seen) {
    if (node == null || !seen.add(node)) {
      return;
    }
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> refuseTwins(file, item, seen));
    } else if (node instanceof MappingNode mapping) {
      Set<String> keys = new HashSet<>();
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && !keys.add(key.getValue())) {
          throw new Refusal(
              "%s:%d: the key `%s` is given twice"
                  .formatted(file, key.getStartMark().getLine() + 1, key.getValue()),
              "keep one of them");
        }
        refuseTwins(file, tuple.getValueNode(), seen);
      }
    }
  }

  public String file() {
    return file;
  }

  public long line() {
    return node == null ? line : node.getStartMark().getLine() + 1L;
  }

  public boolean missing() {
    return node == null;
  }

  public boolean isText() {
    return node instanceof ScalarNode;
  }

  /// The value under a key; missing if there is none.
  public Yaml at(String key) {
    Yaml value = map().get(key);
    return value == null ? new Yaml(file, line(), null) : value;
  }

  /// Keys and values in the order of the file; empty if this is no map.
  public SequencedMap<String, Yaml> map() {
    SequencedMap<String, Yaml> map = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          map.put(key.getValue(), new Yaml(file, line(), tuple.getValueNode()));
        }
      }
    }
    return map;
  }

  public List<Yaml> list() {
    List<Yaml> list = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> list.add(new Yaml(file, line(), item)));
    }
    return list;
  }

  /// The words of a scalar; empty if this is none.
  public String text() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  public String text(String otherwise) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : otherwise;
  }

  public boolean yes() {
    return text().equals("true");
  }

  public long number() {
    return number(0);
  }

  public long number(long otherwise) {
    if (missing()) {
      return otherwise;
    }
    try {
      return Long.parseLong(text());
    } catch (NumberFormatException e) {
      throw new Refusal(
          "%s:%d: a whole number is wanted here".formatted(file, line()), "mend the file", e);
    }
  }

  /// Keys that nobody asked for are faults: a misspelt key must not be silently ignored.
  public void allow(Problems problems, String... keys) {
    List<String> known = List.of(keys);
    map()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.add(
                    value, "unknown key `%s` (known: %s)".formatted(key, String.join(", ", known)));
              }
            });
  }
}
