/// How a healthy database looked: taken in one pass, kept without a patient's value, compared with
/// what stands there now.
@NullMarked
package anamnesis.detect.baseline;

import org.jspecify.annotations.NullMarked;
