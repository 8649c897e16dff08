/// The folder of one incident: its shelves, its journal, its proof.
///
/// Every stage reads earlier shelves and writes its own, whole and at once. What a witness said is
/// kept in the vault under its own hash; what was done is kept in the journal, the only file here
/// that knows the clock.
@NullMarked
package anamnesis.casefile;

import org.jspecify.annotations.NullMarked;
