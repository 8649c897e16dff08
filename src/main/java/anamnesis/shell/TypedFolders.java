package anamnesis.shell;

import anamnesis.detect.Advice;
import anamnesis.detect.Finding;
import anamnesis.detect.Scan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Commands with the very folder that was typed, where what is kept in a case says `<its folder>`:
/// the same evidence is the same case, wherever its copies lay.
///
/// @param typed as `--backups` named them, databases left out
record TypedFolders(List<String> typed) {
  private static final String ITS = "<its folder>/";

  Scan.Result in(Scan.Result result) {
    List<Finding> findings =
        result.findings().stream().map(each -> each.followedBy(in(each.next()))).toList();
    return new Scan.Result(
        findings,
        result.evaluated(),
        result.clean(),
        result.notEvaluated(),
        result.notAsked(),
        result.people());
  }

  List<Advice> in(List<Advice> advice) {
    return advice.stream()
        .map(
            each ->
                new Advice(each.about(), each.act(), each.why(), in(each.command()), each.source()))
        .toList();
  }

  /// Of several folders, each copy is called by its own already.
  String in(String words) {
    if (typed.isEmpty()) {
      return words;
    }
    if (typed.size() > 1) {
      return words.replace(ITS, "");
    }
    String place = CommandLine.quoted(typed.getFirst());
    return words
        .replace(ITS, folder())
        .replace(
            "see who stood there before: anamnesis backups PATH",
            "see who stood there before: anamnesis backups " + place)
        .replace("anamnesis backups bisect PATH", "anamnesis backups bisect " + place)
        .replace("anamnesis drill --backups PATH", "anamnesis drill --backups " + place);
  }

  private String folder() {
    String place = typed.getFirst().replaceAll("(?<=.)/+$", "");
    if (place.contains("://") || !Files.isRegularFile(Path.of(place))) {
      return (place.equals("/") ? "" : CommandLine.quoted(place)) + "/";
    }
    Path parent = Path.of(place).getParent();
    return parent == null ? "" : CommandLine.quoted(parent.toString()) + "/";
  }
}
