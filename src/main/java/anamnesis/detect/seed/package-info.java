/// What a checkout's own seeders, fixtures and factories would write into a database, read as text
/// and never run.
///
/// Of each record that stands in them only the comparable form of its values is kept ([Form]), with
/// file and line: enough to know a row again, and nothing to show on a screen.
@NullMarked
package anamnesis.detect.seed;

import org.jspecify.annotations.NullMarked;
