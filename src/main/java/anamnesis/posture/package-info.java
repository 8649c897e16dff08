/// Could it happen again?
@NullMarked
package anamnesis.posture;

import org.jspecify.annotations.NullMarked;
