package anamnesis.tabletop;

/// What makes a person hard to recognise across the witnesses. The truth names it.
public enum Quirk {
  PLAIN,
  /// The chart has the whole first name, the account the short one.
  NICKNAME,
  /// Married since: the chart still has the old surname, account and consents the new one.
  OLD_NAME_IN_CHART,
  /// Married since: the account still has the old surname, the chart has it as the previous one.
  OLD_NAME_IN_ACCOUNT,
  /// The chart's birth date is wrong by one digit.
  MISTYPED_BIRTH,
  /// The chart's birth date has day and month exchanged.
  SWAPPED_BIRTH,
  /// The chart has the address and phone of before.
  MOVED,
  /// Never signed a consent.
  UNSIGNED,
  /// The same surname, birth date and household, and almost the same first name.
  TWIN,
  /// Father and son of one name.
  GENERATION,
  /// Somebody else pays.
  PAID_FOR,
  /// The account at Stripe was deleted; what it paid still names it.
  DELETED_ACCOUNT,
  /// Asked to be erased: is redacted at Stripe and gone from the portal, but still in the chart and
  /// the bucket. Must not come back.
  ERASED
}
