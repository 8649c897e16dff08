package anamnesis.tabletop;

import java.util.List;

/// Who comes to the practice together.
enum Party {
  SINGLE,
  /// Two accounts, one card.
  COUPLE_APART,
  /// One account for both.
  COUPLE_TOGETHER,
  PARENT_AND_CHILD,
  FAMILY,
  /// The parent pays and is no patient.
  CHILD_ALONE,
  TWINS,
  SENIOR_AND_JUNIOR,
  /// Had the account at Stripe deleted, and is a patient still.
  ACCOUNT_DELETED,
  /// Had themself erased: nobody is left.
  LEFT,
  /// The parent who pays had themself erased, and the child is a patient still.
  PARENT_LEFT;

  List<Seat> seats() {
    return switch (this) {
      case SINGLE, ACCOUNT_DELETED -> List.of(Seat.HOLDER);
      case LEFT -> List.of();
      case COUPLE_APART, SENIOR_AND_JUNIOR -> List.of(Seat.HOLDER, Seat.HOLDER);
      case COUPLE_TOGETHER -> List.of(Seat.HOLDER, Seat.SPOUSE);
      case PARENT_AND_CHILD -> List.of(Seat.HOLDER, Seat.CHILD);
      case FAMILY -> List.of(Seat.HOLDER, Seat.CHILD, Seat.CHILD);
      case CHILD_ALONE, PARENT_LEFT -> List.of(Seat.CHILD);
      case TWINS -> List.of(Seat.CHILD, Seat.CHILD);
    };
  }

  /// A patient's place in it: an account holder, or one who is paid for.
  enum Seat {
    HOLDER,
    SPOUSE,
    CHILD
  }
}
