package anamnesis.tabletop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who is wanted on the stage, before anybody has a name: parties, and the quirk of every seat.
final class Cast {
  private Cast() {}

  /// @param quirks one for each seat
  record Part(Party party, List<Quirk> quirks) {
    Part {
      quirks = List.copyOf(quirks);
    }
  }

  static List<Part> of(Wish wish, Chance chance) {
    List<Party> parties = chance.shuffled(parties(wish));
    List<Chair> free = new ArrayList<>();
    for (int i = 0; i < parties.size(); i++) {
      for (int seat = 0; seat < parties.get(i).seats().size(); seat++) {
        if (byParty(parties.get(i), seat) == Quirk.PLAIN) {
          free.add(new Chair(i, seat));
        }
      }
    }
    Map<Chair, Quirk> given = given(chance.shuffled(free), wanted(wish));
    List<Part> cast = new ArrayList<>();
    for (int i = 0; i < parties.size(); i++) {
      cast.add(part(parties.get(i), i, given));
    }
    return cast;
  }

  /// A place on the stage that is free for a quirk.
  private record Chair(int party, int seat) {}

  private static Map<Chair, Quirk> given(List<Chair> chairs, List<Quirk> wanted) {
    Map<Chair, Quirk> given = new HashMap<>();
    for (int i = 0; i < Math.min(chairs.size(), wanted.size()); i++) {
      given.put(chairs.get(i), wanted.get(i));
    }
    return given;
  }

  private static Part part(Party party, int number, Map<Chair, Quirk> given) {
    List<Quirk> quirks = new ArrayList<>();
    for (int seat = 0; seat < party.seats().size(); seat++) {
      quirks.add(given.getOrDefault(new Chair(number, seat), byParty(party, seat)));
    }
    return new Part(party, quirks);
  }

  /// Plain are those who may be given a quirk of their own.
  private static Quirk byParty(Party party, int seat) {
    return switch (party) {
      case TWINS -> Quirk.TWIN;
      case SENIOR_AND_JUNIOR -> Quirk.GENERATION;
      case ACCOUNT_DELETED -> Quirk.DELETED_ACCOUNT;
      default -> party.seats().get(seat) == Party.Seat.HOLDER ? Quirk.PLAIN : Quirk.PAID_FOR;
    };
  }

  private static List<Party> parties(Wish wish) {
    List<Party> parties = new ArrayList<>();
    add(parties, Party.TWINS, wish.share(1));
    add(parties, Party.SENIOR_AND_JUNIOR, wish.share(1));
    add(parties, Party.COUPLE_APART, wish.share(8));
    add(parties, Party.PARENT_AND_CHILD, wish.share(6));
    add(parties, Party.CHILD_ALONE, wish.share(5));
    add(parties, Party.LEFT, wish.share(1));
    boolean room = wish.patients() >= 30;
    add(parties, Party.PARENT_LEFT, room ? wish.share(1) : 0);
    add(parties, Party.ACCOUNT_DELETED, room ? wish.share(2) : 0);
    add(parties, Party.COUPLE_TOGETHER, room ? wish.share(4) : 0);
    add(parties, Party.FAMILY, room ? wish.share(3) : 0);
    int seated = parties.stream().mapToInt(party -> party.seats().size()).sum();
    add(parties, Party.SINGLE, wish.patients() - seated);
    return parties;
  }

  private static void add(List<Party> parties, Party party, int times) {
    parties.addAll(Collections.nCopies(times, party));
  }

  /// The indispensable ones first, should there be few who can have one.
  private static List<Quirk> wanted(Wish wish) {
    List<Quirk> wanted = new ArrayList<>();
    wanted.addAll(Collections.nCopies(wish.share(3), Quirk.UNSIGNED));
    wanted.addAll(Collections.nCopies(wish.share(1), Quirk.MISTYPED_BIRTH));
    wanted.addAll(Collections.nCopies(wish.share(1), Quirk.SWAPPED_BIRTH));
    wanted.addAll(Collections.nCopies(wish.share(2), Quirk.OLD_NAME_IN_CHART));
    wanted.addAll(Collections.nCopies(wish.share(3), Quirk.MOVED));
    wanted.addAll(Collections.nCopies(wish.share(10), Quirk.NICKNAME));
    wanted.addAll(Collections.nCopies(wish.share(2), Quirk.OLD_NAME_IN_ACCOUNT));
    return wanted;
  }
}
