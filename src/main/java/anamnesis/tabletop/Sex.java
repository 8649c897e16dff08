package anamnesis.tabletop;

/// As the chart has it.
enum Sex {
  FEMALE("Female"),
  MALE("Male");

  private final String chart;

  Sex(String chart) {
    this.chart = chart;
  }

  String chart() {
    return chart;
  }

  Sex other() {
    return this == FEMALE ? MALE : FEMALE;
  }
}
