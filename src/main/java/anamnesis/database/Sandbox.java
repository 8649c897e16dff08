package anamnesis.database;

import anamnesis.casefile.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A server of our own for one replay: begun in a folder, and gone with all that was in it.
///
/// A copy's statements are somebody's program. They are run by a role that owns its database and
/// nothing else of the server: it reads no file of this machine and starts no program on it.
public final class Sandbox implements Site, AutoCloseable {
  private static final String ROLE = "drill";

  private final EmbeddedServer server;
  private final Path data;
  private final SequencedMap<String, String> made = new LinkedHashMap<>();

  private Sandbox(EmbeddedServer server, Path data) {
    this.server = server;
    this.data = data;
  }

  /// What a killed replay left in the same folder is ended and cleared away first.
  public static Sandbox begin(Path data) throws IOException {
    clear(data);
    try {
      EmbeddedServer server = EmbeddedServer.start(data);
      server.role(ROLE);
      return new Sandbox(server, data);
    } catch (IOException | RuntimeException e) {
      clear(data);
      throw e;
    }
  }

  /// Ends the server over this data, if there is one, and takes all of it away.
  ///
  /// Somebody who is being interrupted clears up all the same, and is interrupted afterwards.
  public static void clear(Path data) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      Making.of(data).forget();
      new Survivor(data).end();
      Folders.remove(data);
      Files.deleteIfExists(EmbeddedServer.passwordFile(data));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// How the databases of the copy are called there, in their order.
  public List<String> databases() {
    return new ArrayList<>(made.values());
  }

  /// The superuser's way in, which no policy hides a row from.
  public DatabaseUrl url(String database) {
    return server.url(database);
  }

  @Override
  public DatabaseUrl database(String name) {
    return server.url(ROLE, place(name));
  }

  @Override
  public DatabaseUrl keeper(String name) {
    return server.url(place(name));
  }

  private String place(String name) {
    String there = made.get(name);
    return there == null ? make(name) : there;
  }

  /// By a number: the copy's own name may be that of a template.
  private String make(String name) {
    String database = "drill_" + (made.size() + 1);
    server.ensure(database);
    DatabaseUrl url = server.url(database);
    try (Connection connection = Wire.to(url, url.properties())) {
      Wire.run(
          connection,
          "alter database %1$s owner to %2$s; alter schema public owner to %2$s"
              .formatted(database, ROLE));
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
    made.put(name, database);
    return database;
  }

  /// The server first, as one that outlived its command: nothing of it is needed any more.
  @Override
  public void close() throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      clear(data);
      server.close();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
