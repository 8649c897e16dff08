package anamnesis.tabletop;

import anamnesis.Progress;
import anamnesis.database.EmbeddedServer;
import anamnesis.database.Staged;
import java.io.IOException;
import java.nio.file.Path;

/// What is done to the portal's database, as the application's own role does it.
final class Accident {
  private final EmbeddedServer server;
  private final Portal portal;
  private final Practice practice;

  Accident(EmbeddedServer server, Portal portal) {
    this.server = server;
    this.portal = portal;
    this.practice = new Practice(server, portal);
  }

  /// @param backups where the nightly copies go
  void happen(Path backups, Progress progress) throws IOException {
    try (Progress.Task task = progress.begin("an accident", -1)) {
      switch (portal.life().wish().incident()) {
        case WIPED_AND_RESEEDED -> wipe(backups);
        case CASCADE -> cascade(backups);
      }
      task.done(1);
    }
  }

  private void wipe(Path backups) throws IOException {
    Era era = portal.life().era();
    empty("patient");
    seed();
    practice.linger(era.emptied(), era.noticed());
    copy(backups);
  }

  private void cascade(Path backups) throws IOException {
    Era era = portal.life().era();
    empty("intake, payment, consent");
    practice.linger(era.emptied(), era.wiped());
    copy(backups);
    empty("patient");
    seed();
    practice.linger(era.wiped(), era.noticed());
  }

  private void copy(Path backups) throws IOException {
    Life life = portal.life();
    new Dumps(server).write(life.era().nights(life.wish().incident()), backups);
  }

  private void empty(String tables) {
    try (Staged app = Staged.as("portal_app", server, Practice.DATABASE)) {
      app.run("TRUNCATE TABLE %s CASCADE".formatted(tables));
      app.commit();
    }
  }

  private void seed() throws IOException {
    try (Staged app = Staged.as("portal_app", server, Practice.DATABASE)) {
      app.fill("patient", Portal.PATIENT, Invented.rows(portal.life().wish(), portal.life().era()));
      app.commit();
    }
  }
}
