/// Copies of the database as witnesses: the rows of whatever a backup still holds, up to where it
/// breaks off.
@NullMarked
package anamnesis.source.dump;

import org.jspecify.annotations.NullMarked;
