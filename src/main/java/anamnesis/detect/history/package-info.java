/// What scans found before: what is new since the last one, what is resolved, and what somebody
/// acknowledged.
@NullMarked
package anamnesis.detect.history;

import org.jspecify.annotations.NullMarked;
