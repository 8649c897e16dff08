package anamnesis.backup;

import anamnesis.backup.catalogue.Catalogues;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A folder of backups, or a single one; catalogues among them are opened, and stand for what they
/// tell of.
final class FolderCopies implements Copies {
  private static final int HEAD = 64;

  private final Path root;
  private volatile @Nullable Catalogued catalogued;

  FolderCopies(Path root) {
    this.root = root;
  }

  @Override
  public List<Listed> listed() throws IOException {
    List<Path> files = files();
    Catalogued told = catalogues(files);
    catalogued = told;
    List<Listed> listed = new ArrayList<>();
    for (Path file : files) {
      if (!told.is(name(file))) {
        listed.add(listed(file, name(file)));
      }
    }
    listed.addAll(told.listed());
    listed.sort(Comparator.comparing(Listed::takenAt).thenComparing(Listed::path));
    return listed;
  }

  /// One that is deleted meanwhile is still listed: whoever reads it finds it gone.
  private static Listed listed(Path file, String name) throws IOException {
    try {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      long bytes = Files.isDirectory(file) ? -1 : Files.size(file);
      return new Listed(name, TakenAt.of(name, written), bytes);
    } catch (NoSuchFileException e) {
      return new Listed(name, TakenAt.named(name).orElse(Instant.EPOCH), -1);
    }
  }

  @Override
  public Copy read(Listed listed) throws IOException {
    Optional<Copy> told = catalogued().copy(listed.path());
    return told.isPresent() ? told.get() : read(listed.path());
  }

  private Copy read(String path) throws IOException {
    Path file = file(path);
    return copy(file, path).kept(new FolderKeeping(file).keeping());
  }

  /// One that the disk keeps back must not hide the others.
  private static Copy copy(Path file, String path) throws IOException {
    try {
      return Files.isDirectory(file)
          ? new CopyFolder(file, path).copy()
          : new CopyFile(file, path).copy();
    } catch (InterruptedIOException | ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      Listed known = listed(file, path);
      return Told.nothing(Format.UNKNOWN.word(), known.takenAt(), Fault.kept(e))
          .copy(path, known.bytes(), "");
    }
  }

  @Override
  public boolean tell(String path, Contents told) throws IOException {
    if (catalogued().copy(path).isPresent()) {
      return false;
    }
    Path file = file(path);
    return Files.isDirectory(file)
        ? new CopyFolder(file, path).tell(told)
        : new CopyReader(new CopyFile(file, path)).tell(told);
  }

  @Override
  public Keeping keeping(Listed listed) throws IOException {
    Optional<Copy> told = catalogued().copy(listed.path());
    return told.map(Copy::keeping)
        .orElseGet(() -> new FolderKeeping(file(listed.path())).keeping());
  }

  @Override
  public List<Window> windows() throws IOException {
    return catalogued().windows();
  }

  /// Of a folder everything is known that there is to know: it has no rules. Of a catalogue, not.
  @Override
  public List<String> notKnown() throws IOException {
    return catalogued().notKnown();
  }

  @Override
  public String named(Listed listed) {
    return String.valueOf(file(listed.path()));
  }

  private Path file(String path) {
    return Files.isDirectory(root) && !CopyFolder.isOne(root) ? root.resolve(path) : root;
  }

  private Catalogued catalogued() throws IOException {
    Catalogued known = catalogued;
    if (known == null) {
      known = catalogues(files());
      catalogued = known;
    }
    return known;
  }

  private Catalogued catalogues(List<Path> files) throws IOException {
    Catalogued told = new Catalogued();
    for (Path file : files) {
      if (mayTell(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          Instant when = Files.getLastModifiedTime(file).toInstant();
          Catalogues.read(in, name(file), when).ifPresent(found -> told.add(name(file), found));
        } catch (FileSystemException e) {
          // Whoever reads it as a copy says why it cannot be had.
        }
      }
    }
    return told;
  }

  /// By its first bytes. One that cannot be read, or is gone, is found out by whoever reads it.
  private static boolean mayTell(Path file) throws IOException {
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Catalogues.mayBegin(in.readNBytes(HEAD)) && Files.size(file) <= Catalogues.LONGEST;
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      return false;
    }
  }

  private List<Path> files() throws IOException {
    List<Path> all = new FolderWalk(root).all();
    Set<Path> folders = new LinkedHashSet<>();
    all.stream()
        .filter(Files::isDirectory)
        .filter(CopyFolder::isOne)
        .filter(folder -> folders.stream().noneMatch(folder::startsWith))
        .forEach(folders::add);
    List<Path> copies = new ArrayList<>(folders);
    all.stream()
        .filter(Files::isRegularFile)
        .filter(path -> folders.stream().noneMatch(path::startsWith))
        .filter(path -> Copies.mayBe(name(path)))
        .forEach(copies::add);
    return copies;
  }

  private String name(Path file) {
    Path relative = root.equals(file) ? file.getFileName() : root.relativize(file);
    return String.valueOf(relative).replace('\\', '/');
  }
}
