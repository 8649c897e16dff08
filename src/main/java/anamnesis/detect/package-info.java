/// What is wrong with the wounded database and its copies.
@NullMarked
package anamnesis.detect;

import org.jspecify.annotations.NullMarked;
