/// The rehearsal: an invented practice, its wipe, its witnesses, and the truth.
@NullMarked
package anamnesis.tabletop;

import org.jspecify.annotations.NullMarked;
