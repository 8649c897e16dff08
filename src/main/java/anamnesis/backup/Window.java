package anamnesis.backup;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far back a server can be brought to any moment, as its provider tells.
///
/// @param of what can be brought back: a database, a cluster, a project
/// @param store the catalogue that tells
/// @param oldest the earliest moment; null if only the length is told
/// @param newest the latest moment
/// @param span how long the window is, where that is told
/// @param rule what says so, in words
/// @param protect the provider's own command that keeps a moment in it for good
public record Window(
    String of,
    String store,
    @Nullable Instant oldest,
    @Nullable Instant newest,
    @Nullable Duration span,
    String rule,
    @Nullable String protect) {}
