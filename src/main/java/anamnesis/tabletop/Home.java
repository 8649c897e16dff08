package anamnesis.tabletop;

/// Where somebody lives.
record Home(String street, String city, String state, String zip) {}
