package anamnesis.link;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import anamnesis.contact.Identifier;
import java.util.List;

/// The exhibits that speak of one person, payment or document.
///
/// @param id made of its members alone, so that the same evidence gives the same id
/// @param members the keys of the exhibits, in order
/// @param names the identifiers by which systems know it, in order
/// @param payers for a person: the payer accounts that pay for them; being paid for is not being
///   the payer
public record Identity(
    String id, Kind kind, List<Member> members, List<Identifier> names, List<Payer> payers) {
  /// What one identity is.
  public enum Kind {
    PERSON,
    PAYMENT,
    DOCUMENT
  }

  /// @param why what brought it here: an identifier, a weighed pair, or a ruling
  public record Member(String exhibit, String why) {}

  /// @param as what the payer is to the person, as far as anyone knows
  public record Payer(String exhibit, Standing as) {}

  /// A payer account is not its patient, until something says so.
  public enum Standing {
    SELF,
    OTHER,
    UNKNOWN
  }

  public Identity {
    members = List.copyOf(members);
    names = List.copyOf(names);
    payers = List.copyOf(payers);
  }

  public static Shelf<Identity> shelf(Case file) {
    return file.shelf("identities.jsonl", Identity.class, 1, new IdentityPen());
  }
}
