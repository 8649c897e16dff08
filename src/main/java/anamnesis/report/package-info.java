/// What is told: the report and the letters.
@NullMarked
package anamnesis.report;

import org.jspecify.annotations.NullMarked;
