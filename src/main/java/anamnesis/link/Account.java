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
///
/// @param portrait what its own record says; a payment's name may be another card holder's. Where
///   its record is gone, or says nothing more, its payments speak for it
/// @param erased whether its record was erased at the witness, on purpose
/// @param print the hash of what it says
record Account(
    Identifier id,
    List<Exhibit> records,
    List<Exhibit> payments,
    Portrait portrait,
    String print,
    boolean erased) {
  static List<Account> all(List<Exhibit> exhibits, Erased erased) {
    NavigableMap<Identifier, List<Exhibit>> all = new TreeMap<>(Said.BY_NAME);
    for (Exhibit exhibit : exhibits) {
      for (Identifier payer : Said.payers(exhibit)) {
        all.computeIfAbsent(payer, absent -> new ArrayList<>()).add(exhibit);
      }
    }
    return all.entrySet().stream().map(one -> of(one.getKey(), one.getValue(), erased)).toList();
  }

  private static Account of(Identifier id, List<Exhibit> exhibits, Erased erased) {
    List<Exhibit> records = exhibits.stream().filter(it -> !Said.isPayment(it)).toList();
    List<Exhibit> payments = exhibits.stream().filter(Said::isPayment).toList();
    Portrait own = spoken(records);
    Portrait portrait = own.equals(Portrait.BLANK) ? spoken(payments) : own;
    String print = Hash.of(Json.write(List.of(id, portrait.exactly())));
    return new Account(id, records, payments, portrait, print, erased.covers(id));
  }

  private static Portrait spoken(List<Exhibit> exhibits) {
    return Portrait.of(exhibits.stream().flatMap(exhibit -> Said.traits(exhibit, Role.PAYER)));
  }

  /// The record that stands for it, though it was erased; if the witness forgot the account, its
  /// first payment.
  String key() {
    if (erased) {
      return id.namespace() + ":" + id.value();
    }
    return (records.isEmpty() ? payments : records).getFirst().key();
  }
}
