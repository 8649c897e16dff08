package anamnesis.detect.invented;

import java.util.BitSet;

/// The generators of English names.
///
/// Of each class of names: the share among the generator's own draws, against the share among real
/// people. Real shares are the largest of those measured, rounded up: maintainers of Debian
/// packages (1,591 people of many countries: given names p 36 %, j 21 %, d 3 %; family names f
/// alone 0.7 %, f and p 2.5 %), FEBRL (51, 19, 4; 0.6, 6.4 %), patients of the MIIS pairs (10, 18,
/// 9; 1.0, 5.2 %), and the census behind Python Faker's weights (f and p together 24 % of p, p 40 %
/// of the United States).
enum EnglishLineage implements Lineage {
  FAKER("faker-js or FakerPHP") {
    @Override
    public double given(BitSet lists) {
      return has(lists, 'p') ? P_AMONG_J : has(lists, 'j') ? 0.57 : OUTSIDE;
    }

    @Override
    public double family(BitSet lists) {
      return ofFaker(lists);
    }
  },
  DATAFAKER("Datafaker, javafaker or faker-ruby") {
    @Override
    public double given(BitSet lists) {
      if (!has(lists, 'd')) {
        return OUTSIDE;
      }
      return has(lists, 'p') ? -0.53 : has(lists, 'j') ? 0.19 : 0.95;
    }

    @Override
    public double family(BitSet lists) {
      return ofFaker(lists);
    }
  },
  PYTHON("Python Faker") {
    @Override
    public double given(BitSet lists) {
      return has(lists, 'p') ? 0.12 : -1.1;
    }

    @Override
    public double family(BitSet lists) {
      return has(lists, 'p') ? 0.29 : OUTSIDE;
    }
  },
  CHANCE("Chance") {
    @Override
    public double given(BitSet lists) {
      return has(lists, 'c') ? 0.18 : -1.2;
    }

    @Override
    public double family(BitSet lists) {
      if (!has(lists, 'c')) {
        return OUTSIDE;
      }
      return has(lists, 'p') ? 0 : OF_EIGHT_COUNTRIES;
    }
  },
  ASSISTANT("a language model") {
    @Override
    public double given(BitSet lists) {
      return has(lists, 'l') ? 0.3 : -0.7;
    }

    @Override
    public double family(BitSet lists) {
      return has(lists, 'l') ? 0.5 : -0.9;
    }
  };

  private static final double P_AMONG_J = -0.33;

  /// Three in five of Chance's draws, most of them of Tuscany; 6.4 % of Debian's maintainers.
  private static final double OF_EIGHT_COUNTRIES = 0.9;

  private final String words;

  EnglishLineage(String words) {
    this.words = words;
  }

  @Override
  public String words() {
    return words;
  }

  /// 76.5 % of its draws are names that one or two real people in a hundred have.
  private static double ofFaker(BitSet lists) {
    if (!has(lists, 'f')) {
      return OUTSIDE;
    }
    return has(lists, 'p') ? 0.29 : 1.58;
  }

  /// In faker's list, and not among the thousand commonest.
  static boolean isOdd(BitSet lists) {
    return isOfFaker(lists) && !has(lists, 'p');
  }

  static boolean isOfFaker(BitSet lists) {
    return has(lists, 'f');
  }

  private static boolean has(BitSet lists, char generator) {
    return lists.get(NameBook.place(0, generator));
  }
}
