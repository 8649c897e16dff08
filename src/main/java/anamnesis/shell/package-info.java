/// Commands, screens and exit codes: the only room that prints.
@NullMarked
package anamnesis.shell;

import org.jspecify.annotations.NullMarked;
