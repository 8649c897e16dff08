package anamnesis.detect.seed;

import java.util.List;

/// An account that seed files name by its e-mail address.
///
/// @param form of its address, to know it again
/// @param places the first is where it is said what it may do, if that is said anywhere
/// @param all whether it may do everything
/// @param secret whether its password stands beside it
/// @param reserved whether its address reaches nobody
public record Account(long form, List<At> places, boolean all, boolean secret, boolean reserved) {
  public Account {
    places = List.copyOf(places);
  }

  /// Of what stands in a table, to be compared.
  public static long form(String address) {
    return Form.of(address);
  }

  public int files() {
    return (int) places.stream().map(At::file).distinct().count();
  }
}
