package anamnesis.detect.history;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Scan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static final Instant MONDAY = Instant.parse("2026-04-06T04:10:00Z");
  private static final Instant NEXT = Instant.parse("2026-04-13T04:10:00Z");
  private static final String PLACE = "postgresql://scan@host/portal";

  @TempDir Path home;

  @Test
  void what_was_not_found_before_is_new_and_what_is_not_found_any_more_is_resolved() {
    Scan.Result before = result(lost(151, 140), invented(3));
    Scan.Result after = result(lost(151, 12), stale());

    News news = News.between(scanned(MONDAY, before), scanned(NEXT, after), after);

    assertThat(news.since()).isEqualTo(MONDAY);
    assertThat(news.fresh()).extracting(Finding::id).containsExactly("B05-portal");
    assertThat(news.worse()).extracting(Finding::id).containsExactly("P17-public.patient");
    assertThat(news.resolved()).extracting(Scanned.Found::id).containsExactly("S04-public.patient");
    assertThat(news.unseen()).isEmpty();
  }

  @Test
  void what_nobody_looked_for_is_never_resolved() {
    Scan.Result before = result(lost(151, 12), invented(3));
    Scan.Result after =
        new Scan.Result(
            List.of(),
            0,
            0,
            List.of(new Scan.Gap("P17-count-drop", "public.patient: no right to read it")),
            List.of(new Scan.Gap("S04-reserved-contact", "no database was named")));

    News news = News.between(scanned(MONDAY, before), scanned(NEXT, after), after);

    assertThat(news.resolved()).isEmpty();
    assertThat(news.unseen()).hasSize(2);
    assertThat(news.blind()).hasSize(1);
    assertThat(news.nothing()).isFalse();
  }

  /// A week in which nobody could look must not make it forgotten.
  @Test
  void what_could_not_be_looked_for_is_known_until_somebody_looks() {
    Scan.Result before = result(lost(151, 12));
    Scan.Result blind =
        new Scan.Result(
            List.of(), 0, 0, List.of(new Scan.Gap("P17-count-drop", "no right")), List.of());
    Scanned first = scanned(MONDAY, before);
    Scanned second = scanned(NEXT, blind).after(first);

    assertThat(News.between(second, scanned(NEXT, result()).after(second), result()).resolved())
        .extracting(Scanned.Found::id)
        .containsExactly("P17-public.patient");
    assertThat(News.between(second, scanned(NEXT, before).after(second), before).nothing())
        .isTrue();
    assertThat(News.between(second, scanned(NEXT, blind).after(second), blind).nothing()).isTrue();
  }

  /// Whoever knew that an agent may read must hear that it may empty the table.
  @Test
  void another_right_is_worse_than_the_one_that_was_known() {
    Finding reads = of("P25", Severity.WARN, Map.of("changes", List.of("may SELECT on a")));
    Finding empties = of("P25", Severity.WARN, Map.of("changes", List.of("may TRUNCATE on a")));
    Finding both =
        of("P25", Severity.WARN, Map.of("changes", List.of("may SELECT on a", "may DELETE on a")));
    assertThat(worse(empties, reads)).isTrue();
    assertThat(worse(both, reads)).isTrue();
    assertThat(worse(reads, both)).isFalse();
    assertThat(worse(reads, of("P25", Severity.WARN, Map.of()))).isFalse();
    assertThat(
            worse(
                of("P28", Severity.WARN, Map.of("valuesNow", 10)),
                of("P28", Severity.WARN, Map.of("valuesNow", 60))))
        .isTrue();
  }

  @Test
  void the_same_again_is_no_news() {
    Scan.Result same = result(lost(151, 12));
    assertThat(News.between(scanned(MONDAY, same), scanned(NEXT, same), same).nothing()).isTrue();
    assertThat(scanned(MONDAY, same).saysAs(scanned(NEXT, same))).isTrue();
  }

  @Test
  void fewer_rows_left_more_records_and_a_louder_word_are_worse_and_time_is_not() {
    assertThat(worse(lost(151, 12), lost(151, 13))).isTrue();
    assertThat(worse(lost(151, 13), lost(151, 12))).isFalse();
    assertThat(worse(invented(4), invented(3))).isTrue();
    assertThat(worse(of("B05", Severity.CRITICAL, Map.of()), of("B05", Severity.WARN, Map.of())))
        .isTrue();
    assertThat(
            worse(
                of("B05", Severity.WARN, Map.of("ageSeconds", 900_000L)),
                of("B05", Severity.WARN, Map.of("ageSeconds", 100_000L))))
        .isFalse();
  }

  private static boolean worse(Finding now, Finding then) {
    return Badness.of(now).worseThan(Badness.of(then));
  }

  @Test
  void what_is_written_is_read_of_its_place_alone_and_names_no_record() throws IOException {
    History history = new History(home.resolve("new"));
    history.add(scanned(MONDAY, result(invented(3))));
    history.add(Scanned.of(NEXT, "elsewhere", result(), Map.of()));

    assertThat(history.of(PLACE)).containsExactly(scanned(MONDAY, result(invented(3))));
    Path file = home.resolve("new").resolve("scans.jsonl");
    assertThat(Files.readString(file)).doesNotContain("p_1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void half_a_line_and_noise_are_passed_over_and_the_next_line_is_whole() throws IOException {
    History history = new History(home);
    history.add(scanned(MONDAY, result(lost(151, 12))));
    Path file = home.resolve("scans.jsonl");
    Files.write(
        file,
        new byte[] {'{', '}', '\n', (byte) 0xff, (byte) 0xfe, '\n'},
        StandardOpenOption.APPEND);
    Files.writeString(file, "{\"schema\":1,\"at\":", StandardOpenOption.APPEND);

    history.add(scanned(NEXT, result()));

    assertThat(history.of(PLACE)).extracting(Scanned::at).containsExactly(MONDAY, NEXT);
  }

  @Test
  void a_history_that_grew_long_is_shortened_and_keeps_the_newest() throws IOException {
    History history = new History(home);
    history.add(scanned(MONDAY, result()));
    String line = Files.readString(home.resolve("scans.jsonl"));
    Files.write(
        home.resolve("scans.jsonl"),
        line.repeat((9 << 20) / line.length()).getBytes(StandardCharsets.UTF_8));

    history.add(scanned(NEXT, result()));

    assertThat(Files.size(home.resolve("scans.jsonl"))).isLessThan(1 << 20);
    assertThat(history.of(PLACE)).hasSize(120).last().extracting(Scanned::at).isEqualTo(NEXT);
  }

  @Test
  void what_is_acknowledged_is_held_until_its_day_and_no_longer() throws IOException {
    Scan.Result result = result(lost(151, 12));
    acknowledge("P17-public.patient", result);

    Acks.Weighed held = weigh(result, NEXT);
    assertThat(held.open().findings()).isEmpty();
    assertThat(held.open().health()).isEqualTo(Scan.Health.OK);
    assertThat(held.heldFindings()).hasSize(1);

    Acks.Weighed over = weigh(result, Instant.parse("2026-05-02T00:00:00Z"));
    assertThat(over.open().findings()).hasSize(1);
    assertThat(over.returned())
        .containsExactly(
            new Acks.Returned("P17-public.patient", "acknowledged by Dr. Lee, and that ended"));
  }

  @Test
  void numbers_that_got_worse_bring_it_back_and_better_ones_do_not() throws IOException {
    acknowledge("P17", result(lost(151, 12)));

    assertThat(weigh(result(lost(151, 11)), NEXT).returned())
        .extracting(Acks.Returned::why)
        .containsExactly("acknowledged by Dr. Lee, and worse since");
    assertThat(weigh(result(lost(151, 11)), NEXT).open().findings()).hasSize(1);
    assertThat(weigh(result(lost(151, 60)), NEXT).open().findings()).isEmpty();
  }

  @Test
  void a_rule_that_is_acknowledged_covers_what_it_said_then_and_nothing_that_comes_later()
      throws IOException {
    acknowledge("s04", result(invented(3)));
    Finding other =
        new Finding(
            "S04-public.staff",
            "S04-reserved-contact",
            Severity.WARN,
            Confidence.STRONG,
            "public.staff",
            "x",
            new LinkedHashMap<>(),
            List.of(),
            "",
            "",
            "");

    assertThat(weigh(result(invented(3), other), NEXT).open().findings()).containsExactly(other);
  }

  @Test
  void what_could_not_be_looked_at_is_held_for_the_reason_it_had() throws IOException {
    Scan.Gap gap = new Scan.Gap("P20-audit", "no right to ask");
    Scan.Result blind = new Scan.Result(List.of(), 0, 0, List.of(gap), List.of());
    acknowledge("P20", blind);
    assertThat(weigh(blind, NEXT).open().health()).isEqualTo(Scan.Health.OK);

    Scan.Result other =
        new Scan.Result(
            List.of(), 0, 0, List.of(new Scan.Gap("P20-audit", "broken: IOException")), List.of());
    assertThat(weigh(other, NEXT).open().health()).isEqualTo(Scan.Health.UNKNOWN);
  }

  @Test
  void another_place_and_a_line_that_somebody_broke_are_covered_by_nothing() throws IOException {
    Scan.Result result = result(lost(151, 12));
    acknowledge("P17", result);
    assertThat(acks().weigh(result, "elsewhere", NEXT).open().findings()).hasSize(1);

    Path file = home.resolve("acks.jsonl");
    Files.writeString(file, Files.readString(file).replace("\"until\":\"", "\"until\":\"x"));
    assertThat(weigh(result, NEXT).open().findings()).hasSize(1);
  }

  private void acknowledge(String id, Scan.Result known) throws IOException {
    Ack.Given given =
        new Ack.Given(MONDAY, Instant.parse("2026-05-02T00:00:00Z"), "a purge", "Dr. Lee");
    Acks.add(Ack.of(id, scanned(MONDAY, known), given), home, Optional.empty());
  }

  private Acks.Weighed weigh(Scan.Result result, Instant now) throws IOException {
    return acks().weigh(result, PLACE, now);
  }

  private Acks acks() throws IOException {
    return Acks.in(home, Optional.empty());
  }

  private static Scanned scanned(Instant at, Scan.Result result) {
    return Scanned.of(at, PLACE, result, Map.of("public.patient", 151L));
  }

  private static Scan.Result result(Finding... findings) {
    return new Scan.Result(List.of(findings), 3, 0, List.of(), List.of());
  }

  private static Finding lost(long before, long now) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("before", before);
    measures.put("now", now);
    return new Finding(
        "P17-public.patient",
        "P17-count-drop",
        Severity.CRITICAL,
        Confidence.STRONG,
        "public.patient",
        "public.patient holds fewer rows",
        measures,
        List.of(),
        "",
        "",
        "");
  }

  private static Finding invented(int records) {
    List<String> ids = List.of("p_1", "p_2", "p_3", "p_4", "p_5").subList(0, records);
    return new Finding(
        "S04-public.patient",
        "S04-reserved-contact",
        Severity.WARN,
        Confidence.STRONG,
        "public.patient",
        "reserved contacts",
        new LinkedHashMap<>(),
        ids,
        "",
        "",
        "");
  }

  private static Finding stale() {
    return of("B05", Severity.WARN, Map.of("ageSeconds", 100L));
  }

  private static Finding of(String number, Severity severity, Map<String, Object> measures) {
    return new Finding(
        number + "-portal",
        number + "-stale",
        severity,
        Confidence.PROOF,
        "portal",
        "the newest copy is old",
        new LinkedHashMap<>(measures),
        List.of(),
        "",
        "",
        "");
  }
}
