package anamnesis.report;

import anamnesis.casefile.Hash;
import anamnesis.report.Block.Bar;
import anamnesis.report.Block.Column;
import anamnesis.report.Block.Figure;
import anamnesis.report.Block.Grid;
import anamnesis.report.Block.Part;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// One page that needs nothing but itself: no font, script, image or style from anywhere else.
///
/// The policy in its head makes the browser hold it to that, and runs no script but our own.
final class Page {
  /// A key is read in one piece; a hash or an address may be broken.
  private static final int LONGEST_KEY = 28;

  private final Html html = new Html();

  private Page() {}

  static String of(String title, String kicker, List<Section> sections) {
    Page page = new Page();
    page.head(title);
    page.top(title, kicker, sections);
    sections.forEach(page::section);
    page.foot();
    return page.html.toString();
  }

  private void head(String title) {
    String script = Asset.text("sort.js");
    html.trusted("<!doctype html>\n").open("html", "lang", "en").open("head");
    html.open("meta", "charset", "utf-8");
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(script));
    html.element("title", title);
    html.open("style").trusted(Asset.text("report.css")).close("style");
    html.open("script").trusted(script).close("script");
    html.close("head").open("body");
  }

  private void top(String title, String kicker, List<Section> sections) {
    html.open("a", "class", "skip", "href", "#main").text("To the report").close("a");
    html.open("header").open("p", "class", "kicker").text(kicker).close("p");
    html.element("h1", title);
    html.open("nav", "aria-label", "Sections").open("ol");
    for (Section section : sections) {
      html.open("li").open("a", "href", "#" + section.id()).text(section.title()).close("a");
      html.close("li");
    }
    html.close("ol").close("nav").close("header").open("main", "id", "main");
  }

  private void section(Section section) {
    html.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title");
    html.open("h2", "id", section.id() + "-title").text(section.title()).close("h2");
    section.blocks().forEach(this::block);
    html.close("section");
  }

  private void block(Block block) {
    switch (block) {
      case Block.Words(String text) -> html.element("p", text);
      case Block.Warning(String text) ->
          html.open("p", "class", "warning", "role", "note").text(text).close("p");
      case Block.Figures(List<Figure> figures) -> figures(figures);
      case Block.Bars(List<Bar> bars) -> bars.forEach(this::bar);
      case Grid grid -> grid(grid);
    }
  }

  private void figures(List<Figure> figures) {
    html.open("dl", "class", "figures");
    for (Figure figure : figures) {
      html.open("div").element("dt", figure.counts()).element("dd", figure.number()).close("div");
    }
    html.close("dl");
  }

  private void bar(Bar bar) {
    html.open("div", "class", "bar").open("span", "class", "name").text(bar.name()).close("span");
    html.open("span", "class", "whole", "aria-hidden", "true");
    for (Part part : bar.parts()) {
      if (part.size() > 0) {
        String share =
            String.format(Locale.ROOT, "flex-grow:%.4f", (double) part.size() / bar.whole());
        html.open("span", "class", "part " + part.name(), "style", share).close("span");
      }
    }
    html.close("span").open("span", "class", "legend");
    for (Part part : bar.parts()) {
      html.open("span", "class", "part-key " + part.name());
      html.text("%s %s".formatted(part.name(), Events.number(part.size()))).close("span");
    }
    html.close("span").close("div");
  }

  private void grid(Grid grid) {
    html.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", grid.caption());
    html.open("table").element("caption", grid.caption()).open("thead").open("tr");
    for (Column column : grid.columns()) {
      html.open("th", "scope", "col", "class", word(column)).text(column.name()).close("th");
    }
    html.close("tr").close("thead").open("tbody");
    for (List<String> row : grid.rows()) {
      html.open("tr");
      for (int i = 0; i < row.size(); i++) {
        cell(grid.columns().get(i), row.get(i));
      }
      html.close("tr");
    }
    html.close("tbody").close("table").close("div");
  }

  private void cell(Column column, String value) {
    boolean key = column.kind() == Block.Kind.CODE && value.length() <= LONGEST_KEY;
    html.open("td", "class", key ? word(column) + " key" : word(column));
    if (column.kind() == Block.Kind.STATE) {
      html.open("span", "class", "state " + value).text(value).close("span");
    } else {
      html.text(value);
    }
    html.close("td");
  }

  private void foot() {
    html.close("main").open("footer");
    html.element(
        "p",
        "This file names patients. Keep it where the case is kept, and send it to nobody unread.");
    html.close("footer").close("body").close("html");
  }

  private static String word(Column column) {
    return column.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String policy(String script) {
    byte[] digest = HexFormat.of().parseHex(Hash.of(script));
    return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
        .formatted(Base64.getEncoder().encodeToString(digest));
  }
}
