/// The house: main, and the two words that every room may use.
@NullMarked
package anamnesis;

import org.jspecify.annotations.NullMarked;
