/// The doors to databases: one that can only be asked, one that is filled while it is empty, and a
/// server of our own.
@NullMarked
package anamnesis.database;

import org.jspecify.annotations.NullMarked;
