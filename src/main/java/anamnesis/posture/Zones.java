package anamnesis.posture;

import anamnesis.backup.Contents;
import anamnesis.backup.CopyRow;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// In which time zones a copy's times can have been written: pg_dump writes them as the server's
/// own clock shows them, and names no zone.
final class Zones implements Contents {
  private static final Pattern STAMP =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?([+-]\\d\\d(?::\\d\\d){0,2})");

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /// Times of each offset that are kept to try zones by: the ends of each year's stretch.
  private final Map<String, LocalDateTime> seen = new TreeMap<>();

  private static final int LONGEST = 40;

  @Override
  public void table(String name, List<String> columns) {
    // Times tell their offset in whatever table they stand.
  }

  @Override
  public void row(CopyRow row) {
    row.pour(this::piece);
  }

  private void piece(byte[] bytes, int from, int to) {
    int begin = from;
    for (int at = from; at <= to; at++) {
      if (at == to || bytes[at] == '\t') {
        if (at - begin > 19 && at - begin < LONGEST && bytes[begin + 4] == '-') {
          value(new String(bytes, begin, at - begin, StandardCharsets.US_ASCII));
        }
        begin = at + 1;
      }
    }
  }

  private void value(String text) {
    Matcher stamp = STAMP.matcher(text);
    if (stamp.matches()) {
      String key = stamp.group(2) + stamp.group(1).substring(0, 7);
      LocalDateTime at = parsed(stamp.group(1));
      if (at != null) {
        seen.putIfAbsent(key, at);
      }
    }
  }

  private static @Nullable LocalDateTime parsed(String text) {
    try {
      return LocalDateTime.parse(text, LOCAL);
    } catch (java.time.DateTimeException none) {
      return null;
    }
  }

  /// One name for each set of rules that fits every time that was seen; none if all are UTC.
  List<String> candidates() {
    boolean utc = seen.keySet().stream().allMatch(key -> key.startsWith("+00"));
    if (utc) {
      return List.of();
    }
    Set<ZoneRules> rules = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    for (String id : ZoneId.getAvailableZoneIds().stream().sorted().toList()) {
      ZoneRules each = ZoneId.of(id).getRules();
      if (id.contains("/") && !id.startsWith("SystemV") && fits(each) && rules.add(each)) {
        names.add(id);
      }
    }
    return names;
  }

  private boolean fits(ZoneRules rules) {
    return seen.entrySet().stream().allMatch(each -> fits(rules, each.getKey(), each.getValue()));
  }

  private static boolean fits(ZoneRules rules, String key, LocalDateTime at) {
    String offset = key.substring(0, key.length() - "2026-04".length());
    return rules.getValidOffsets(at).contains(ZoneOffset.of(offset));
  }
}
