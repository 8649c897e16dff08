/// The export of an electronic health record: who was seen, as tables in CSV.
@NullMarked
package anamnesis.source.ehr;

import org.jspecify.annotations.NullMarked;
