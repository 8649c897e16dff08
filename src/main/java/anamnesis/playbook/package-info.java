/// What to do, in order, and where to stop and ask.
@NullMarked
package anamnesis.playbook;

import org.jspecify.annotations.NullMarked;
