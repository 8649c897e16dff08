package anamnesis.casefile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What would carry a case off the machine: a work tree around it, or a folder that is synced.
///
/// @param called as a person calls it
/// @param marks files or folders that it leaves in the folder it looks after, as globs
/// @param names how it calls such a folder, and how systems call the place for it; lower case
public record Carrier(String called, List<String> marks, List<String> names) {
  /// What each leaves behind, by its own documentation or source.
  private static final List<Carrier> KNOWN =
      List.of(
          // gitrepository-layout(5): a folder, or a file where the work tree is linked.
          new Carrier("a git work tree", List.of(".git"), List.of()),
          new Carrier("a Mercurial work tree", List.of(".hg"), List.of()),
          new Carrier("a Subversion work tree", List.of(".svn"), List.of()),
          // help.dropbox.com, "Why is there a hidden folder called .dropbox.cache".
          new Carrier("Dropbox", List.of(".dropbox.cache"), List.of("dropbox")),
          // The root's own mark on Windows and macOS; "OneDrive - Practice" for a business account.
          new Carrier(
              "OneDrive", List.of(".849C9593-D756-4E56-8D6E-42412F2A707B"), List.of("onedrive")),
          new Carrier(
              "Google Drive",
              List.of(".tmp.driveupload", ".tmp.drivedownload"),
              List.of("google drive", "googledrive")),
          // Apple File Provider: every provider's folder stands in ~/Library/CloudStorage.
          new Carrier("a cloud's folder", List.of(), List.of("cloudstorage")),
          new Carrier(
              "iCloud Drive", List.of(), List.of("mobile documents", "com~apple~clouddocs")),
          // The desktop clients of both keep their journal in the root (csync, syncjournaldb).
          new Carrier(
              "Nextcloud or ownCloud",
              List.of(".sync_*.db", "._sync_*.db", ".owncloudsync.log", ".nextcloudsync.log"),
              List.of("nextcloud", "owncloud")),
          // docs.syncthing.net, "folder marker".
          new Carrier("Syncthing", List.of(".stfolder"), List.of()),
          // help.resilio.com, "Sync service files": `.sync` holds the folder's ID.
          new Carrier("Resilio Sync", List.of(".sync"), List.of()),
          new Carrier("pCloud", List.of(), List.of("pclouddrive", "pcloud drive")),
          // help.mega.io: `.megaignore` stands in every synced root.
          new Carrier("MEGA", List.of(".megaignore"), List.of("megasync")));

  /// Which one, and the folder that it looks after.
  public record Around(Carrier carrier, Path folder) {
    @Override
    public String toString() {
      return "%s (%s)".formatted(carrier.called(), folder);
    }
  }

  /// The nearest around a folder that is there or would be made, wherever its links lead.
  public static Optional<Around> around(Path folder) throws IOException {
    for (Path at = real(folder); at != null; at = at.getParent()) {
      for (Carrier carrier : KNOWN) {
        if (carrier.isCalled(at) || carrier.marked(at)) {
          return Optional.of(new Around(carrier, at));
        }
      }
    }
    return Optional.empty();
  }

  /// Through the links of as much of it as exists.
  private static Path real(Path folder) throws IOException {
    Path whole = folder.toAbsolutePath().normalize();
    Path there = whole;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there.toRealPath().resolve(there.relativize(whole)).normalize();
  }

  /// `Dropbox`, `Dropbox (Practice)`, `OneDrive - Practice`, but not `dropbox-notes`.
  private boolean isCalled(Path folder) {
    Path last = folder.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    return names.stream()
        .anyMatch(
            own -> name.equals(own) || name.startsWith(own + " (") || name.startsWith(own + " - "));
  }

  private boolean marked(Path folder) throws IOException {
    for (String mark : marks) {
      if (!Files.isReadable(folder)) {
        return false;
      }
      boolean plain = mark.indexOf('*') < 0;
      if (plain ? Files.exists(folder.resolve(mark)) : holds(folder, mark)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Path folder, String mark) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, mark)) {
      return found.iterator().hasNext();
    }
  }
}
