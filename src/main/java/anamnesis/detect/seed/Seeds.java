package anamnesis.detect.seed;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.contact.ColumnKind;
import anamnesis.detect.seed.Generators.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// All that a checkout would write into a database, ready to be compared with what stands in one.
public final class Seeds {
  /// A longer one is data, and no seed that somebody wrote.
  private static final long LONGEST_FILE = 16L << 20;

  /// Code that seeds without saying so in its path is never longer.
  private static final long LONGEST_CODE = 1L << 20;

  private static final Seeds NONE = new Seeds(false, new Gleaning(), List.of(), List.of(), 0);

  private final boolean named;
  private final Lexicon lexicon;
  private final NameLists lists;
  private final List<Account> accounts;
  private final List<Generator> generators;
  private final List<String> gaps;
  private final int files;

  private Seeds(
      boolean named, Gleaning gleaned, List<Generator> generators, List<String> gaps, int files) {
    this.named = named;
    this.lexicon = new Lexicon(gleaned.records());
    this.lists = gleaned.lists();
    this.accounts = gleaned.accounts();
    this.generators = List.copyOf(generators);
    this.gaps = List.copyOf(gaps);
    this.files = files;
  }

  /// Nobody named a checkout.
  public static Seeds none() {
    return NONE;
  }

  public static Seeds in(Path folder, Progress progress) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new Refusal(
          "there is no folder %s".formatted(folder),
          "name the checkout of the application: anamnesis scan --repository DIR");
    }
    return new Reading().of(folder.toRealPath(), progress);
  }

  /// A checkout while it is read.
  private static final class Reading {
    private final Gleaning gleaned = new Gleaning();
    private final List<Generator> generators = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private int files;

    Seeds of(Path folder, Progress progress) throws IOException {
      Walk.All all = Walk.in(folder);
      gaps.addAll(all.gaps());
      try (Progress.Task task = progress.begin("reading seed files", all.files().size())) {
        int done = 0;
        for (Walk.Found found : all.files()) {
          read(found);
          task.done(++done);
        }
      }
      if (gleaned.full()) {
        gaps.add(
            "the checkout's seed files hold more than a million values: the rest was not read");
      }
      return new Seeds(true, gleaned, generators, gaps, files);
    }

    private void read(Walk.Found found) {
      Language language = Language.of(found.path());
      boolean lists = Generators.lists(found.path());
      boolean told = Kin.of(found.path()) != Kin.NONE;
      boolean wanted = language != Language.OTHER && (told || language.isCode());
      if (!wanted && !lists) {
        return;
      }
      if (found.bytes() > (told || language == Language.SQL ? LONGEST_FILE : LONGEST_CODE)) {
        if (told) {
          gaps.add(found.path() + ": over the 16 MB that are read of a seed file");
        }
        return;
      }
      try {
        Text.of(Files.readAllBytes(found.file())).ifPresent(text -> read(found.path(), text));
      } catch (IOException e) {
        gaps.add(found.path() + ": not readable");
      }
    }

    private void read(String path, String text) {
      if (Generators.lists(path)) {
        generators.addAll(Generators.of(path, text));
      }
      Language language = Language.of(path);
      Kin kin = Kin.of(path, text);
      if (kin != Kin.NONE && language != Language.OTHER) {
        files++;
        gleaned.begin(path, kin);
        language.read(text, gleaned);
      }
    }
  }

  public boolean named() {
    return named;
  }

  /// How many files of it seed something.
  public int files() {
    return files;
  }

  public int records() {
    return lexicon.size();
  }

  /// Whether a seed file has both names, in two lists that a loop may draw from.
  public boolean draws(String given, String family) {
    return !given.isEmpty() && !family.isEmpty() && lists.draws(given, family);
  }

  public List<Account> accounts() {
    return accounts;
  }

  public List<Generator> generators() {
    return generators;
  }

  /// What could not be read of it.
  public List<String> gaps() {
    return gaps;
  }

  /// A table of people beside them.
  ///
  /// @param kinds what each column holds of people
  public Comparing people(List<String> columns, IntFunction<ColumnKind> kinds) {
    return new Comparing(lexicon, columns, kinds, true);
  }

  /// Any other table.
  public Comparing table(List<String> columns) {
    return new Comparing(lexicon, columns, column -> ColumnKind.OTHER, false);
  }
}
