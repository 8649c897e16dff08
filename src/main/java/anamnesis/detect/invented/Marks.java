package anamnesis.detect.invented;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The scales of one table: for each record what speaks for and against its being invented, strand
/// by strand, in powers of ten.
public final class Marks {
  private static final int FIRST = 256;
  private static final Set<Strand> WITHOUT_NAMES =
      EnumSet.complementOf(EnumSet.of(Strand.GIVEN_NAMES, Strand.FAMILY_NAMES));

  private final Map<Strand, float[]> strands = new EnumMap<>(Strand.class);
  private final Map<Strand, Double> whole = new EnumMap<>(Strand.class);
  private final List<Stretch> hands = new ArrayList<>();
  private int[] signs = new int[FIRST];
  private int[] proofs = new int[FIRST];
  private int records;
  private String maker = "";
  private double surest;

  /// One more record came by.
  void record() {
    if (++records > signs.length) {
      signs = Arrays.copyOf(signs, signs.length * 2);
      proofs = Arrays.copyOf(proofs, signs.length);
    }
  }

  int records() {
    return records;
  }

  Hand of(int sign) {
    return new Hand(sign);
  }

  boolean isProven(int record) {
    return proofs[record] != 0;
  }

  boolean isProven(int record, int sign) {
    return (proofs[record] & (1 << sign)) != 0;
  }

  int proven() {
    int proven = 0;
    for (int record = 0; record < records; record++) {
      proven += proofs[record] == 0 ? 0 : 1;
    }
    return proven;
  }

  float weight(Strand strand, int record) {
    float[] weights = strands.get(strand);
    return weights == null || record >= weights.length ? 0 : weights[record];
  }

  /// What no single record shows.
  double whole(Strand strand) {
    return whole.getOrDefault(strand, 0.0);
  }

  String maker() {
    return maker;
  }

  /// Whether a sign spoke against a record.
  boolean spoke(int sign, int record) {
    return (signs[record] & (1 << sign)) != 0;
  }

  int spoken(int record) {
    return signs[record];
  }

  /// Whoever wrote a stretch may take care: names out of no list, numbers that ring, towns that
  /// are. That speaks against the stretch once ([Crowd#CAREFUL]), and not against each record anew.
  void soften() {
    for (Stretch hand : hands) {
      List<float[]> against =
          strands.values().stream().filter(weights -> hand.sum(weights) < 0).toList();
      double sum = against.stream().mapToDouble(hand::sum).sum();
      if (sum < Crowd.CAREFUL) {
        against.forEach(weights -> hand.scale(weights, Crowd.CAREFUL / sum));
      }
    }
  }

  /// What one sign puts on the scales.
  public final class Hand {
    private final int sign;

    private Hand(int sign) {
      this.sign = sign;
    }

    public int records() {
      return records;
    }

    /// What all strands but the two of names say of a record so far.
    double withoutNames(int record) {
      return Crowd.evidence(Marks.this, record, WITHOUT_NAMES);
    }

    /// @param powers above 0 if such a value is commoner among invented people, below if among real
    ///   ones: 2 is a hundred times
    public void weigh(int record, Strand strand, double powers) {
      float[] weights = strands.get(strand);
      if (weights == null || weights.length <= record) {
        weights = weights == null ? new float[signs.length] : Arrays.copyOf(weights, signs.length);
        strands.put(strand, weights);
      }
      weights[record] += (float) powers;
      if (powers >= Crowd.TELLING) {
        signs[record] |= 1 << sign;
      }
    }

    /// That it spoke against a record, though each weighs little alone.
    public void speak(int record) {
      signs[record] |= 1 << sign;
    }

    /// One hand wrote these records, one after another.
    void oneHand(Stretch stretch) {
      hands.add(stretch);
    }

    /// Whose habit that is, and how sure that is: the surest is told.
    public void made(String by, double sureness) {
      if (sureness > surest) {
        surest = sureness;
        maker = by;
      }
    }

    /// What the table shows as a whole, and none of its records alone.
    public void weighAll(Strand strand, double powers) {
      whole.merge(strand, powers, Double::sum);
    }

    /// No real person's record looks like this.
    public void prove(int record) {
      proofs[record] |= 1 << sign;
      signs[record] |= 1 << sign;
    }
  }
}
