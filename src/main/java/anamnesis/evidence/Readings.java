package anamnesis.evidence;

import anamnesis.Refusal;
import anamnesis.casefile.Vault;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Opens exhibits again, from the bytes that are kept. Safe to use from many threads.
///
/// Beside a witness's own fields every exhibit has `@id`, what the witness calls it, and `@sha256`,
/// the bytes that hold it.
public final class Readings {
  private final Kept kept;

  public Readings(Vault vault) {
    this.kept = new Kept(vault);
  }

  public Reading of(Exhibit exhibit) throws IOException {
    Reading said = sound(exhibit);
    return path ->
        switch (path) {
          case "@id" -> Optional.of(exhibit.recordId());
          case "@sha256" -> Optional.of(exhibit.sha256());
          default -> said.at(path);
        };
  }

  private Reading sound(Exhibit exhibit) throws IOException {
    try {
      return said(exhibit.sha256(), exhibit.place());
    } catch (JacksonException | IndexOutOfBoundsException other) {
      throw new Refusal(
          "the exhibit %s does not hold what it did".formatted(exhibit.sha256()),
          "run `anamnesis case verify` to see what else was changed",
          other);
    }
  }

  private Reading said(String sha256, Place place) throws IOException {
    byte[] bytes = kept.stretch(sha256, place);
    return switch (place.form()) {
      case JSON, ROW -> JsonReading.of(bytes);
      case CSV -> CsvReading.of(kept.layout(sha256), bytes);
      case COPY -> CopyReading.of(kept.columns(sha256), bytes);
      case PDF -> PdfReading.of(bytes);
    };
  }
}
