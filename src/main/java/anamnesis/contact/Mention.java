package anamnesis.contact;

/// A trait where a witness said it: whom it is about, and the place in the exhibit.
///
/// @param place the field, as the mapping would name it
public record Mention(Role role, String place, Trait trait) {
  /// Whom the trait is about. A payer, a signer or a guardian is somebody, but not the patient.
  public enum Role {
    /// The exhibit is this person's own record.
    SELF,
    /// The exhibit belongs to this person, known by an identifier, and tells no more of them.
    ABOUT,
    /// This person pays; for whom is another question.
    PAYER,
    /// This person signed; perhaps for another.
    SIGNER,
    /// No person: the exhibit is a part of the payment so identified.
    PAYMENT,
    /// No person: the exhibit is the document so identified.
    DOCUMENT,
    /// No person: the exhibit hangs on the payer's account so identified, and tells no payment.
    ACCOUNT,
    /// No person: the exhibit is a part of the record so identified, and goes where that goes.
    WHOLE
  }

  public static Mention self(String place, Trait trait) {
    return new Mention(Role.SELF, place, trait);
  }

  public static Mention about(String place, Trait trait) {
    return new Mention(Role.ABOUT, place, trait);
  }

  public static Mention payer(String place, Trait trait) {
    return new Mention(Role.PAYER, place, trait);
  }

  public static Mention signer(String place, Trait trait) {
    return new Mention(Role.SIGNER, place, trait);
  }

  public static Mention payment(String place, Identifier payment) {
    return new Mention(Role.PAYMENT, place, payment);
  }

  public static Mention document(String place, Identifier document) {
    return new Mention(Role.DOCUMENT, place, document);
  }
}
