package anamnesis.report;

/// How well one table is known again, counted in cells. Lost ones are told apart by their reason.
///
/// @param lost answers that existed and that nobody holds
/// @param withheld cells that open a door, left empty on purpose
/// @param unspoken cells of which no witness speaks
public record TableCount(
    String name,
    long rows,
    long known,
    long inferred,
    long disputed,
    long lost,
    long withheld,
    long unspoken) {}
