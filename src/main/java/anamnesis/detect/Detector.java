package anamnesis.detect;

/// Something that can be wrong, and how to see it.
public interface Detector {
  String name();
}
