/// What a witness is, what it says, and how all of them are heard.
///
/// A witness hands in bytes and points at places in them; an [Exhibit] is such a place. Bytes are
/// kept before they are understood: what cannot be understood goes to quarantine, with its reason.
@NullMarked
package anamnesis.evidence;

import org.jspecify.annotations.NullMarked;
