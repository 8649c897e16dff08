package anamnesis.duty;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Journal;
import anamnesis.casefile.Yaml;
import anamnesis.detect.Wiped;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// When it happened and when it was known, as far as this case says, and where the days are
/// counted.
///
/// A case that names no discovery was discovered at the latest when it was opened; the same moment
/// stands for awareness. An earlier one must be named by a person: it brings every deadline
/// forward.
///
/// @param named the moments that a person wrote into `case.yaml`
public record Moments(Map<Moment, Instant> known, ZoneId zone, List<Moment> named) {
  public Moments {
    Map<Moment, Instant> ordered = new EnumMap<>(Moment.class);
    ordered.putAll(known);
    known = Collections.unmodifiableMap(ordered);
    named = List.copyOf(named);
  }

  public static Moments of(Case file) throws IOException {
    Yaml about = file.about();
    Map<Moment, Instant> known = new EnumMap<>(Moment.class);
    for (Moment moment : Moment.values()) {
      Yaml said = about.at("moments").at(word(moment));
      if (!said.missing()) {
        known.put(moment, Wiped.moment(said));
      }
    }
    List<Moment> named = List.copyOf(known.keySet());
    Optional<Instant> opened = file.journal().entries().stream().findFirst().map(Journal.Entry::at);
    opened.ifPresent(at -> known.putIfAbsent(Moment.DISCOVERY, at));
    Optional.ofNullable(known.get(Moment.DISCOVERY))
        .ifPresent(at -> known.putIfAbsent(Moment.AWARENESS, at));
    return new Moments(known, zone(about.at("practice").at("zone")), named);
  }

  public Optional<Instant> at(Moment moment) {
    return Optional.ofNullable(known.get(moment));
  }

  static String word(Moment moment) {
    return moment.name().toLowerCase(Locale.ROOT);
  }

  private static ZoneId zone(Yaml said) {
    try {
      return ZoneId.of(said.text("UTC"));
    } catch (DateTimeException e) {
      throw new Refusal(
          "%s:%s: no time zone has this name".formatted(said.file(), said.line()),
          "write one as America/New_York",
          e);
    }
  }
}
