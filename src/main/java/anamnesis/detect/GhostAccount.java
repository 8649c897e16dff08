package anamnesis.detect;

import anamnesis.contact.ColumnKind;
import anamnesis.database.Trouble;
import anamnesis.detect.AccountsSeen.Seen;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.seed.Account;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Accounts that seed files name, and what became of them: one that does not exist is a ghost,
/// which the next seeding makes, and every rule that protects it protects nobody; one that does
/// exist and may do everything is known to whoever reads the checkout.
final class GhostAccount implements Detector {
  private static final Rule RULE =
      new Rule(
          "S20-ghost-account",
          "accounts that seed files name: those that do not exist, and those that may do everything",
          "name accounts that are ghosts, or known to every reader of the checkout",
          "a warning where an account that may do everything stands in no table of accounts, or"
              + " stands there with an address that reaches nobody or its password beside it in the"
              + " checkout; else it is only said",
          "read the seed file at the lines that the finding names, and look for that address among"
              + " the accounts",
          "a seeder that never runs against this database",
          "name the real account in every seeder, and let none run where real accounts are");

  private static final Set<String> ACCOUNTS =
      Set.of(
          "user",
          "users",
          "account",
          "accounts",
          "admin",
          "admins",
          "staff",
          "login",
          "logins",
          "credential",
          "credentials",
          "operator",
          "operators");

  private static final int MOST = 10;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.DATABASE, Need.REPOSITORY);
  }

  @Override
  public Judgement examine(Given given) throws IOException {
    List<Account> named = given.seeds().accounts();
    if (named.isEmpty()) {
      return new Judgement(List.of(), given.seeds().gaps(), true);
    }
    List<String> gaps = new ArrayList<>();
    Map<Long, Seen> seen = new LinkedHashMap<>();
    int tables = 0;
    for (Table table : given.wounded().tables()) {
      if (isOfAccounts(table) && look(given.wounded(), table, named, seen, gaps)) {
        tables++;
      }
    }
    if (tables == 0 && gaps.isEmpty()) {
      gaps.add(
          "seed files name %s accounts, and no table of accounts was found"
              .formatted(named.size()));
    }
    boolean all = gaps.isEmpty();
    gaps.addAll(given.seeds().gaps());
    return new Judgement(judge(named, seen, all), gaps, tables > 0);
  }

  /// @return whether it could be read
  private static boolean look(
      Wounded wounded, Table table, List<Account> named, Map<Long, Seen> seen, List<String> gaps)
      throws IOException {
    if (!table.gap().isEmpty()) {
      gaps.add(table.gap());
      return false;
    }
    try {
      new PeopleInDatabase(wounded, table).read(new AccountsSeen(table.name(), named, seen));
      return true;
    } catch (Trouble trouble) {
      gaps.add(Wounded.gap(table.name(), trouble));
      return false;
    }
  }

  /// It has addresses, and passwords or roles, or is called so.
  private static boolean isOfAccounts(Table table) {
    List<String> columns = table.columns().stream().map(Table.Column::name).toList();
    boolean addressed =
        columns.stream().anyMatch(column -> ColumnKind.of(column, List.of()) == ColumnKind.EMAIL);
    boolean called = ColumnKind.words(table.name()).stream().anyMatch(ACCOUNTS::contains);
    boolean opens =
        columns.stream().anyMatch(column -> ColumnKind.of(column, List.of()) == ColumnKind.SECRET);
    return !table.partition() && addressed && (called || opens);
  }

  /// @param all whether every table of accounts was read: else nobody is called a ghost
  static List<Finding> judge(List<Account> named, Map<Long, Seen> seen, boolean all) {
    List<Finding> findings = new ArrayList<>();
    List<Account> ghosts = new ArrayList<>();
    Map<String, Integer> files = new HashMap<>();
    for (Account account : named) {
      String file = file(account, files);
      Seen there = seen.get(account.form());
      if (there != null) {
        known(account, file, there).ifPresent(findings::add);
      } else if (account.all() && all && findings.size() < MOST) {
        findings.add(ghost(account, file));
      } else if (all) {
        ghosts.add(account);
      }
    }
    if (!ghosts.isEmpty()) {
      findings.add(others(ghosts));
    }
    return findings;
  }

  /// A line moves with every edit above it, and what is known of a finding must not go with it.
  private static String file(Account account, Map<String, Integer> files) {
    String file = account.places().getFirst().file();
    int which = files.merge(file, 1, Integer::sum);
    return which == 1 ? file : "%s (%s)".formatted(file, which);
  }

  private static Finding ghost(Account account, String file) {
    return RULE.finding(
        Severity.WARN,
        Confidence.PROOF,
        file,
        "%s names an account that may do everything, and none of the accounts is it"
            .formatted(places(account)),
        measures(account));
  }

  private static Finding others(List<Account> ghosts) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("accounts", ghosts.size());
    measures.put(
        "lines",
        ghosts.stream().limit(MOST).map(each -> each.places().getFirst().toString()).toList());
    return RULE.finding(
        Severity.INFO,
        Confidence.PROOF,
        "seed files",
        "seed files would make %s accounts that do not exist here (%s)"
            .formatted(ghosts.size(), places(ghosts.getFirst())),
        measures);
  }

  private static Optional<Finding> known(Account account, String file, Seen there) {
    if (!there.all() && !account.all()) {
      return Optional.empty();
    }
    boolean open = account.reserved() || account.secret();
    String why =
        account.secret()
            ? ", with its password beside it"
            : account.reserved() ? ", with an address that reaches nobody" : "";
    return Optional.of(
        RULE.finding(
            open ? Severity.WARN : Severity.INFO,
            Confidence.PROOF,
            there.table() + " at " + file,
            "%s: an account that may do everything is named in %s%s"
                .formatted(there.table(), places(account), why),
            measures(account)));
  }

  private static SequencedMap<String, Object> measures(Account account) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("files", account.files());
    measures.put("lines", account.places().stream().limit(MOST).map(String::valueOf).toList());
    measures.put("passwordBesideIt", account.secret());
    measures.put("addressReachesNobody", account.reserved());
    return measures;
  }

  private static String places(Account account) {
    int more = account.files() - 1;
    return account.places().getFirst()
        + (more == 0 ? "" : more == 1 ? " and 1 more file" : " and %s more files".formatted(more));
  }
}
