package anamnesis.posture;

import anamnesis.Progress;
import anamnesis.backup.Copies;
import anamnesis.casefile.Holder;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.ServerIdentity;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What is to be drilled, and where.
///
/// @param place the folder of copies by its one name
/// @param named the copy; the newest if none is
/// @param into somebody's fresh database; a server of its own if none is named
/// @param never databases that must not be filled
/// @param home where the log of drills is kept
public record DrillOrder(
    Copies copies,
    String place,
    Optional<String> named,
    Optional<DatabaseUrl> into,
    List<ServerIdentity> never,
    Path home,
    Holder who,
    InstantSource clock,
    Progress progress) {
  public DrillOrder {
    never = List.copyOf(never);
  }

  /// Where a drill's own server stands, and who holds a drill now.
  static Path ground(Path home) {
    return home.resolve("drill");
  }
}
