package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.FoundByType;
import anamnesis.Progress;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.PostgresForTests;
import anamnesis.detect.invented.Crowd;
import anamnesis.detect.invented.People;
import anamnesis.detect.invented.Sign;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How long all signs take over a million people, beside the same columns drained by COPY through
/// the same driver; the middle of five turns counts. The machine that runs it has half a gigabyte
/// to do it in: `-Xmx512m` in the profile.
class PeopleBenchmark {
  private static final int PEOPLE = Integer.getInteger("people", 1_000_000);
  private static final int TURNS = 5;
  private static final long HALF_A_GIGABYTE = 560L << 20;

  @Test
  void a_million_people_are_weighed_in_at_most_four_times_their_copy() throws IOException {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(HALF_A_GIGABYTE);
    String url = PostgresForTests.database(million());
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      Wounded wounded = new Wounded(asked, Selection.ALL);
      String same = "select * from public.patient order by id";
      double[] ratios = new double[TURNS];
      for (int turn = 0; turn < TURNS; turn++) {
        long began = System.nanoTime();
        asked.copyOut(same, OutputStream.nullOutputStream());
        long copied = System.nanoTime();
        List<Crowd> crowds =
            new People(wounded.people(), FoundByType.all(Sign.class), Map.of(), Progress.SILENT)
                .crowds();
        long weighed = System.nanoTime();
        assertThat(crowds.getFirst().records()).isEqualTo(PEOPLE);
        ratios[turn] = (double) (weighed - copied) / (copied - began);
        System.out.printf(
            Locale.ROOT,
            "%.2f s against %.2f s: %.2f%n",
            (weighed - copied) / 1e9,
            (copied - began) / 1e9,
            ratios[turn]);
      }
      Arrays.sort(ratios);
      assertThat(ratios[TURNS / 2]).isLessThanOrEqualTo(4);
    }
  }

  /// As a portal has them: of every value some that are common and some that nobody else has.
  private static String million() {
    return """
        create table patient(id bigint primary key, first_name text, last_name text,
          birth_date date, email text, phone text, sex text, street text, city text, state text,
          postal_code text, ssn text, created_at timestamptz);
        insert into patient
        select i, (array['James','Maria','Aisha','Ruth','Ottilie','Bram'])[1 + i %% 6],
          (array['Smith','Vargas','Nakamura','Okafor'])[1 + i %% 4] || chr(97 + i %% 26),
          date '1940-01-01' + i %% 25000, 'a' || i || '.smith@alderpost.com',
          '(' || 201 + i %% 780 || ') 664-' || lpad((i %% 9973)::text, 4, '0'),
          case when i %% 3 = 0 then 'male' else 'female' end, i %% 340 || ' Alder Rd',
          'Lyme', 'NH', '03' || lpad((i %% 900)::text, 3, '0'),
          lpad((i %% 600 + 3)::text, 3, '0') || '-12-' || lpad((i %% 9999 + 1)::text, 4, '0'),
          timestamptz '2024-01-01' + i * interval '1 minute'
        from generate_series(1, %s) i;
        analyze patient
        """
        .formatted(PEOPLE);
  }
}
