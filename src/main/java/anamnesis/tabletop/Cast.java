package anamnesis.tabletop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
    List<List<Quirk>> quirks = new ArrayList<>();
    List<int[]> free = new ArrayList<>();
    for (int i = 0; i < parties.size(); i++) {
      Party party = parties.get(i);
      quirks.add(new ArrayList<>(Collections.nCopies(party.seats().size(), byParty(party))));
      for (int seat = 0; seat < party.seats().size(); seat++) {
        if (party.seats().get(seat) != Party.Seat.HOLDER) {
          quirks.get(i).set(seat, party == Party.TWINS ? Quirk.TWIN : Quirk.PAID_FOR);
        } else if (party != Party.SENIOR_AND_JUNIOR) {
          free.add(new int[] {i, seat});
        }
      }
    }
    List<int[]> order = chance.shuffled(free);
    List<Quirk> wanted = wanted(wish, order.size());
    for (int i = 0; i < wanted.size(); i++) {
      quirks.get(order.get(i)[0]).set(order.get(i)[1], wanted.get(i));
    }
    List<Part> cast = new ArrayList<>();
    for (int i = 0; i < parties.size(); i++) {
      cast.add(new Part(parties.get(i), quirks.get(i)));
    }
    return cast;
  }

  private static Quirk byParty(Party party) {
    return party == Party.SENIOR_AND_JUNIOR ? Quirk.GENERATION : Quirk.PLAIN;
  }

  private static List<Party> parties(Wish wish) {
    List<Party> parties = new ArrayList<>();
    add(parties, Party.TWINS, wish.share(1));
    add(parties, Party.SENIOR_AND_JUNIOR, wish.share(1));
    add(parties, Party.COUPLE_APART, wish.share(8));
    add(parties, Party.PARENT_AND_CHILD, wish.share(6));
    add(parties, Party.CHILD_ALONE, wish.share(5));
    boolean room = wish.patients() >= 30;
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
  private static List<Quirk> wanted(Wish wish, int room) {
    List<Quirk> wanted = new ArrayList<>();
    wanted.addAll(Collections.nCopies(wish.share(3), Quirk.UNSIGNED));
    wanted.addAll(Collections.nCopies(wish.share(1), Quirk.MISTYPED_BIRTH));
    wanted.addAll(Collections.nCopies(wish.share(1), Quirk.SWAPPED_BIRTH));
    wanted.addAll(Collections.nCopies(wish.share(2), Quirk.OLD_NAME_IN_CHART));
    wanted.addAll(Collections.nCopies(wish.share(3), Quirk.MOVED));
    wanted.addAll(Collections.nCopies(wish.share(10), Quirk.NICKNAME));
    wanted.addAll(Collections.nCopies(wish.share(2), Quirk.OLD_NAME_IN_ACCOUNT));
    return wanted.subList(0, Math.min(room, wanted.size()));
  }
}
