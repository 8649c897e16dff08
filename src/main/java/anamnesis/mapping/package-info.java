/// How a lost table is made of exhibits: the files of `mappings/`, read and checked.
///
/// The mapping's path is the mapper. A value goes from a witness's bytes into a [Cell] with its
/// origin, and nowhere in between is it anything else.
@NullMarked
package anamnesis.mapping;

import org.jspecify.annotations.NullMarked;
