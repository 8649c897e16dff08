package anamnesis.report;

import java.util.List;

/// A letter as a page to print: one sheet, with a part for the sender that is not printed.
final class LetterPage {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

  private final Html html = new Html();

  private LetterPage() {}

  static String of(Letter letter) {
    LetterPage page = new LetterPage();
    page.head(letter);
    page.sender(letter);
    page.sheet(letter);
    page.html.close("body").close("html");
    return page.html.toString();
  }

  private void head(Letter letter) {
    html.trusted("<!doctype html>\n").open("html", "lang", "en").open("head");
    html.open("meta", "charset", "utf-8");
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.element("title", letter.subject());
    html.open("style").trusted(Asset.text("letter.css")).close("style");
    html.close("head").open("body");
  }

  private void sender(Letter letter) {
    html.open("aside").element("h2", "For the sender; not part of the letter").open("ul");
    letter.sender().forEach(said -> html.element("li", said));
    html.close("ul").close("aside");
  }

  private void sheet(Letter letter) {
    html.open("main");
    lines("from", letter.from());
    html.element("p", "[date]");
    lines("to", letter.to());
    html.element("h1", letter.subject());
    letter.body().forEach(this::paragraph);
    html.close("main");
  }

  private void paragraph(Letter.Paragraph paragraph) {
    switch (paragraph) {
      case Letter.Words(String text) -> html.element("p", text);
      case Letter.Questions(List<String> asked) -> {
        html.open("ul", "class", "questions");
        asked.forEach(question -> html.element("li", question));
        html.close("ul");
      }
      case Letter.Signature(List<String> signed) -> lines("signature", signed);
    }
  }

  private void lines(String name, List<String> lines) {
    html.open("address", "class", name);
    for (String line : lines) {
      html.open("span").text(line).close("span");
    }
    html.close("address");
  }
}
