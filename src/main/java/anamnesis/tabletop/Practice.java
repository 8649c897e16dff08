package anamnesis.tabletop;

import anamnesis.Progress;
import anamnesis.database.EmbeddedServer;
import anamnesis.database.Staged;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The portal's database, lived day by day: what happened on a day is written on that day, in its
/// own transactions, by the role of the application.
final class Practice {
  static final String DATABASE = "portal";

  private static final List<String> STAFF = List.of("id", "name", "email", "role");
  private static final List<String> ACCESS = List.of("at", "actor", "path");
  private static final String MOVED =
      "update patient set last_name = ?, phone = ?, street = ?, city = ?, state = ?,"
          + " postal_code = ? where id = ?";

  private final EmbeddedServer server;
  private final Portal portal;
  private final Life life;
  private final Visitors visitors;

  Practice(EmbeddedServer server, Portal portal) {
    this.server = server;
    this.portal = portal;
    this.life = portal.life();
    this.visitors = new Visitors(life);
  }

  /// From the first day to the moment of the first loss.
  void live(Progress progress) throws IOException {
    Era era = life.era();
    LocalDate last = era.day(era.emptied());
    try (Staged app = Staged.as("portal_app", server, DATABASE);
        Progress.Task task = progress.begin("days of an invented practice", 64)) {
      app.fill("staff", STAFF, Visitors.STAFF_ROWS);
      app.commit();
      long days = 0;
      for (LocalDate day = era.day(era.opened()); !day.isAfter(last); day = day.plusDays(1)) {
        live(app, day);
        task.done(++days);
      }
    }
  }

  /// The log alone goes on, until the night.
  void linger(Instant from, Instant to) throws IOException {
    Era era = life.era();
    try (Staged app = Staged.as("portal_app", server, DATABASE)) {
      for (LocalDate day = era.day(from); !day.isAfter(era.day(to)); day = day.plusDays(1)) {
        add(app, "access_log", ACCESS, visitors.between(day, from, to));
      }
    }
  }

  private void live(Staged app, LocalDate day) throws IOException {
    List<Person> joined = on(day, life.patients(), Person::joined);
    add(app, "patient", Portal.PATIENT, rows(joined, portal::firstPatient));
    add(
        app,
        "intake",
        Portal.INTAKE,
        rows(on(day, life.answers(), Answers::submitted), portal::intake));
    List<Payment> paid = life.payments().stream().filter(Payment::succeeded).toList();
    add(app, "payment", Portal.PAYMENT, rows(on(day, paid, Payment::at), portal::payment));
    List<Consent> signed =
        life.consents().stream().filter(consent -> consent.signedOn().equals(day)).toList();
    change(app, day);
    add(app, "consent", Portal.CONSENT, rows(signed, portal::consent));
    add(
        app,
        "access_log",
        ACCESS,
        visitors.between(day, life.era().opened(), life.era().emptied()));
  }

  private void change(Staged app, LocalDate day) {
    for (Person person : on(day, life.patients(), Person::changed)) {
      if (person.changed().isAfter(person.joined())) {
        Home home = person.reach().home();
        app.change(
            MOVED,
            List.of(
                person.called().family(),
                person.reach().phone(),
                home.street(),
                home.city(),
                home.state(),
                home.zip(),
                person.key()));
        app.commit();
      }
    }
  }

  private static void add(
      Staged app, String table, List<String> columns, List<List<@Nullable String>> rows)
      throws IOException {
    if (!rows.isEmpty()) {
      app.fill(table, columns, rows);
      app.commit();
    }
  }

  private <T> List<T> on(LocalDate day, List<T> all, Function<T, Instant> when) {
    return all.stream().filter(one -> life.era().day(when.apply(one)).equals(day)).toList();
  }

  private static <T> List<List<@Nullable String>> rows(
      List<T> all, Function<T, List<@Nullable String>> row) {
    return all.stream().map(row).collect(Collectors.toList());
  }
}
