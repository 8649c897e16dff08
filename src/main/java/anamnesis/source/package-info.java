/// The witnesses, strangers to each other.
@NullMarked
package anamnesis.source;

import org.jspecify.annotations.NullMarked;
