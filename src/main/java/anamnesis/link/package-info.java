/// Which exhibits speak of the same person, payment or document.
///
/// Two people are never merged on what a household shares. What is doubtful goes to a person; what
/// a person ruled stands in every later run, and can be undone.
@NullMarked
package anamnesis.link;

import org.jspecify.annotations.NullMarked;
