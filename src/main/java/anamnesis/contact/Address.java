package anamnesis.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A postal address in the short words of the post: `12 alder ct`, unit apart, five digits of ZIP.
public record Address(String street, String unit, String city, String state, String zip)
    implements Trait {
  /// The commonest words of USPS Publication 28, appendices B and C2.
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("street", "st"),
          Map.entry("avenue", "ave"),
          Map.entry("road", "rd"),
          Map.entry("drive", "dr"),
          Map.entry("lane", "ln"),
          Map.entry("court", "ct"),
          Map.entry("boulevard", "blvd"),
          Map.entry("place", "pl"),
          Map.entry("terrace", "ter"),
          Map.entry("circle", "cir"),
          Map.entry("parkway", "pkwy"),
          Map.entry("highway", "hwy"),
          Map.entry("square", "sq"),
          Map.entry("trail", "trl"),
          Map.entry("north", "n"),
          Map.entry("south", "s"),
          Map.entry("east", "e"),
          Map.entry("west", "w"),
          Map.entry("northeast", "ne"),
          Map.entry("northwest", "nw"),
          Map.entry("southeast", "se"),
          Map.entry("southwest", "sw"));

  private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]");
  private static final List<String> UNITS = List.of("apt", "apartment", "unit", "suite", "ste");

  public static Optional<Address> of(String line, String city, String state, String zip) {
    List<String> street = new ArrayList<>();
    List<String> unit = new ArrayList<>();
    List<String> part = street;
    for (String word : Words.of(line.replace("#", " unit "))) {
      if (UNITS.contains(word)) {
        part = unit;
      } else {
        part.add(SHORT.getOrDefault(word, word));
      }
    }
    Address address =
        new Address(
            String.join(" ", street),
            String.join(" ", unit),
            String.join(" ", Words.of(city)),
            String.join(" ", Words.of(state)),
            fiveDigits(zip));
    return address.street.isEmpty() ? Optional.empty() : Optional.of(address);
  }

  /// `12 alder ct, unit 3, troy mi 48084`: what is known of it.
  @Override
  public String toString() {
    String town = String.join(" ", city, state, zip).strip().replace("  ", " ");
    return street + (unit.isEmpty() ? "" : ", unit " + unit) + (town.isEmpty() ? "" : ", " + town);
  }

  @Override
  public boolean household() {
    return true;
  }

  @Override
  public String masked() {
    return "…" + (zip.isEmpty() ? "" : " " + zip.substring(0, Math.min(3, zip.length())) + "…");
  }

  /// Without the four digits more; with the leading zero that spreadsheets eat.
  private static String fiveDigits(String zip) {
    String digits = NO_DIGITS.matcher(zip).replaceAll("");
    if (digits.length() == 4) {
      return "0" + digits;
    }
    return digits.length() > 5 ? digits.substring(0, 5) : digits;
  }
}
