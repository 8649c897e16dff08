package anamnesis.contact;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// One thing that tells people apart, in its normal form. Equal traits are the same thing said.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PersonName.class, name = "name"),
  @JsonSubTypes.Type(value = BirthDate.class, name = "born"),
  @JsonSubTypes.Type(value = Phone.class, name = "phone"),
  @JsonSubTypes.Type(value = Email.class, name = "email"),
  @JsonSubTypes.Type(value = Address.class, name = "address"),
  @JsonSubTypes.Type(value = Identifier.class, name = "identifier"),
})
public sealed interface Trait permits PersonName, BirthDate, Phone, Email, Address, Identifier {
  /// The household has it as much as the person: such a trait never merges two people by itself.
  boolean household();

  /// How a screen may show it without `--reveal`: recognisable to who knows, useless to others.
  String masked();
}
