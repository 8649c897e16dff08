package anamnesis.report;

/// Something that people must be told.
public interface Notice {
  String name();
}
