package anamnesis.report;

import java.util.List;

/// One part of the report, the answer first.
///
/// @param id the name of its anchor
record Section(String id, String title, List<Block> blocks) {
  Section {
    blocks = List.copyOf(blocks);
  }
}
