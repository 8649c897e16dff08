/// What people are called and reached by, in the form in which two of them can be compared.
///
/// A [Trait] keeps no more than its normal form; how a witness spelt it stays in the exhibit.
@NullMarked
package anamnesis.contact;

import org.jspecify.annotations.NullMarked;
