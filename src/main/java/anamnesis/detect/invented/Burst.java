package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Rule;
import java.util.Arrays;
import java.util.Optional;

/// Many records entered in one minute, among others that were not. An import looks the same: it
/// says something only where something else speaks first ([Crowd] sees to that).
final class Burst implements Sign {
  private static final Rule RULE =
      new Rule(
          "S12-burst",
          "many records entered within one minute",
          "they were entered within one minute, and others were not",
          "five within sixty seconds, while a tenth of the table at least was not; never alone",
          "select date_trunc('minute', created_at), count(*) from the table group by 1 order by 2 desc",
          "an import that somebody ordered",
          "see what ran in that minute: the logs of the application");

  private static final int FEWEST = 5;
  private static final int SECONDS = 60;
  private static final double WITHIN = 0.6;
  private static final double WITHOUT = -0.3;
  private static final double REST = 0.1;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.has(ColumnKind.CREATED) ? Optional.of(new Minutes()) : Optional.empty();
  }

  private static final class Minutes implements Watch {
    private long[] moments = new long[256];
    private int size;

    @Override
    public void see(Person person, Marks.Hand marks) {
      if (person.place() >= moments.length) {
        moments = Arrays.copyOf(moments, moments.length * 2);
      }
      moments[person.place()] = person.created();
      size = person.place() + 1;
    }

    @Override
    public void close(Marks.Hand marks) {
      long[] sorted = Arrays.copyOf(moments, size);
      Arrays.sort(sorted);
      boolean[] within = new boolean[size];
      int inside = 0;
      for (int i = 0; i < size; i++) {
        within[i] = moments[i] != Moments.NONE && crowded(sorted, moments[i]);
        inside += within[i] ? 1 : 0;
      }
      if (inside < FEWEST || size - inside < REST * size) {
        return;
      }
      for (int i = 0; i < size; i++) {
        marks.weigh(i, Strand.TIMES, within[i] ? WITHIN : WITHOUT);
      }
    }

    private static boolean crowded(long[] sorted, long moment) {
      int at = Arrays.binarySearch(sorted, moment);
      int from = at;
      int to = at;
      while (from > 0 && moment - sorted[from - 1] < SECONDS && at - from < FEWEST) {
        from--;
      }
      while (to + 1 < sorted.length && sorted[to + 1] - moment < SECONDS && to - at < FEWEST) {
        to++;
      }
      return to - from + 1 >= FEWEST;
    }
  }
}
