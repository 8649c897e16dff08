/// What backup tools and providers say of their copies, as the JSON that they write. A new one is a
/// new `Catalogue`, its line in `Catalogues`, and its test.
@NullMarked
package anamnesis.backup.catalogue;

import org.jspecify.annotations.NullMarked;
