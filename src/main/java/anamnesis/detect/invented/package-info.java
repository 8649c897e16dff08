/// Whether the people of a table are real: what betrays a record that somebody, or something, made
/// up.
///
/// A [Sign] looks at each record as it passes and puts what it saw on the scales ([Marks]), strand
/// by strand; [Crowd] weighs it all, record by record, so that real people among invented ones stay
/// unaccused. What a table is, is only ever said as the sum of its records.
@NullMarked
package anamnesis.detect.invented;

import org.jspecify.annotations.NullMarked;
