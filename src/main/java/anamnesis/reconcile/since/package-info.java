/// What happened since the wipe, told apart: it must not be lost by going back to the state before.
@NullMarked
package anamnesis.reconcile.since;

import org.jspecify.annotations.NullMarked;
