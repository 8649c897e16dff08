package anamnesis.posture;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.backup.Copy;
import anamnesis.backup.CopyMade;
import anamnesis.backup.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoubtsTest {
  private static final Instant NOW = Instant.parse("2026-04-06T02:14:00Z");
  private static final Set<String> TABLES = Set.of("public.patient", "public.visit");

  @Test
  void how_old_a_copy_may_be_follows_from_how_often_the_others_were_taken() {
    assertThat(allowed(Duration.ofDays(1))).isEqualTo(Duration.ofHours(26));
    assertThat(allowed(Duration.ofMinutes(15))).isEqualTo(Duration.ofHours(26));
    assertThat(allowed(Duration.ofDays(7))).isEqualTo(Duration.ofDays(8));
    assertThat(allowed(Duration.ofDays(30))).isEqualTo(Duration.ofDays(45));
    assertThat(Rhythm.of(List.of(NOW)).allowed()).isEqualTo(Duration.ofDays(8));
  }

  @Test
  void one_night_that_was_missed_makes_no_other_rhythm() {
    List<Instant> nights =
        IntStream.of(9, 8, 7, 4, 3, 2, 1).mapToObj(day -> NOW.minus(Duration.ofDays(day))).toList();
    assertThat(Rhythm.of(nights).allowed()).isEqualTo(Rhythm.DAILY);
    assertThat(Doubts.old(NOW.minus(Duration.ofHours(26)), NOW, Rhythm.of(nights))).isEmpty();
    assertThat(Doubts.old(NOW.minus(Duration.ofHours(27)), NOW, Rhythm.of(nights)))
        .contains("it is 27 h old; allowed are 26 h, its copies being taken daily");
  }

  @Test
  void another_name_other_tables_or_an_older_server_is_another_database() {
    assertThat(foreign(copy("portal", "18.1", "public.patient", "public.visit"))).isEmpty();
    assertThat(foreign(copy("demo", "18.1", "public.patient", "public.visit")))
        .containsExactly(
            "it is of another database: it calls itself \"demo\", last night's \"portal\"");
    assertThat(foreign(copy("portal", "18.1", "public.post", "public.patient", "public.tag")))
        .containsExactly(
            "it is of another database: of its 3 tables 1 are in last night's, which has 2");
    assertThat(foreign(copy("portal", "18.1", "public.post")))
        .containsExactly(
            "it is of another database: of its 1 table 0 are in last night's, which has 2");
    assertThat(foreign(copy("portal", "15.18 (Debian)", "public.patient", "public.visit")))
        .containsExactly("it is of another server: version 15, last night's of version 18");
  }

  @Test
  void an_upgrade_and_a_table_more_are_no_other_database() {
    assertThat(foreign(copy("portal", "19.0", "public.patient", "public.visit", "public.new")))
        .isEmpty();
    assertThat(foreign(copy("", "", "public.patient", "public.visit"))).isEmpty();
  }

  @Test
  void one_stranger_among_the_others_makes_no_stranger_of_this_one() {
    Doubts.Peer own = new Doubts.Peer("last night's", "portal", "18.1", TABLES);
    Doubts.Peer stranger = new Doubts.Peer("the other", "demo", "18.1", Set.of("public.post"));
    Copy copy = copy("portal", "18.1", "public.patient", "public.visit");
    assertThat(Doubts.foreign(copy, List.of(own, stranger, own))).isEmpty();
    assertThat(Doubts.foreign(copy, List.of(stranger, own, stranger))).hasSize(1);
    assertThat(Doubts.foreign(copy, List.of())).isEmpty();
  }

  private static List<String> foreign(Copy copy) {
    return Doubts.foreign(copy, List.of(new Doubts.Peer("last night's", "portal", "18.1", TABLES)));
  }

  private static Duration allowed(Duration between) {
    List<Instant> taken =
        IntStream.range(0, 5).mapToObj(i -> NOW.minus(between.multipliedBy(5 - i))).toList();
    return Rhythm.of(taken).allowed();
  }

  private static Copy copy(String database, String server, String... tables) {
    Copy.Table[] all =
        java.util.Arrays.stream(tables)
            .map(name -> CopyMade.table(name, 3))
            .toArray(Copy.Table[]::new);
    return CopyMade.called("portal-2026-04-05.sql")
        .origin(new Origin(database, server, ""))
        .tables(all)
        .copy();
  }
}
