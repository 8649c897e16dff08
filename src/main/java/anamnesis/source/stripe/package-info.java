/// Stripe: who paid, for whom, and how much. It is only ever asked.
@NullMarked
package anamnesis.source.stripe;

import org.jspecify.annotations.NullMarked;
