/// What stands in the wounded database, row by row: what was there before, what real people wrote
/// since, what was made up, and whom nobody knows.
@NullMarked
package anamnesis.reconcile.wounded;

import org.jspecify.annotations.NullMarked;
