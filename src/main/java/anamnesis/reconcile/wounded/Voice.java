package anamnesis.reconcile.wounded;

import anamnesis.contact.Mention.Role;

/// What one exhibit says of somebody.
///
/// @param exhibit its key
/// @param namespace of the identifier under which it is found; empty if it is found otherwise
/// @param copy whether it was said by a copy of the database, which may be a copy of what was
///   seeded
record Voice(String witness, String exhibit, Role role, String namespace, Face face, boolean copy) {
  /// Who pays may be a parent: another name there contradicts nothing.
  boolean ofAnother() {
    return role == Role.PAYER || role == Role.SIGNER;
  }

  Voice under(String space) {
    return new Voice(witness, exhibit, role, space, face, copy);
  }
}
