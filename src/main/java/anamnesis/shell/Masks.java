package anamnesis.shell;

import anamnesis.casefile.Hash;
import anamnesis.contact.Identifier;
import anamnesis.contact.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names and contact data as one screen shows them. Two that are not the same never look the same
/// there: the second of two that would is numbered. It is a number and no hash, for a hash of a
/// name is guessed back from a list of names.
final class Masks {
  private static final int TAG = 6;

  private final boolean reveal;
  private final Map<String, List<Trait>> shown = new HashMap<>();

  Masks(boolean reveal) {
    this.reveal = reveal;
  }

  String of(Trait trait) {
    if (reveal) {
      return trait.toString();
    }
    if (trait instanceof Identifier id) {
      return value(id);
    }
    String mask = trait.masked();
    List<Trait> alike = shown.computeIfAbsent(mask, first -> new ArrayList<>());
    if (!alike.contains(trait)) {
      alike.add(trait);
    }
    int number = alike.indexOf(trait) + 1;
    return number == 1 ? mask : "%s (%d)".formatted(mask, number);
  }

  /// What a system calls a record. A document may be called by its file.
  String value(Identifier id) {
    return reveal || !isFile(id.value()) ? id.value() : tag(id.toString());
  }

  /// The key of an exhibit. One that is the name of a file may be called after a patient.
  String key(String key) {
    return reveal ? key : masked(key);
  }

  static String masked(String key) {
    int id = key.indexOf(':') + 1;
    return isFile(key.substring(id)) ? key.substring(0, id) + tag(key) : key;
  }

  private static boolean isFile(String id) {
    return id.indexOf('/') >= 0 || id.indexOf('.') >= 0;
  }

  private static String tag(String key) {
    return "…" + Hash.of(key).substring(0, TAG);
  }
}
