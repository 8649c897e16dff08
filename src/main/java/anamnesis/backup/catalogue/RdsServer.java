package anamnesis.backup.catalogue;

import java.util.stream.Stream;

/// What RDS calls a server, in its own list and in that of its snapshots.
///
/// @param field how the field of its name begins
/// @param resource the field of the identifier that no later server of the same name has
record RdsServer(String field, String resource) {
  static final RdsServer ONE = new RdsServer("DBInstance", "DbiResourceId");
  static final RdsServer CLUSTER = new RdsServer("DBCluster", "DbClusterResourceId");

  /// The identifier alone where there is one: a name may have been given anew.
  String of(Said one, Arn arn) {
    return one.word(resource).orElseGet(() -> name(one, arn));
  }

  /// All that a list of snapshots may call it.
  Stream<String> names(Said one, Arn arn) {
    return Stream.concat(Stream.of(name(one, arn)), one.word(resource).stream());
  }

  private String name(Said one, Arn arn) {
    return "%s %s %s".formatted(field, one.text(field + "Identifier"), arn.where());
  }
}
