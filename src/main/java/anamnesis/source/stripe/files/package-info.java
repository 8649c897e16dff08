/// What somebody has of Stripe already: dumps, archives of webhooks, tables that were exported, the
/// tables of a sync engine. Each of them comes to the same exhibits as the API's own answers.
@NullMarked
package anamnesis.source.stripe.files;

import org.jspecify.annotations.NullMarked;
