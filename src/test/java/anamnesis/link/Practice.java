package anamnesis.link;

import anamnesis.contact.Address;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A small practice, written down exhibit by exhibit as its witnesses would.
final class Practice {
  private final List<Exhibit> exhibits = new ArrayList<>();

  List<Exhibit> exhibits() {
    return List.copyOf(exhibits);
  }

  Practice chart(String id, Consumer<Said> says) {
    return add("ehr.patient", id, said -> says.accept(said.self("ehr.patient", id)));
  }

  Practice visit(String id, String chart) {
    return add("ehr.appointment", id, said -> said.about("ehr.patient", chart));
  }

  Practice consent(String key, String patient, Consumer<Said> says) {
    return add(
        "consent.document",
        key,
        said -> says.accept(said.document(key).self("portal.patient", patient)));
  }

  Practice upload(String key, Consumer<Said> says) {
    return add("consent.document", key, said -> says.accept(said.document(key)));
  }

  Practice account(String id, Consumer<Said> says) {
    return add("stripe.customer", id, said -> says.accept(said.payer(id).asPayer()));
  }

  /// @param patient for whom; empty if the payment does not say
  Practice payment(String id, String account, String patient) {
    add(
        "stripe.payment_intent",
        id,
        said -> {
          said.payment(id).payer(account);
          if (!patient.isEmpty()) {
            said.about("portal.patient", patient);
          }
        });
    return add("stripe.charge", "ch" + id, said -> said.payment(id).payer(account));
  }

  /// A charge that still says who paid.
  Practice charge(String id, String account, Consumer<Said> says) {
    return add(
        "stripe.charge", "ch" + id, said -> says.accept(said.payment(id).payer(account).asPayer()));
  }

  private Practice add(String kind, String id, Consumer<Said> says) {
    Said said = new Said();
    says.accept(said);
    String witness = kind.substring(0, kind.indexOf('.'));
    exhibits.add(
        new Exhibit(
            "00", Place.whole(Place.Form.JSON), witness, kind, id, List.copyOf(said.mentions)));
    return this;
  }

  /// What one exhibit says.
  static final class Said {
    private final List<Mention> mentions = new ArrayList<>();
    private Mention.Role role = Mention.Role.SELF;

    Said name(String given, String family) {
      return trait(PersonName.of(given, "", family).orElseThrow());
    }

    Said name(String given, String middle, String family) {
      return trait(PersonName.of(given, middle, family).orElseThrow());
    }

    Said born(String date) {
      return trait(BirthDate.of(date).orElseThrow());
    }

    Said email(String address) {
      return trait(Email.of(address).orElseThrow());
    }

    Said phone(String number) {
      return trait(Phone.of(number).orElseThrow());
    }

    Said street(String line) {
      return trait(Address.of(line, "Troy", "MI", "48084").orElseThrow());
    }

    Said signer(String name) {
      mentions.add(Mention.signer("signed_by", PersonName.of(name).orElseThrow()));
      return this;
    }

    Said self(String namespace, String value) {
      mentions.add(Mention.self(namespace, new Identifier(namespace, value)));
      return this;
    }

    Said of(String patient) {
      return self("portal.patient", patient);
    }

    Said about(String namespace, String value) {
      mentions.add(Mention.about(namespace, new Identifier(namespace, value)));
      return this;
    }

    private Said asPayer() {
      role = Mention.Role.PAYER;
      return this;
    }

    private Said payer(String account) {
      mentions.add(Mention.payer("customer", new Identifier("stripe.customer", account)));
      return this;
    }

    private Said payment(String id) {
      mentions.add(Mention.payment("id", new Identifier("stripe.payment_intent", id)));
      return this;
    }

    private Said document(String key) {
      mentions.add(Mention.document("@id", new Identifier("consent.document", key)));
      return this;
    }

    private Said trait(anamnesis.contact.Trait trait) {
      mentions.add(new Mention(role, "here", trait));
      return this;
    }
  }
}
