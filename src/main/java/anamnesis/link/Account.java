package anamnesis.link;

import anamnesis.casefile.Hash;
import anamnesis.casefile.Json;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention.Role;
import anamnesis.evidence.Exhibit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Who pays: an account with its records and the payments made from it. It is nobody's record,
/// until something says whose.
record Account(Identifier id, List<Exhibit> records, List<Exhibit> payments) {
  static List<Account> all(List<Exhibit> exhibits) {
    NavigableMap<Identifier, Account> all = new TreeMap<>(Said.BY_NAME);
    for (Exhibit exhibit : exhibits) {
      for (Identifier payer : Said.payers(exhibit)) {
        Account account =
            all.computeIfAbsent(payer, id -> new Account(id, new ArrayList<>(), new ArrayList<>()));
        (Said.isPayment(exhibit) ? account.payments : account.records).add(exhibit);
      }
    }
    return List.copyOf(all.values());
  }

  /// The record that stands for it; if the witness forgot the account, its first payment.
  String key() {
    return (records.isEmpty() ? payments : records).getFirst().key();
  }

  /// What its own record says; a payment's name may be another card holder's.
  Portrait portrait() {
    return Portrait.of(
        (records.isEmpty() ? payments : records)
            .stream().flatMap(exhibit -> Said.traits(exhibit, Role.PAYER)));
  }

  String print() {
    return Hash.of(Json.write(List.of(id, portrait().exactly())));
  }
}
