package anamnesis.tabletop;

import java.util.List;

/// Everyone who lives there: those who came to the practice, and those whom only the clinic's own
/// system knows.
record Town(List<Household> households, List<Person> neighbours) {
  static Town of(Wish wish, Era era, Chance chance) {
    Names names = new Names(chance.branch("names"));
    County county = new County(chance.branch("county"));
    Families families = new Families(chance.branch("people"), names, county, era);
    List<Household> households =
        Cast.of(wish, chance.branch("cast")).stream().map(families::of).toList();
    Neighbours neighbours = new Neighbours(chance.branch("neighbours"), names, county, era);
    return new Town(households, neighbours.among(households, wish.share(20)));
  }
}
