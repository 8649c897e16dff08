/// The proof: counts, money, references, agreement.
@NullMarked
package anamnesis.reconcile;

import org.jspecify.annotations.NullMarked;
