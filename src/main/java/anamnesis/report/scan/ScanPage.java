package anamnesis.report.scan;

import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Scan;
import anamnesis.detect.history.Acks;
import anamnesis.detect.history.News;
import anamnesis.detect.history.Scanned;
import anamnesis.report.Asset;
import anamnesis.report.Html;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// One page that needs nothing but itself and runs no script: the answer, what is new, every
/// finding, every table's trend, and what nobody could look at. It names no patient.
public final class ScanPage {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

  private final ScanTold told;
  private final Html html = new Html();

  private ScanPage(ScanTold told) {
    this.told = told;
  }

  public static String of(ScanTold told) {
    ScanPage page = new ScanPage(told);
    page.head();
    page.answer();
    told.news().ifPresent(page::news);
    page.findings();
    page.acknowledged();
    page.trends();
    page.unknown();
    page.html.close("main").close("body").close("html");
    return page.html.toString();
  }

  private void head() {
    html.trusted("<!doctype html>\n").open("html", "lang", "en").open("head");
    html.open("meta", "charset", "utf-8");
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.element("title", "Scan of " + at(told.now()));
    html.open("style").trusted(Asset.text("report.css")).trusted(Asset.text("scan.css"));
    html.close("style").close("head").open("body").open("main", "id", "main");
  }

  private void answer() {
    String verdict = told.open().health().name().toLowerCase(Locale.ROOT);
    html.open("header").open("p", "class", "kicker").text(told.now().place()).close("p");
    html.open("h1").text("Scan of " + at(told.now())).close("h1");
    html.open("p", "class", "verdict " + verdict).text(verdict).close("p");
    html.open("dl", "class", "figures");
    figure(told.count(Severity.CRITICAL), "critical");
    figure(told.count(Severity.WARN), "warnings");
    figure(told.open().clean(), "looked, and found nothing");
    figure(told.open().notEvaluated().size(), "could not be evaluated");
    figure(told.open().notAsked().size(), "not asked");
    figure(told.weighed().held().size(), "acknowledged");
    html.close("dl").close("header");
  }

  private void figure(long number, String counts) {
    String shown = String.format(Locale.ROOT, "%,d", number);
    html.open("div").element("dt", counts).element("dd", shown).close("div");
  }

  private void news(News news) {
    section("news", "Since " + MINUTE.format(news.since()));
    if (news.nothing()) {
      html.element("p", "Nothing new, nothing worse, nothing resolved.");
    }
    list("New", news.fresh(), Finding::statement);
    list("Worse", news.worse(), Finding::statement);
    list("Resolved", news.resolved(), Scanned.Found::statement);
    list("Not looked at this time", news.unseen(), Scanned.Found::statement);
    list("Not evaluated any more", news.blind(), gap -> gap.detector() + ": " + gap.reason());
    list(
        "Acknowledged before, and back",
        told.weighed().returned(),
        back -> back.id() + ": " + back.why());
    html.close("section");
  }

  private <T> void list(String title, List<T> all, Function<T, String> words) {
    if (all.isEmpty()) {
      return;
    }
    html.element("h3", title).open("ul");
    all.forEach(each -> html.element("li", words.apply(each)));
    html.close("ul");
  }

  private void findings() {
    section("findings", "What was found");
    if (told.open().findings().isEmpty()) {
      html.element("p", "Nothing that nobody acknowledged.");
    }
    for (Finding finding : told.open().findings()) {
      String severity = ScanTold.word(finding.severity());
      html.open("article", "class", "finding").open("p");
      html.open("span", "class", "state " + severity).text(severity).close("span");
      html.text(" " + finding.id()).close("p");
      html.element("p", finding.statement());
      html.open("dl");
      said("sure", finding.confidence().name().toLowerCase(Locale.ROOT));
      said("see", finding.see());
      said("unless", finding.refutedBy());
      said("then", finding.next());
      html.close("dl").close("article");
    }
    html.close("section");
  }

  private void said(String label, String text) {
    html.element("dt", label).element("dd", text);
  }

  private void acknowledged() {
    if (told.weighed().held().isEmpty()) {
      return;
    }
    section("acknowledged", "Acknowledged: known, and still so");
    html.open("ul");
    for (Acks.Held held : told.weighed().held()) {
      String what =
          held.finding()
              .map(Finding::statement)
              .or(() -> held.gap().map(gap -> gap.detector() + ": " + gap.reason()))
              .orElse(held.ack().id());
      String why =
          " Until %s, by %s: %s"
              .formatted(MINUTE.format(held.ack().until()), held.ack().by(), held.ack().reason());
      html.open("li").text(what + ".").element("span", why).close("li");
    }
    html.close("ul").close("section");
  }

  private void trends() {
    SortedSet<String> tables = new TreeSet<>(told.now().rows().keySet());
    told.before().ifPresent(last -> tables.addAll(last.rows().keySet()));
    if (tables.isEmpty()) {
      return;
    }
    section("tables", "Rows of each table");
    html.open(
        "div", "class", "scroll trends", "tabindex", "0", "role", "region", "aria-label", "Tables");
    html.open("table").open("thead").open("tr");
    for (String name : List.of("table", "rows", "since the last scan", "trend")) {
      html.open("th", "scope", "col").text(name).close("th");
    }
    html.close("tr").close("thead").open("tbody");
    tables.forEach(table -> row(Trend.of(table, told.past())));
    html.close("tbody").close("table").close("div").close("section");
  }

  private void row(Trend trend) {
    html.open("tr").open("td", "class", "code").text(trend.table()).close("td");
    boolean there = told.now().rows().containsKey(trend.table());
    String rows = there ? String.format(Locale.ROOT, "%,d", trend.now()) : "not counted";
    html.open("td", "class", "number").text(rows).close("td");
    html.open("td", "class", "number").text(there ? trend.change() : trend.last()).close("td");
    html.open("td", "class", "drawn");
    trend.into(html);
    html.close("td").close("tr");
  }

  private void unknown() {
    gaps("unknown", "What could not be evaluated", told.open().notEvaluated());
    gaps("unasked", "What was not asked", told.open().notAsked());
  }

  private void gaps(String id, String title, List<Scan.Gap> gaps) {
    if (!gaps.isEmpty()) {
      section(id, title);
      html.open("ul");
      gaps.forEach(gap -> html.element("li", gap.detector() + ": " + gap.reason()));
      html.close("ul").close("section");
    }
  }

  private void section(String id, String title) {
    html.open("section", "id", id).element("h2", title);
  }

  private static String at(Scanned scanned) {
    return MINUTE.format(scanned.at());
  }
}
