/// A scan as other programs and other eyes read it: monitors, build servers, a page.
@NullMarked
package anamnesis.report.scan;

import org.jspecify.annotations.NullMarked;
