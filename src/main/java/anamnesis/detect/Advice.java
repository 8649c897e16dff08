package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One thing to do first. It depends on what the wipe left behind, and on whose disk it lies.
///
/// @param about the table that it is for; empty if it is for all of them
/// @param command the line to type, with `<…>` where the case does not know; empty if there is none
/// @param source where the command is documented; empty if it is nobody's own
public record Advice(String about, String act, String why, String command, String source) {
  public static Shelf<Advice> shelf(Case file) {
    return file.shelf("advice.jsonl", Advice.class, 1);
  }

  /// For what was found, worst first. Nothing if no table was hurt.
  public static List<Advice> of(List<Finding> findings, Given given, Traces traces) {
    Traces known = traces;
    List<Damage.Hurt> hurts = hurts(findings, given, traces);
    for (Damage.Hurt hurt : hurts) {
      Optional<Table> table = given.anyDatabase().flatMap(wounded -> wounded.table(hurt.table()));
      if (table.isPresent() && hurt.lost() == 0) {
        known = known.withWriters(given.wounded(), table.get());
      }
    }
    Traces traced = known;
    List<Damage> damages = hurts.stream().map(hurt -> Damage.of(hurt, traced)).toList();
    if (damages.isEmpty()) {
      return List.of();
    }
    Optional<Copy> copy =
        holding(damages, Incident.of(findings).lastGood(given.allCopies()))
            .or(() -> holding(damages, given.allCopies()));
    boolean nothing = copy.filter(held -> nothing(held, traced)).isPresent();
    return of(nothing ? damages.stream().map(Damage::replaced).toList() : damages, traced, copy);
  }

  /// @param copy the newest good copy that still holds what was hurt; empty if there is none
  static List<Advice> of(List<Damage> damages, Traces traces, Optional<Copy> copy) {
    Remedies remedies = Remedies.read();
    Optional<Provider> provider = remedies.of(traces.place());
    List<Advice> all = new ArrayList<>();
    all.add(stop(damages, remedies));
    copy.ifPresent(good -> all.add(protect(good, damages)));
    if (provider.isPresent()) {
      all.addAll(there(provider.get(), traces.place(), copy));
    } else if (traces.place().here()) {
      all.addAll(here(damages, traces.place(), remedies));
    } else {
      all.add(anywhere(traces));
    }
    return List.copyOf(all);
  }

  private static Advice stop(List<Damage> damages, Remedies remedies) {
    Damage worst = damages.getFirst();
    Remedies.Kind kind = remedies.of(worst.kind());
    String says = kind.says().replace("{dead}", String.valueOf(worst.dead()));
    return new Advice(
        worst.table(),
        "stop whatever writes: the application, its jobs, every agent",
        "%s: %s (%s); %s".formatted(worst.table(), says, worst.why(), kind.stop()),
        "",
        "");
  }

  private static List<Advice> there(Provider provider, Place place, Optional<Copy> copy) {
    Map<String, String> known = provider.known(place);
    String since = copy.map(Advice::since).orElse("; when it was is not known here");
    return List.of(
        managed(provider, provider.keep().filled(known), ""),
        managed(provider, provider.before().filled(known), since));
  }

  /// The copy still holds the rows: what emptied the table came after it.
  private static String since(Copy copy) {
    return "; the rows were still there at %s, says %s".formatted(copy.takenAt(), copy.path());
  }

  private static Advice managed(Provider provider, Provider.Step step, String since) {
    String why = "%s: %s%s".formatted(provider.called(), step.why(), since);
    return new Advice("", step.act(), why, step.command(), provider.source());
  }

  private static List<Advice> here(List<Damage> damages, Place place, Remedies remedies) {
    Map<String, String> known = new LinkedHashMap<>();
    if (!place.data().isEmpty()) {
      known.put("data", quoted(place.data()));
    }
    Map<String, Advice> steps = new LinkedHashMap<>();
    for (Damage damage : damages) {
      known.put("sql", sql(damage.table()));
      for (String name : remedies.of(damage.kind()).steps()) {
        Optional.ofNullable(remedies.steps().get(name))
            .map(step -> step.filled(known))
            .ifPresent(
                step ->
                    steps.putIfAbsent(
                        step.command(),
                        new Advice(
                            step.command().contains(sql(damage.table())) ? damage.table() : "",
                            step.act(),
                            step.why(),
                            step.command(),
                            "")));
      }
    }
    return List.copyOf(steps.values());
  }

  private static Advice anywhere(Traces traces) {
    String gap = traces.gap().isEmpty() ? "" : " (%s)".formatted(traces.gap());
    return new Advice(
        "",
        "take down what is there now, with the provider's own snapshot or branch if it has one",
        "which service this runs on could not be told%s; never restore over it".formatted(gap),
        "pg_dump --format=custom --file=wiped.dump \"$ANAMNESIS_DATABASE_URL\"",
        "");
  }

  private static Advice protect(Copy copy, List<Damage> damages) {
    boolean plain = copy.path().chars().noneMatch(Character::isISOControl);
    String held =
        damages.stream()
            .flatMap(damage -> copy.table(damage.table()).stream())
            .map(table -> "%s of %s".formatted(Ages.rows(table.rows()), table.name()))
            .findFirst()
            .orElse(Ages.rows(copy.rows()));
    return new Advice(
        "",
        "put the newest copy that holds the rows where no key of the application reaches",
        "%s holds %s; retention may delete it".formatted(copy.path(), held),
        plain ? LastGoodExpiring.command(copy) : "",
        "");
  }

  /// Whether no table of a copy is in the database, and the copy has more than one.
  private static boolean nothing(Copy copy, Traces traces) {
    return copy.tables().size() > 1
        && copy.tables().stream().noneMatch(table -> traces.of(table.name()).isPresent());
  }

  /// Tables that something other than a copy speaks of, those with most rows lost first.
  private static List<Damage.Hurt> hurts(List<Finding> findings, Given given, Traces traces) {
    Map<String, Damage.Hurt> hurts = new LinkedHashMap<>();
    findings.stream()
        .filter(finding -> finding.severity() != Finding.Severity.INFO)
        .filter(finding -> !finding.detector().startsWith("B"))
        .map(Damage.Hurt::of)
        .filter(hurt -> isTable(hurt.table(), given, traces))
        .sorted(Comparator.comparingLong(Damage.Hurt::lost).reversed())
        .forEach(hurt -> hurts.putIfAbsent(hurt.table(), hurt));
    return List.copyOf(hurts.values());
  }

  /// A finding may also be about a copy, which is called as it likes.
  private static boolean isTable(String name, Given given, Traces traces) {
    return given.anyDatabase().isPresent()
        && name.indexOf('.') > 0
        && (traces.of(name).isPresent()
            || given.allCopies().stream().anyMatch(copy -> copy.table(name).isPresent()));
  }

  private static Optional<Copy> holding(List<Damage> damages, List<Copy> copies) {
    return copies.reversed().stream()
        .filter(Copy::good)
        .filter(
            copy ->
                damages.stream()
                    .flatMap(damage -> copy.table(damage.table()).stream())
                    .anyMatch(table -> table.rows() > 0))
        .findFirst();
  }

  /// One word of a shell, whatever is in it.
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9/._+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /// Inside single quotes of a shell.
  private static String sql(String table) {
    if (table.chars().anyMatch(Character::isISOControl)) {
      return "<table>";
    }
    int dot = table.indexOf('.');
    return part(table.substring(0, dot)) + "." + part(table.substring(dot + 1));
  }

  private static String part(String name) {
    return name.matches("[a-z_][a-z0-9_]*")
        ? name
        : "\"" + name.replace("\"", "\"\"").replace("'", "'\\''") + "\"";
  }
}
