package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The whole folder of a closed case as one encrypted file, and back.
///
/// It may be killed at any moment, and the same call goes on: the open files are removed only after
/// the packed one was read back and compared, the packed one only after the open ones stand again.
public final class Packing {
  private static final String INNER = "case.zip";
  private static final String ASIDE = ".opening";

  private final Path folder;

  public Packing(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /// Packs, reads back, compares, removes.
  ///
  /// @return how many files are in it
  public long pack(char[] passphrase) throws IOException {
    refuseRunning();
    Envelope envelope = new Envelope(passphrase);
    PrivateFiles.replace(
        packed(), out -> envelope.seal(INNER, out, plain -> zip(plain, contents())));
    long files = prove(envelope);
    Case file = Case.open(folder);
    Closed.read(folder).packed(file.journal().head().hash()).mark(folder);
    removePlain();
    return files;
  }

  /// What a killed packing left in the open. The mark alone says little: whatever it names must be
  /// there, or the open files are all that is left of the case.
  public void removePlain() throws IOException {
    if (!Files.isRegularFile(packed(), LinkOption.NOFOLLOW_LINKS) || Files.size(packed()) == 0) {
      throw new Refusal(
          "%s says that the case is in %s, and that is not there"
              .formatted(Closed.FILE, Closed.PACKED),
          "nothing was removed; fetch that file from wherever a copy of it is kept");
    }
    Folders.empty(folder, Packing::stays);
  }

  /// Puts all of it back as it was. Nothing of the open case is touched before all was read.
  public void unpack(char[] passphrase) throws IOException {
    Path aside = folder.resolve(ASIDE);
    Folders.remove(aside);
    PrivateFiles.folder(aside);
    try (InputStream in = Files.newInputStream(packed())) {
      new Envelope(passphrase).open(in, plain -> unzip(plain, aside));
    } catch (IOException | RuntimeException e) {
      Folders.remove(aside);
      throw e;
    }
    try (Stream<Path> list = Files.list(aside)) {
      for (Path path : list.filter(path -> !path.endsWith(Closed.FILE)).toList()) {
        Folders.remove(folder.resolve(path.getFileName()));
        Files.move(path, folder.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    // The mark goes last: until then the packed file is the case, and this can be done again.
    Files.move(
        aside.resolve(Closed.FILE),
        folder.resolve(Closed.FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Folders.remove(aside);
    Files.deleteIfExists(packed());
  }

  private Path packed() {
    return folder.resolve(Closed.PACKED);
  }

  private static boolean stays(Path path) {
    return Set.of(Closed.FILE, Closed.PACKED, Hold.FILE).contains(path.getFileName().toString());
  }

  /// Everything but the packed file itself and the lock of whoever packs, folders as well: a
  /// database needs its empty ones.
  private List<Path> contents() throws IOException {
    Path part = folder.resolve("." + Closed.PACKED + ".part");
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(
              path ->
                  !path.equals(folder)
                      && !path.equals(packed())
                      && !path.equals(part)
                      && !path.equals(folder.resolve(Hold.FILE))
                      && !path.startsWith(folder.resolve(ASIDE)))
          .sorted()
          .toList();
    }
  }

  private void zip(OutputStream out, List<Path> contents) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    for (Path path : contents) {
      String name = folder.relativize(path).toString().replace('\\', '/');
      boolean inside = Files.isDirectory(path);
      zip.putNextEntry(new ZipEntry(inside ? name + "/" : name));
      if (!inside) {
        Files.copy(path, zip);
      }
      zip.closeEntry();
    }
    zip.finish();
  }

  private long prove(Envelope envelope) throws IOException {
    Set<String> there = new TreeSet<>();
    for (Path path : contents()) {
      if (Files.isRegularFile(path)) {
        there.add(folder.relativize(path).toString().replace('\\', '/'));
      }
    }
    long files = there.size();
    try (InputStream in = Files.newInputStream(packed())) {
      envelope.open(in, plain -> compare(new ZipInputStream(plain), there));
    }
    if (!there.isEmpty()) {
      throw unproven();
    }
    return files;
  }

  private void compare(ZipInputStream zip, Set<String> there) throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.isDirectory()) {
        boolean same = Hash.of(zip).equals(Hash.of(folder.resolve(entry.getName())));
        if (!same || !there.remove(entry.getName())) {
          throw unproven();
        }
      }
    }
  }

  private static Refusal unproven() {
    return new Refusal(
        "what was encrypted is not what lies in the folder: something wrote there meanwhile",
        "the open files are all still there; run this again when nothing else works on the case");
  }

  private static void unzip(InputStream plain, Path aside) throws IOException {
    ZipInputStream zip = new ZipInputStream(plain);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      Path target = aside.resolve(entry.getName()).normalize();
      if (!target.startsWith(aside)) {
        throw new ZipException("an entry that leads out of the case");
      }
      if (entry.isDirectory()) {
        PrivateFiles.folder(target);
      } else {
        PrivateFiles.replace(target, zip::transferTo);
      }
    }
  }

  /// A database that is being written cannot be packed.
  private void refuseRunning() throws IOException {
    List<Path> pids;
    try (Stream<Path> walk = Files.walk(folder, 3)) {
      pids = walk.filter(path -> path.endsWith("postmaster.pid")).toList();
    }
    for (Path pid : pids) {
      if (running(pid)) {
        throw new Refusal(
            "the database in %s is still running".formatted(folder.relativize(pid.getParent())),
            "end what uses it, a shell or a rehearsal, then run this again");
      }
    }
  }

  private static boolean running(Path pid) throws IOException {
    String first = Files.readAllLines(pid).getFirst().strip();
    return first.matches("[0-9]{1,9}")
        && ProcessHandle.of(Long.parseLong(first)).map(ProcessHandle::isAlive).orElse(false);
  }
}
