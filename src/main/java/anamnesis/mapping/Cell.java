package anamnesis.mapping;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/// One value of a rebuilt row, and how it is known. There is no fifth state.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Cell.Known.class, name = "known"),
  @JsonSubTypes.Type(value = Cell.Inferred.class, name = "inferred"),
  @JsonSubTypes.Type(value = Cell.Disputed.class, name = "disputed"),
  @JsonSubTypes.Type(value = Cell.Lost.class, name = "lost"),
})
public sealed interface Cell {
  /// The value that goes into the database, if one does.
  default Optional<String> loads() {
    return switch (this) {
      case Known known -> Optional.of(known.value());
      case Inferred inferred -> Optional.of(inferred.value());
      case Disputed disputed ->
          disputed.loaded() ? Optional.of(disputed.among().getFirst().value()) : Optional.empty();
      case Lost _ -> Optional.empty();
    };
  }

  /// Where the value was read that goes into the database; of a dispute, where the first claim was.
  default Optional<Origin> origin() {
    return switch (this) {
      case Known known -> Optional.of(known.from());
      case Inferred inferred -> Optional.of(inferred.from());
      case Disputed disputed -> Optional.of(disputed.among().getFirst().from());
      case Lost _ -> Optional.empty();
    };
  }

  /// Its state in one word, for tables and files.
  default String state() {
    return switch (this) {
      case Known _ -> "known";
      case Inferred _ -> "inferred";
      case Disputed _ -> "disputed";
      case Lost _ -> "lost";
    };
  }

  /// A witness says it, and no other contradicts.
  ///
  /// @param also the other witnesses that say the same
  record Known(String value, Origin from, List<Origin> also) implements Cell {
    public Known {
      also = List.copyOf(also);
    }
  }

  /// No witness says it, but it follows from what one says, by the rule named.
  record Inferred(String value, String rule, Origin from) implements Cell {}

  /// Witnesses contradict each other. The first one is loaded, unless the column opens a door.
  record Disputed(List<Claim> among, boolean loaded) implements Cell {
    public Disputed {
      among = List.copyOf(among);
    }
  }

  /// Nothing can be put here.
  record Lost(Why why, String says) implements Cell {}

  /// What one witness claims.
  record Claim(String value, Origin from) {}

  /// Why a cell is empty.
  enum Why {
    /// It existed: a witness says so, but nobody holds what it was. People are asked for these.
    UNWITNESSED,
    /// It opens a door (a password, a token): its owner sets it anew.
    WITHHELD,
    /// No witness speaks of it; it may never have existed.
    UNSPOKEN
  }
}
