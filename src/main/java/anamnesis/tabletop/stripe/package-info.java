/// A Stripe of our own: what it has written down, and how it answers who asks.
@NullMarked
package anamnesis.tabletop.stripe;

import org.jspecify.annotations.NullMarked;
