package anamnesis.tabletop;

import java.util.List;

/// Patients who came together, and who pays for them.
///
/// @param accounts one for each account holder, in the order of the seats; or the guardian's
/// @param guardian the parent who is no patient; else nobody
/// @param gone who was a patient and had themself erased; else nobody
record Household(
    Party party,
    List<Person> patients,
    List<Account> accounts,
    List<Person> guardian,
    List<Person> gone) {
  Household {
    patients = List.copyOf(patients);
    accounts = List.copyOf(accounts);
    guardian = List.copyOf(guardian);
    gone = List.copyOf(gone);
  }

  /// The account that pays for a patient: always the same one.
  Account paying(Person patient) {
    return accounts.stream()
        .filter(account -> account.holder().equals(patient))
        .findFirst()
        .orElseGet(accounts::getFirst);
  }

  /// Who signs for a patient: a child does not sign for itself.
  Person signing(Person patient) {
    int seat = patients.indexOf(patient);
    return party.seats().get(seat) == Party.Seat.CHILD ? accounts.getFirst().holder() : patient;
  }
}
