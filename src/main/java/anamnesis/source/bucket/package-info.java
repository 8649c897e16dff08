/// A bucket of signed documents, or a folder that was one: who signed what.
@NullMarked
package anamnesis.source.bucket;

import org.jspecify.annotations.NullMarked;
