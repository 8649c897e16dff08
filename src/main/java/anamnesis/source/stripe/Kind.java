package anamnesis.source.stripe;

import anamnesis.contact.Mention;
import anamnesis.evidence.Reading;
import anamnesis.source.Mentions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What Stripe is asked for, and what in each speaks of people.
///
/// Whoever pays is a payer and not yet the patient: only the application's own number, kept in the
/// metadata, says for whom an account or a payment is.
enum Kind {
  CUSTOMER("customer") {
    @Override
    Mentions mentions(Reading reading) {
      return Mentions.in(reading)
          .identifier("metadata.patient_id", PATIENT)
          .of(Mention.Role.PAYER)
          .identifier("id", ACCOUNT)
          .name("name")
          .email("email")
          .phone("phone")
          .address(address("address."));
    }
  },
  PAYMENT_INTENT("payment_intent") {
    @Override
    Mentions mentions(Reading reading) {
      return Mentions.in(reading)
          .of(Mention.Role.PAYMENT)
          .identifier("id", PAYMENT)
          .of(Mention.Role.ABOUT)
          .identifier("metadata.patient_id", PATIENT)
          .of(Mention.Role.PAYER)
          .identifier(reference(reading, "customer"), ACCOUNT);
    }
  },
  CHARGE("charge") {
    @Override
    Mentions mentions(Reading reading) {
      return Mentions.in(reading)
          .of(Mention.Role.PAYMENT)
          .identifier(reference(reading, "payment_intent"), PAYMENT)
          .of(Mention.Role.PAYER)
          .identifier(reference(reading, "customer"), ACCOUNT)
          .name("billing_details.name")
          .email("billing_details.email")
          .phone("billing_details.phone")
          .address(address("billing_details.address."));
    }
  },
  SESSION("checkout.session"),
  /// As invoices were until the version of 2025-03-31; later ones name no payment.
  INVOICE("invoice"),
  INVOICE_PAYMENT("invoice_payment") {
    @Override
    Mentions mentions(Reading reading) {
      return ofPayment(reading, reference(reading, "payment.payment_intent"));
    }
  },
  REFUND("refund"),
  DISPUTE("dispute"),
  SUBSCRIPTION("subscription") {
    @Override
    Mentions mentions(Reading reading) {
      return onAccount(reading).of(Mention.Role.ABOUT).identifier("metadata.patient_id", PATIENT);
    }
  },
  SUBSCRIPTION_ITEM("subscription_item") {
    @Override
    Mentions mentions(Reading reading) {
      return partOf(reading, SUBSCRIPTION);
    }
  },
  LINE("line_item") {
    @Override
    Mentions mentions(Reading reading) {
      return partOf(reading, INVOICE);
    }
  };

  /// What an object of any kind says of people; of most nothing but on whose account it hangs.
  static List<Mention> mentions(String object, Reading reading) {
    Kind kind = BY_OBJECT.get(object);
    return kind == null ? onAccount(reading).all() : kind.mentions(reading).all();
  }

  private static final Map<String, Kind> BY_OBJECT =
      Stream.of(values()).collect(Collectors.toMap(kind -> kind.object, Function.identity()));

  private static final String PATIENT = "portal.patient";
  private static final String ACCOUNT = "stripe.customer";
  private static final String PAYMENT = "stripe.payment_intent";

  private final String object;

  Kind(String object) {
    this.object = object;
  }

  /// A part of a payment, as most are.
  Mentions mentions(Reading reading) {
    return ofPayment(reading, reference(reading, "payment_intent"));
  }

  /// A part of a payment, and for whom if it says so. What it tells of the payer was copied from
  /// elsewhere when it was made.
  private static Mentions ofPayment(Reading reading, String payment) {
    return onAccount(reading)
        .of(Mention.Role.PAYMENT)
        .identifier(payment, PAYMENT)
        .of(Mention.Role.ABOUT)
        .identifier("metadata.patient_id", PATIENT);
  }

  /// A part names the whole by what that is.
  private static Mentions partOf(Reading reading, Kind whole) {
    return onAccount(reading)
        .of(Mention.Role.WHOLE)
        .identifier(reference(reading, whole.object), "stripe." + whole.object);
  }

  private static Mentions onAccount(Reading reading) {
    return Mentions.in(reading)
        .of(Mention.Role.ACCOUNT)
        .identifier(reference(reading, "customer"), ACCOUNT);
  }

  /// A reference is an id, or the object itself where somebody had it expanded.
  private static String reference(Reading reading, String path) {
    Optional<String> id = reading.at(path);
    return id.isPresent() ? path : path + ".id";
  }

  private static List<String> address(String at) {
    return List.of(at + "line1", at + "line2", at + "city", at + "state", at + "postal_code");
  }
}
