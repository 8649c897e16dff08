/// How somebody who is not at the screen is told: a webhook, a mail, and a sign of life.
///
/// Addresses are secrets here, and so are what servers answer: neither is ever quoted.
@NullMarked
package anamnesis.shell.notices;

import org.jspecify.annotations.NullMarked;
