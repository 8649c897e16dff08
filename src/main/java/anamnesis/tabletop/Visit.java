package anamnesis.tabletop;

import java.time.Instant;

/// An appointment in the clinic's own system.
record Visit(
    String id, Chart chart, Instant at, String status, String reason, int minutes, Instant made) {}
