/// What must be told, by when, and by which rule.
@NullMarked
package anamnesis.duty;

import org.jspecify.annotations.NullMarked;
