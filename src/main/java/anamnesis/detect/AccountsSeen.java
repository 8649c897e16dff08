package anamnesis.detect;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.invented.PeopleTable;
import anamnesis.detect.seed.Account;
import anamnesis.detect.seed.Privilege;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of the accounts that seed files name stand in a table, as its rows pass.
final class AccountsSeen implements PeopleTable.Look {
  private final String table;
  private final Set<Long> wanted = new HashSet<>();
  private final Map<Long, Seen> seen;
  private final List<Integer> addresses = new ArrayList<>();
  private List<String> names = List.of();

  AccountsSeen(String table, List<Account> named, Map<Long, Seen> seen) {
    this.table = table;
    this.seen = seen;
    named.forEach(account -> wanted.add(account.form()));
  }

  /// @param all whether it may do everything there
  record Seen(String table, boolean all) {}

  @Override
  public void heading(List<String> columns, Set<String> key) {
    names = List.copyOf(columns);
    for (int column = 0; column < names.size(); column++) {
      if (ColumnKind.of(names.get(column), List.of()) == ColumnKind.EMAIL) {
        addresses.add(column);
      }
    }
  }

  @Override
  public void record(@Nullable String[] values) {
    for (int column : addresses) {
      String address = values[column];
      long form = address == null ? 0 : Account.form(address);
      if (wanted.contains(form)) {
        seen.merge(
            form, new Seen(table, mayDoAll(values)), (one, other) -> one.all() ? one : other);
      }
    }
  }

  private boolean mayDoAll(@Nullable String[] values) {
    for (int column = 0; column < names.size(); column++) {
      String value = values[column];
      if (value != null && Privilege.isAll(names.get(column), value)) {
        return true;
      }
    }
    return false;
  }
}
