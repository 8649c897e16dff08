package anamnesis.mapping;

import anamnesis.casefile.JsonCursor;
import anamnesis.casefile.JsonText;
import anamnesis.casefile.Pen;
import org.jspecify.annotations.Nullable;

/// A fate as it stands on its shelf: there is one for every exhibit.
final class FatePen implements Pen<Fate> {
  @Override
  public byte[] write(Fate fate) {
    return new JsonText()
        .open('{')
        .field("exhibit", fate.exhibit())
        .field("kind", fate.kind())
        .field("became", fate.became().name())
        .field("why", fate.why())
        .close('}')
        .bytes();
  }

  @Override
  public @Nullable Fate read(byte[] bytes, int from) {
    JsonCursor line = new JsonCursor(bytes, from);
    Fate fate =
        new Fate(
            line.text("\"exhibit\":\""),
            line.word(",\"kind\":\""),
            line.one(Fate.Became.values(), ",\"became\":\""),
            line.word(",\"why\":\""));
    line.expect("}");
    return line.isDone() ? fate : null;
  }
}
