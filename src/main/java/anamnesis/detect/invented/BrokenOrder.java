package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Rule;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// Records whose numbers and dates of entry do not go together: the number was given out in order,
/// the date was drawn.
final class BrokenOrder implements Sign {
  private static final Rule RULE =
      new Rule(
          "S10-order-broken",
          "numbers that were given out in order, and dates of entry that were not",
          "their numbers and their dates of entry do not go together",
          "a rank correlation (Spearman) under 0.5 between key and date of entry, from 15 records on",
          "select id, created_at from the table order by id",
          "older records that were brought in with their own dates",
          "see who stood there before: anamnesis backups bisect PATH");

  private static final int FEWEST = 15;
  private static final double ORDERED = 0.5;

  /// So many are enough to see it.
  private static final int MOST = 100_000;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.has(ColumnKind.CREATED) && columns.key().size() == 1
        ? Optional.of(new Order())
        : Optional.empty();
  }

  private static final class Order implements Watch {
    private long[] numbers = new long[256];
    private long[] moments = new long[256];
    private int size;

    @Override
    public void see(Person person, Marks.Hand marks) {
      long number = person.number();
      long moment = person.created();
      if (number < 0 || moment == Moments.NONE || size == MOST) {
        return;
      }
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
        moments = Arrays.copyOf(moments, size * 2);
      }
      numbers[size] = number;
      moments[size++] = moment;
    }

    @Override
    public void close(Marks.Hand marks) {
      long different = Arrays.stream(moments, 0, size).distinct().count();
      if (size >= FEWEST && different * 2 > size && spearman() < ORDERED) {
        marks.weighAll(Strand.TIMES, 1);
      }
    }

    private double spearman() {
      double[] a = ranks(numbers);
      double[] b = ranks(moments);
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += (a[i] - b[i]) * (a[i] - b[i]);
      }
      return 1 - 6 * sum / ((double) size * ((double) size * size - 1));
    }

    private double[] ranks(long[] values) {
      double[] ranks = new double[size];
      int[] order =
          IntStream.range(0, size)
              .boxed()
              .sorted((a, b) -> Long.compare(values[a], values[b]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int rank = 0; rank < size; rank++) {
        ranks[order[rank]] = rank;
      }
      return ranks;
    }
  }
}
