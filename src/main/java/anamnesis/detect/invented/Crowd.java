package anamnesis.detect.invented;

import anamnesis.detect.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The people of one table, weighed one by one and all together.
///
/// Each record's strands are capped, so that one loud sign is no crowd of them; who stands among
/// invented ones is likelier invented too ([Company]). For the table the scales are those of a
/// mixture of real and invented people against one of real people alone, and again no strand may
/// give more than its cap.
public final class Crowd {
  /// From here on a sign is named among the reasons.
  static final double TELLING = 0.5;

  /// No strand of a record says more for it than this, nor more against.
  private static final float MOST = 4;

  private static final float LEAST = -2;
  private static final float PROOF = 9;
  private static final Set<Strand> ALL = EnumSet.allOf(Strand.class);

  /// No strand of a table says more than this, so that it takes two for a million to one.
  private static final double STRAND = 5;

  /// Nor do all together say more against it: one maker in a hundred has no list of names, and
  /// copies numbers that ring and towns that are.
  static final double CAREFUL = -2;

  private static final int ROUNDS = 3;

  private static final double MILLION = 6;
  private static final double THOUSAND = 3;
  private static final double PROVEN_SHARE = 0.05;

  /// Fewer than these are judged one by one, never as a crowd.
  static final int FEW = 5;

  /// From these odds on a record counts as invented in a table that is; that it stands beside one
  /// is not enough.
  private static final double EVEN = 0.3;

  private final Columns columns;
  private final Marks marks;
  private final Keys keys;

  /// For each record the power of ten by which it is invented rather than real.
  private final float[] odds;

  private final Weight weight;

  private Crowd(Columns columns, Marks marks, Keys keys, Company company) {
    this.columns = columns;
    this.marks = marks;
    this.keys = keys;
    this.odds = company.odds();
    this.weight = weight(marks, odds, company.powers());
  }

  /// The same table, its records told apart better.
  private Crowd(Crowd known, float[] odds) {
    this.columns = known.columns;
    this.marks = known.marks;
    this.keys = known.keys;
    this.odds = odds;
    this.weight = known.weight;
  }

  /// How sure it is of a record.
  public enum Sureness {
    PROOF,
    STRONG,
    INDICATOR,
    NONE
  }

  /// What the table weighs.
  ///
  /// @param powers the ratio of its likelihoods in powers of ten, strands capped
  public record Weight(double powers, Map<Strand, Double> strands, int proven, int accused) {}

  static Crowd of(Columns columns, Marks marks, Keys keys, Habits habits) {
    float[] evidence = new float[marks.records()];
    for (int record = 0; record < evidence.length; record++) {
      evidence[record] = evidence(marks, record);
    }
    Crowd crowd = new Crowd(columns, marks, keys, Company.of(evidence));
    return crowd.standing() == Standing.SEEDED ? crowd.knowing(habits, evidence) : crowd;
  }

  /// What is sure of some records teaches how the others are to be read.
  private Crowd knowing(Habits habits, float[] evidence) {
    float[] better = odds;
    for (int round = 0; round < ROUNDS; round++) {
      float[] form = habits.learn(better);
      for (int record = 0; record < form.length; record++) {
        form[record] += evidence[record];
      }
      better = Company.of(form).odds();
    }
    return new Crowd(this, better);
  }

  private static float evidence(Marks marks, int record) {
    return evidence(marks, record, ALL);
  }

  /// What some strands say of a record together, in powers of ten.
  static float evidence(Marks marks, int record, Set<Strand> of) {
    if (marks.isProven(record)) {
      return PROOF;
    }
    float sum = 0;
    float support = 0;
    for (Strand strand : of) {
      float weight = Math.clamp(marks.weight(strand, record), LEAST, MOST);
      if (strand.supports()) {
        support += weight;
      } else {
        sum += weight;
      }
    }
    return sum + Math.min(support, Math.max(0, sum));
  }

  private static Weight weight(Marks marks, float[] odds, double company) {
    Map<Strand, Double> strands = new EnumMap<>(Strand.class);
    int accused = 0;
    for (int record = 0; record < odds.length; record++) {
      if (odds[record] >= EVEN) {
        accused++;
        for (Strand strand : Strand.values()) {
          double weight = Math.clamp(marks.weight(strand, record), LEAST, MOST);
          if (weight != 0) {
            strands.merge(strand, weight, Double::sum);
          }
        }
      }
    }
    double whole = 0;
    double capped = 0;
    double support = 0;
    double against = 0;
    for (Strand strand : Strand.values()) {
      whole += marks.whole(strand);
      strands.merge(strand, marks.whole(strand), Double::sum);
      double sum = Math.min(strands.getOrDefault(strand, 0.0), STRAND);
      if (strand.supports()) {
        support += sum;
      } else {
        capped += Math.max(0, sum);
        against += Math.min(0, sum);
      }
    }
    capped += Math.max(CAREFUL, against);
    capped += Math.min(support, Math.max(0, capped));
    return new Weight(Math.min(capped, company + whole), strands, marks.proven(), accused);
  }

  public Columns columns() {
    return columns;
  }

  Marks marks() {
    return marks;
  }

  public Weight weight() {
    return weight;
  }

  public String table() {
    return columns.table();
  }

  public int records() {
    return odds.length;
  }

  public Standing standing() {
    if (weight.proven() > 0 && weight.proven() >= PROVEN_SHARE * records()) {
      return Standing.SEEDED;
    }
    if (records() < FEW) {
      return Standing.UNKNOWN;
    }
    long strands = weight.strands().values().stream().filter(sum -> sum >= 1).count();
    if (weight.powers() >= MILLION && strands >= 2) {
      return Standing.SEEDED;
    }
    return weight.powers() >= THOUSAND ? Standing.SUSPECT : Standing.REAL;
  }

  /// Whether the record counts as invented.
  public boolean accuses(int record) {
    return switch (sureness(record)) {
      case PROOF, STRONG -> true;
      case INDICATOR -> odds[record] >= EVEN && standing() != Standing.REAL;
      case NONE -> false;
    };
  }

  public Sureness sureness(int record) {
    if (marks.isProven(record)) {
      return Sureness.PROOF;
    }
    if (standing() == Standing.REAL && evidence(marks, record) < MOST) {
      // Nobody stands alone in the dock of a table that nothing speaks against.
      return Sureness.NONE;
    }
    if (odds[record] >= THOUSAND) {
      return Sureness.STRONG;
    }
    return odds[record] >= EVEN ? Sureness.INDICATOR : Sureness.NONE;
  }

  /// The numbers of the records that count as invented, in their order.
  public List<Integer> accused() {
    List<Integer> accused = new ArrayList<>();
    for (int record = 0; record < odds.length; record++) {
      if (accuses(record)) {
        accused.add(record);
      }
    }
    return accused;
  }

  /// What tells a record apart; its number, from 1, if nothing else does.
  public String keyOf(int record) {
    return keys.at(record);
  }

  /// The name of the column that tells them apart; empty if there is none.
  public String keyName() {
    return columns.key().isEmpty() ? "" : columns.names().get(columns.key().getFirst());
  }

  public float odds(int record) {
    return odds[record];
  }

  /// Whether a sign spoke against a record.
  public boolean spoke(Rule rule, int record) {
    return marks.spoke(Integer.parseInt(rule.number().substring(1)), record);
  }

  /// The keys of those.
  public List<String> keysOf(List<Integer> records) {
    return records.stream().map(keys::at).toList();
  }

  /// Who made them, as far as their own habits tell; empty if nothing does.
  public String maker() {
    return marks.maker();
  }

  /// The strands that speak for it, the loudest first.
  public List<Strand> strands() {
    return weight.strands().entrySet().stream()
        .filter(strand -> strand.getValue() >= 1)
        .sorted(Map.Entry.<Strand, Double>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }
}
