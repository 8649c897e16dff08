package anamnesis.rebuild;

import anamnesis.database.DatabaseUrl;
import anamnesis.database.ServerIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the rows go.
public sealed interface Into {
  /// The case's own server, its data under the case.
  record Own() implements Into {
    @Override
    public String toString() {
      return "embedded";
    }
  }

  /// Somebody's empty database.
  ///
  /// @param wounded the database that must not be filled, if it was named
  /// @param scanned those that were scanned for this case, and must not be filled either
  record Outside(DatabaseUrl url, Optional<ServerIdentity> wounded, List<ServerIdentity> scanned)
      implements Into {
    public Outside {
      scanned = List.copyOf(scanned);
    }

    @Override
    public String toString() {
      return url.toString();
    }
  }

  /// A script for `psql`.
  record ScriptFile(Path file) implements Into {
    @Override
    public String toString() {
      return file.toString();
    }
  }

  /// Nowhere: the rows are made and counted.
  record Nowhere() implements Into {
    @Override
    public String toString() {
      return "nowhere";
    }
  }
}
