/// The seal: what the whole case was at one moment, signed, and perhaps timestamped, so that
/// somebody else can prove it with nothing but the folder.
@NullMarked
package anamnesis.casefile.seal;

import org.jspecify.annotations.NullMarked;
