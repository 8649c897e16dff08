package anamnesis.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bytes that may be a copy, read once from the first to the last.
record CopyReader(Supply supply) {
  /// @param path what the copy is to be called
  Copy copy(String path) throws IOException {
    try (Raw raw = new Raw(supply.open())) {
      Told told = read(raw);
      boolean hashed = !supply.dear() || told.isCopy();
      return told.copy(path, supply.bytes(), hashed ? raw.sha256() : "");
    }
  }

  /// Tells the rows of a copy that can be read.
  ///
  /// @return whether it came to its own end
  boolean tell(Contents told) throws IOException {
    try (InputStream raw = supply.open();
        Opened opened = Opened.of(raw)) {
      Optional<Dump> dump = opened.dump(told);
      if (dump.isPresent()) {
        dump.get().read(opened.bytes());
      }
      return dump.filter(Dump::complete).isPresent();
    }
  }

  private Told read(Raw raw) throws IOException {
    try (Opened opened = Opened.of(raw)) {
      Tables tables = new Tables(supply.takenAt().plus(CopyFile.ZONES));
      Optional<Dump> dump = opened.dump(tables);
      if (dump.isEmpty()) {
        return Told.nothing(opened.word(), supply.takenAt(), opened.format().fault());
      }
      Fault broken = broken(dump.get(), opened, raw);
      return Told.of(opened.word(), supply.takenAt(), dump.get(), tables, broken);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      Packing packing = packing();
      Fault fault = fault(e, packing, raw).orElse(Fault.cut(""));
      return Told.nothing(packing.word(), supply.takenAt(), fault);
    }
  }

  /// Reads the dump; what stopped it short of its end, if anything did.
  private static @Nullable Fault broken(Dump dump, Opened opened, Raw raw) throws IOException {
    try {
      dump.read(opened.bytes());
      return null;
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return fault(e, opened.packing(), raw).or(dump::fault).orElse(Fault.cut(""));
    }
  }

  /// Nothing where the dump itself knows best: it ended too early.
  private static Optional<Fault> fault(IOException e, Packing packing, Raw raw) {
    if (raw.failure().isPresent()) {
      return Optional.of(Fault.kept(raw.failure().get()));
    }
    if (e instanceof Bomb) {
      return Optional.of(new Fault(State.BOMB, String.valueOf(e.getMessage())));
    }
    if (e instanceof Damaged) {
      return Optional.of(Fault.damaged(String.valueOf(e.getMessage())));
    }
    boolean ended = e instanceof EOFException;
    if (packing == Packing.NONE) {
      return ended ? Optional.empty() : Optional.of(Fault.kept(e));
    }
    return Optional.of(
        ended
            ? Fault.cut(": its %s stream has no end".formatted(packing.word()))
            : Fault.damaged("its %s stream does not add up".formatted(packing.word())));
  }

  private Packing packing() throws IOException {
    try (InputStream in = supply.open()) {
      return Packing.of(in.readNBytes(Format.HEAD));
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return Packing.NONE;
    }
  }
}
