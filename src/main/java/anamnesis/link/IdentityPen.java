package anamnesis.link;

import anamnesis.casefile.JsonCursor;
import anamnesis.casefile.JsonText;
import anamnesis.casefile.Pen;
import anamnesis.contact.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An identity as it stands on its shelf, with everything that speaks of it.
final class IdentityPen implements Pen<Identity> {
  @Override
  public byte[] write(Identity identity) {
    JsonText text = new JsonText();
    text.open('{').field("id", identity.id()).field("kind", identity.kind().name());
    text.name("members").open('[');
    for (Identity.Member member : identity.members()) {
      text.open('{').field("exhibit", member.exhibit()).field("why", member.why()).close('}');
    }
    text.close(']').name("names").open('[');
    for (Identifier name : identity.names()) {
      text.open('{').field("is", "identifier").field("namespace", name.namespace());
      text.field("value", name.value()).close('}');
    }
    text.close(']').name("payers").open('[');
    for (Identity.Payer payer : identity.payers()) {
      text.open('{').field("exhibit", payer.exhibit()).field("as", payer.as().name()).close('}');
    }
    return text.close(']').close('}').bytes();
  }

  @Override
  public @Nullable Identity read(byte[] line, int from) {
    return new Reading(new JsonCursor(line, from)).identity();
  }

  private record Reading(JsonCursor line) {
    private @Nullable Identity identity() {
      String id = line.text("\"id\":\"");
      Identity.Kind kind = line.one(Identity.Kind.values(), ",\"kind\":\"");
      List<Identity.Member> members = line.list(",\"members\":[", this::member);
      List<Identifier> names = line.list(",\"names\":[", this::name);
      List<Identity.Payer> payers = line.list(",\"payers\":[", this::payer);
      line.expect("}");
      return line.isDone() ? new Identity(id, kind, members, names, payers) : null;
    }

    private Identity.Member member() {
      return closed(new Identity.Member(line.text("{\"exhibit\":\""), line.text(",\"why\":\"")));
    }

    private Identifier name() {
      return closed(
          new Identifier(
              line.word("{\"is\":\"identifier\",\"namespace\":\""), line.text(",\"value\":\"")));
    }

    private Identity.Payer payer() {
      return closed(
          new Identity.Payer(
              line.text("{\"exhibit\":\""), line.one(Identity.Standing.values(), ",\"as\":\"")));
    }

    private <T> T closed(T read) {
      line.expect("}");
      return read;
    }
  }
}
