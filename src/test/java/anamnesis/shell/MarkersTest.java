package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.database.PostgresForTests;
import anamnesis.shell.Markers.Of;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No key and no patient stands anywhere but on the shelves that cannot do without: every field of
/// a world is a marker, every command is played, and all that was written or printed is searched.
class MarkersTest {
  private static final List<Of> SAID = List.of(Of.PATIENT, Of.HANDLE, Of.FILE);
  private static final List<Of> CALLED = List.of(Of.HANDLE, Of.FILE);

  /// What may stand where, and why. A secret stands nowhere.
  private static final Map<String, List<Of>> SHELVES =
      Map.ofEntries(
          // What the witnesses said, byte by byte, and which of it speaks of people.
          Map.entry("home/cases/night/exhibits/", SAID),
          Map.entry("home/cases/night/exhibits.jsonl", SAID),
          // Which exhibits belong together, by their names.
          // Between which ids a table of a copy lies.
          Map.entry("home/cases/night/copies.jsonl", List.of(Of.HANDLE)),
          // Which records count as invented.
          Map.entry("home/cases/night/findings/", List.of(Of.HANDLE)),
          // Which rows of the wounded database are whose, by their keys.
          Map.entry("home/cases/night/remnants.jsonl", List.of(Of.HANDLE)),
          Map.entry("home/cases/night/identities.jsonl", CALLED),
          Map.entry("home/cases/night/pairs.jsonl", CALLED),
          Map.entry("home/cases/night/quarantine/", CALLED),
          Map.entry("home/cases/night/fates.jsonl", CALLED),
          Map.entry("home/cases/night/verdicts.jsonl", CALLED),
          Map.entry("home/cases/night/rebuilds.jsonl", CALLED),
          // Letters are filed under whom they are for.
          Map.entry("home/cases/night/journal.jsonl", List.of(Of.HANDLE)),
          // What the child of this test printed.
          Map.entry("out", List.of(Of.HANDLE)),
          // The tables made again, and who is written to.
          Map.entry("home/cases/night/rows/", SAID),
          Map.entry("home/cases/night/fresh/", SAID),
          Map.entry("home/cases/night/rebuilt.sql", SAID),
          Map.entry("home/cases/night/report/", SAID),
          Map.entry(
              "home/cases/night/letters/", List.of(Of.PATIENT, Of.HANDLE, Of.FILE, Of.PRACTICE)),
          // The marks of their lines are filed as they are.
          Map.entry("home/cases/night/lines/letters/", List.of(Of.HANDLE)),
          // What was written there by hand.
          Map.entry("home/cases/night/case.yaml", List.of(Of.PRACTICE)),
          // A sheet of questions names records, not people.
          Map.entry("work/queue.csv", CALLED));

  @TempDir Path temp;
  private Path root;
  private final Markers markers = new Markers();
  private final SortedSet<String> leaks = new TreeSet<>();
  private MarkedWorld world;
  private String wounded;
  private String fresh;

  @BeforeEach
  void plant() throws IOException {
    root = temp.resolve("run");
    world = new MarkedWorld(temp.resolve("world"), markers);
    wounded = locked(world.wounded(), "the wounded database's password");
    fresh = locked(PostgresForTests.database("select 1"), "the fresh database's password");
  }

  /// A server that lets everybody in is asked with a password all the same.
  private String locked(String url, String what) {
    return url.replace("postgres@", "postgres:%s@".formatted(markers.word(Of.SECRET, what)));
  }

  @Test
  void no_key_and_no_patient_is_found_outside_the_shelves_that_need_them() throws Exception {
    Launched person = launched(root).attended();
    assertThat(person.run("case", "open", "night").exit()).isZero();
    Files.writeString(root.resolve("home/cases/night/case.yaml"), practice());

    Launched.Said night = person.typed(lines());
    heard("the shell", night.all());
    assertThat(night.out()).contains("re-confirmation: 4 people");
    assertThat(night.err()).contains("state 23514").contains("state P0001");
    Path kept = root.resolve("home/cases/night");
    assertThat(kept.resolve("letters/index.json")).exists();
    assertThat(kept.resolve("rebuilt.sql")).exists();

    moods();
    copy();
    unattended();
    leaks.addAll(markers.leaksUnder(root, SHELVES));
    assertThat(leaks).as("of %d markers", markers.count()).isEmpty();
  }

  private void moods() {
    for (String mood : List.of("401", "403", "400", "500")) {
      TheShell stripe = new TheShell(root.resolve("home")).with("STRIPE_API_KEY", world.key);
      TheShell.Said said =
          stripe
              .with("STRIPE_API_BASE", world.stripe(mood))
              .run("gather", "stripe", "--rate", "2000");
      assertThat(said.exit()).as(mood).isIn(2, 3);
      heard("a Stripe that answers " + mood, said.out() + said.err());
    }
  }

  /// A copy is a witness too, whose every row is kept.
  private void copy() {
    TheShell shell = new TheShell(root.resolve("home"));
    String copy = world.copies.resolve("portal-2026-03-30.sql").toString();
    for (List<String> line :
        List.of(
            List.of("gather", "dump", copy),
            List.of("gather", "dump", copy, "--tables", "patient", "--format", "json"),
            List.of("link"),
            List.of("case", "show"))) {
      TheShell.Said said = shell.run(line.toArray(String[]::new));
      assertThat(said.exit()).as("%s: %s", line, said).isIn(0, 1, 3);
      heard("what is said of a copy by " + line.getFirst(), said.out() + said.err());
    }
  }

  /// What an agent is refused is journalled, in the words that it was refused with.
  private void unattended() {
    TheShell agent =
        new TheShell(root.resolve("home")).with("ANAMNESIS_ACTOR", "agent:night-watch");
    for (List<String> line :
        List.of(
            List.of("playbook", "run", "wiped-and-reseeded", "--set", "database=" + wounded),
            List.of("rebuild", "--into", fresh, "--confirm", name(fresh)),
            List.of("rebuild", "--into", "/nowhere/" + world.key + ".sql"),
            List.of("review", "--in", "/nowhere/" + markers.of("AWS secret key")))) {
      TheShell.Said said =
          agent
              .with("AWS_SECRET_ACCESS_KEY", markers.of("AWS secret key"))
              .run(line.toArray(String[]::new));
      assertThat(said.exit()).as("%s", said).isEqualTo(2);
      heard("what an agent is told of " + line.getFirst(), said.out() + said.err());
    }
  }

  private Launched launched(Path folder) throws IOException {
    Path passwords = temp.resolve("pgpass");
    Files.writeString(passwords, "*:*:*:*:" + markers.word(Of.SECRET, "PGPASSFILE"));
    return new Launched(folder)
        .with("STRIPE_API_KEY", world.key)
        .with("STRIPE_API_BASE", world.stripe("ok"))
        .with("AWS_ACCESS_KEY_ID", "AKIA" + markers.word(Of.SECRET, "AWS key id"))
        .with("AWS_SECRET_ACCESS_KEY", markers.word(Of.SECRET, "AWS secret key"))
        .with("AWS_SESSION_TOKEN", markers.word(Of.SECRET, "AWS session token"))
        .with("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
        .with("ANAMNESIS_DATABASE_URL", wounded)
        .with(
            "ANAMNESIS_CASE_PASSPHRASE", "five words and " + markers.word(Of.SECRET, "passphrase"))
        .with("PGPASSFILE", passwords.toString());
  }

  private String practice() {
    return """
        schema: 1
        name: night
        practice:
          name: %s
          phone: "%s"
          email: %s@example.org
          address: %s
        """
        .formatted(
            markers.word(Of.PRACTICE, "practice.name"),
            markers.word(Of.PRACTICE, "practice.phone"),
            markers.word(Of.PRACTICE, "practice.email"),
            markers.word(Of.PRACTICE, "practice.address"));
  }

  /// The whole night and everything that can go wrong in it, as it is typed.
  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "help",
            "doctor",
            "case list",
            "scan --backups %s --window 1d".formatted(world.copies),
            "scan --database %s --backups %s".formatted(wounded, world.copies),
            "scan --format json",
            "explain P20",
            "backups %s".formatted(world.copies),
            "backups %s --format json".formatted(world.copies),
            "posture --database %s".formatted(wounded),
            "gather stripe",
            "gather ehr %s".formatted(world.ehr),
            "gather s3 %s".formatted(world.bucket),
            "gather s3 %s --format json".formatted(world.bucket),
            "link",
            "link --format json",
            "review --format json",
            "review --out queue.csv",
            "who p_%s".formatted(markers.of("portal.patient0")),
            "who p_%s --format json".formatted(markers.of("portal.patient0")),
            "who %s".formatted(markers.of("ehr.last_name")),
            "who %s --format json".formatted(markers.of("ehr.last_name2")),
            "mapping check",
            "rebuild --dry-run",
            "rebuild",
            "rebuild --format json",
            "rebuild --into %s --confirm %s --schema %s"
                .formatted(fresh, name(fresh), world.strict),
            "rebuild --into %s --confirm %s --schema %s".formatted(fresh, name(fresh), world.loud),
            "rebuild --into %s --confirm %s".formatted(fresh, name(fresh)),
            "reconcile",
            "reconcile --format json",
            "reconcile --against wounded",
            "report",
            "letters",
            "letters --format json",
            "playbook list",
            "playbook show wiped-and-reseeded",
            "playbook print wiped-and-reseeded",
            "playbook check",
            "rebuild --into %s".formatted(root.resolve("home/cases/night/rebuilt.sql")),
            "case verify",
            "case show",
            "case show --format json",
            "case close --erase-after 30",
            "link",
            "case list",
            "case erase night",
            "case open night"));
    lines.addAll(mistakes());
    lines.add("exit");
    return lines;
  }

  /// Secrets and people in the wrong place of a line.
  private List<String> mistakes() {
    String key = world.key;
    String name = markers.of("ehr.last_name2");
    return List.of(
        "STRIPE_API_KEY=%s gather stripe".formatted(key),
        key,
        "gather %s".formatted(key),
        "gather stripe %s".formatted(key),
        "gather stripe postgresql://a:%s@127.0.0.1:1/x".formatted(key),
        "gather stripe --rate %s".formatted(key),
        "gather stripe --%s".formatted(key),
        "gather stripe --key=%s".formatted(key),
        "gather ehr /nowhere/%s".formatted(key),
        "gather s3 %s".formatted(key),
        "gather s3 s3://%s/%s".formatted(key, key),
        "gather s3 s3://bucket/x",
        "explain %s".formatted(key),
        "ack %s".formatted(key),
        "scan --fail-on %s".formatted(key),
        "scan --window %s".formatted(key),
        "scan --tables %s".formatted(key),
        "scan --database %s".formatted(key),
        "scan --database postgres://a:%s@127.0.0.1:1/x".formatted(key),
        "scan --database 'jdbc:postgresql://127.0.0.1:1/x?user=a&password=%s'".formatted(key),
        "scan --database 'host=x password=%s'".formatted(key),
        "backups /nowhere/%s".formatted(key),
        "rebuild --into postgresql://a:%s@127.0.0.1:1/x --confirm x".formatted(key),
        "rebuild --into 'postgresql://a:%s@127.0.0.1:1/x y' --confirm x".formatted(key),
        "rebuild --confirm %s --into %s".formatted(key, fresh),
        "rebuild --tables %s".formatted(key),
        "rebuild --mapping %s".formatted(key),
        "reconcile --against %s".formatted(key),
        "playbook show %s".formatted(key),
        "playbook run wiped-and-reseeded --set %s".formatted(key),
        "case open %s".formatted(key.replace('_', '/')),
        "case show --case /nowhere/%s".formatted(key),
        "case show --format %s".formatted(key),
        "case show --actor agent:%s".formatted(key),
        "review --in /nowhere/%s".formatted(key),
        "run /nowhere/%s".formatted(key),
        "case show --out /nowhere/%s/x".formatted(key),
        "%s who".formatted(name),
        "gather %s".formatted(name),
        "explain %s".formatted(name),
        "whho %s".formatted(name));
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /// A closed case is one file, in which nothing can be found, and a mark that names nobody.
  @Test
  void of_an_encrypted_case_nothing_is_left_in_the_open() throws Exception {
    Launched person = launched(root).attended();
    Launched.Said said =
        person.typed(
            List.of(
                "case open night",
                "gather ehr " + world.ehr,
                "link",
                "case close --encrypt",
                "exit"));
    heard("the shell", said.all());
    assertThat(said.out()).contains("closed night");
    leaks.addAll(markers.leaksUnder(root, Map.of("out", List.of(Of.HANDLE))));
    assertThat(leaks).isEmpty();
  }

  /// What is printed may name records, never people.
  private void heard(String where, String said) {
    leaks.addAll(markers.leaks(where, said, List.of(Of.HANDLE)));
  }
}
