package anamnesis.report;

import java.util.List;

/// A cell that somebody must look at: lost though it existed, or disputed.
///
/// @param state `lost` or `disputed`
/// @param says why it is lost, or what each witness says
/// @param owners the identity and the keys by which the row names its person
public record Gap(
    String table, String key, String column, String state, String says, List<String> owners) {
  public Gap {
    owners = List.copyOf(owners);
  }

  boolean isLost() {
    return state.equals("lost");
  }
}
