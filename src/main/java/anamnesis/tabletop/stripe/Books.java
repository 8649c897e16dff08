package anamnesis.tabletop.stripe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Stripe has written down, by the address at which it is asked: `/v1/charges`,
/// `/v1/charges/ch_1`, `/v1/invoices/in_1/lines`.
public final class Books {
  private static final String VERSION = "/v1/";
  private final Map<String, List<Entry>> lists = new HashMap<>();
  private final Map<String, Entry> objects = new HashMap<>();
  private final Map<String, String> addresses = new HashMap<>();

  /// Writes a list down, newest first.
  ///
  /// @param name as it stands in the address: `checkout/sessions`
  public void add(String name, List<Entry> entries) {
    List<Entry> newestFirst = new ArrayList<>(entries);
    newestFirst.sort(Comparator.comparingLong(Entry::created).thenComparing(Entry::id).reversed());
    lists.put(VERSION + name, newestFirst);
    newestFirst.forEach(entry -> addAlone(name, entry));
  }

  /// Writes down what belongs to one object, in the order given.
  ///
  /// @param name as `invoices/in_1/lines`
  public void addWithin(String name, List<Entry> entries) {
    lists.put(VERSION + name, List.copyOf(entries));
  }

  /// Writes down what no list shows, and who knows its id may still ask for.
  public void addAlone(String name, Entry entry) {
    String address = VERSION + name + "/" + entry.id();
    objects.put(address, entry);
    addresses.put(entry.id(), address);
  }

  /// A list by its name in the address; nothing if there is none of that name.
  public List<Entry> list(String name) {
    return at(VERSION + name).orElse(List.of());
  }

  public Optional<Entry> entry(String list, String id) {
    return object(VERSION + list + "/" + id);
  }

  Optional<List<Entry>> at(String address) {
    return Optional.ofNullable(lists.get(address));
  }

  Optional<Entry> object(String address) {
    return Optional.ofNullable(objects.get(address));
  }

  /// Where an object is asked for, whichever list it is of.
  Optional<String> address(String id) {
    return Optional.ofNullable(addresses.get(id));
  }
}
