/// The tables made again, into a fresh database, with the lineage of every cell.
@NullMarked
package anamnesis.rebuild;

import org.jspecify.annotations.NullMarked;
