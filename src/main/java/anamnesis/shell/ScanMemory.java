package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.backup.Copy;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Json;
import anamnesis.detect.Detector;
import anamnesis.detect.DrillLog;
import anamnesis.detect.Finding;
import anamnesis.detect.Given;
import anamnesis.detect.Scan;
import anamnesis.detect.Wounded;
import anamnesis.detect.history.Acks;
import anamnesis.detect.history.History;
import anamnesis.detect.history.News;
import anamnesis.detect.history.Scanned;
import anamnesis.report.scan.ScanTold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A scan beside what is remembered of the place: what is new, and what somebody acknowledged.
///
/// @param past oldest first, this scan at the end
/// @param remembered whether the next one will know of it
record ScanMemory(
    Scanned now,
    Acks.Weighed weighed,
    Optional<News> news,
    List<Scanned> past,
    boolean remembered) {
  /// Remembers this one too. What cannot be remembered is said, and no reason not to answer.
  static ScanMemory of(Call call, Given given, Scan.Result result) throws IOException {
    Path home = new Cases(call.surroundings().environment()).home();
    Optional<Case> open = call.caseIfAny();
    String place = place(call);
    Acks.Weighed weighed = Acks.in(home, open).weigh(result, place, given.now());
    History history = new History(home);
    List<Scanned> past = new ArrayList<>(history.of(place));
    Scanned seen = Scanned.of(given.now(), place, result, rows(given));
    Scanned now = past.isEmpty() ? seen : seen.after(past.getLast());
    Optional<News> news =
        past.isEmpty() ? Optional.empty() : Optional.of(News.between(past.getLast(), now, result));
    boolean remembered = keep(call, history, past, now);
    past.add(now);
    return new ScanMemory(now, weighed, news, past, remembered);
  }

  /// One that is repeated every minute, and says what it said, is remembered once.
  private static boolean keep(Call call, History history, List<Scanned> past, Scanned now) {
    if (call.value(ScanWatch.WATCH).isPresent() && !past.isEmpty() && past.getLast().saysAs(now)) {
      return true;
    }
    try {
      history.add(now);
      return true;
    } catch (IOException | Refusal unwritable) {
      return false;
    }
  }

  /// What was looked at, however it was typed: only the same is compared.
  private static String place(Call call) throws IOException {
    List<String> places = new ArrayList<>();
    ScanCommand.database(call).ifPresent(url -> places.add(url.toString()));
    for (String copies : call.values("backups").stream().sorted().toList()) {
      places.add(
          ScanBackups.isDatabase(copies)
              ? call.surroundings().database(copies).toString()
              : DrillLog.place(copies));
    }
    for (String people : call.values("people").stream().sorted().toList()) {
      places.add(LocalPath.of(people).toAbsolutePath().normalize().toString());
    }
    call.value("tables").ifPresent(tables -> places.add("tables " + tables));
    return String.join(", ", places);
  }

  /// Of the database; without one, of the newest good copy.
  private static SortedMap<String, Long> rows(Given given) {
    return given.anyDatabase().map(Wounded::rows).orElseGet(() -> copied(given));
  }

  private static SortedMap<String, Long> copied(Given given) {
    SortedMap<String, Long> rows = new TreeMap<>();
    given.allCopies().reversed().stream()
        .filter(copy -> copy.good() && copy.opened())
        .findFirst()
        .map(Copy::tables)
        .orElse(List.of())
        .forEach(table -> rows.put(table.name(), table.rows()));
    return rows;
  }

  /// The screen of the scan, with what is new behind its answer.
  List<String> among(List<String> screen) {
    List<String> lines = new NewsScreen(news, weighed, now.at()).among(screen);
    if (!remembered) {
      String last = lines.removeLast();
      lines.addAll(
          Passage.of(
                  "NOT KEPT", "this scan: the next one will not know what is new since; make room")
              .lines());
      lines.add("");
      lines.add(last);
    }
    return lines;
  }

  ScanTold told(List<Detector> detectors, Finding.Severity failOn) {
    return new ScanTold(
        now, weighed, news, past, detectors.stream().map(Detector::rule).toList(), failOn);
  }

  /// What nobody acknowledged.
  Scan.Result open() {
    return weighed.open();
  }

  /// Beside what is open, what is acknowledged, and what is new.
  void into(ObjectNode json) {
    ArrayNode findings = (ArrayNode) json.get("findings");
    ArrayNode gaps = (ArrayNode) json.get("notEvaluated");
    for (Acks.Held held : weighed.held()) {
      ObjectNode ack = Json.object();
      ack.put("until", held.ack().until().toString());
      ack.put("reason", held.ack().reason());
      ack.put("by", held.ack().by());
      held.finding()
          .ifPresent(finding -> findings.add(ScanJson.of(finding).set("acknowledged", ack)));
      held.gap()
          .ifPresent(
              gap ->
                  gaps.addObject()
                      .put("detector", gap.detector())
                      .put("reason", gap.reason())
                      .set("acknowledged", ack));
    }
    news.ifPresent(known -> json.set("news", json(known)));
    json.put("remembered", remembered);
  }

  private ObjectNode json(News known) {
    ObjectNode json = Json.object();
    json.put("since", known.since().toString());
    json.set("fresh", Json.node(known.fresh().stream().map(each -> each.id()).toList()));
    json.set("worse", Json.node(known.worse().stream().map(each -> each.id()).toList()));
    json.set("resolved", Json.node(known.resolved().stream().map(each -> each.id()).toList()));
    json.set("notLookedAt", Json.node(known.unseen().stream().map(each -> each.id()).toList()));
    json.set("notEvaluated", Json.node(known.blind()));
    json.set("returned", Json.node(weighed.returned()));
    return json;
  }
}
