/// What copies exist and what is really in them, read without a server.
@NullMarked
package anamnesis.backup;

import org.jspecify.annotations.NullMarked;
