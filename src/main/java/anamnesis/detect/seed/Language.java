package anamnesis.detect.seed;

import java.util.Locale;
import java.util.Map;

/// The language that a file is written in, as its name tells.
enum Language {
  SQL {
    @Override
    void read(String text, Told told) {
      SqlText.read(text, told);
    }
  },
  YAML {
    @Override
    void read(String text, Told told) {
      YamlText.read(text, told);
    }
  },
  CSV {
    @Override
    void read(String text, Told told) {
      CsvText.read(text, ',', told);
    }
  },
  TSV {
    @Override
    void read(String text, Told told) {
      CsvText.read(text, '\t', told);
    }
  },
  JSON {
    @Override
    void read(String text, Told told) {
      Script.read(text, Dialect.JAVASCRIPT, told);
    }
  },
  JAVASCRIPT {
    @Override
    void read(String text, Told told) {
      Script.read(text, Dialect.JAVASCRIPT, told);
    }
  },
  PHP {
    @Override
    void read(String text, Told told) {
      Script.read(text, Dialect.PHP, told);
    }
  },
  RUBY {
    @Override
    void read(String text, Told told) {
      Script.read(text, Dialect.RUBY, told);
    }
  },
  PYTHON {
    @Override
    void read(String text, Told told) {
      Script.read(text, Dialect.PYTHON, told);
    }
  },
  /// None that seeds are written in.
  OTHER {
    @Override
    void read(String text, Told told) {}
  };

  private static final Map<String, Language> ENDS =
      Map.ofEntries(
          Map.entry("sql", SQL),
          Map.entry("psql", SQL),
          Map.entry("yaml", YAML),
          Map.entry("yml", YAML),
          Map.entry("csv", CSV),
          Map.entry("tsv", TSV),
          Map.entry("json", JSON),
          Map.entry("jsonl", JSON),
          Map.entry("ndjson", JSON),
          Map.entry("json5", JSON),
          Map.entry("js", JAVASCRIPT),
          Map.entry("mjs", JAVASCRIPT),
          Map.entry("cjs", JAVASCRIPT),
          Map.entry("jsx", JAVASCRIPT),
          Map.entry("ts", JAVASCRIPT),
          Map.entry("mts", JAVASCRIPT),
          Map.entry("cts", JAVASCRIPT),
          Map.entry("tsx", JAVASCRIPT),
          Map.entry("php", PHP),
          Map.entry("rb", RUBY),
          Map.entry("rake", RUBY),
          Map.entry("py", PYTHON));

  static Language of(String path) {
    String end = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ENDS.getOrDefault(end, OTHER);
  }

  abstract void read(String text, Told told);

  /// Whether it may be told by its text that it seeds; data is told by its path alone.
  boolean isCode() {
    return switch (this) {
      case SQL, JAVASCRIPT, PHP, RUBY, PYTHON -> true;
      case YAML, CSV, TSV, JSON, OTHER -> false;
    };
  }
}
