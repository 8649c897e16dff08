package anamnesis.database;

import anamnesis.database.Tokens.Kind;
import anamnesis.database.Tokens.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// One question, of a form in which nothing can be ordered: a single SELECT, WITH, VALUES, TABLE or
/// SHOW, or an EXPLAIN that runs nothing.
///
/// Form is the first of several limits; [Vetting] asks the server for the others.
record Question(String sql, List<Token> tokens) {
  private static final Set<String> BEGINNINGS =
      Set.of("select", "with", "values", "table", "show", "explain");

  /// What `copy (…) to` takes.
  private static final Set<String> COPIED = Set.of("select", "with", "values", "table");

  /// With what must stand behind each: `count(delete)` asks for a column, whose name nobody need
  /// quote, and PostgreSQL's own `quote_ident` does not.
  private static final Map<String, Predicate<Token>> DEEDS =
      Map.of(
          "insert", next -> next.is("into"),
          "delete", next -> next.is("from"),
          "merge", next -> next.is("into"),
          "update", next -> next.kind() == Kind.WORD || next.kind() == Kind.QUOTED);

  private static final Set<String> LOCKS = Set.of("update", "share", "no", "key");

  static Question of(String sql) {
    return of(sql, BEGINNINGS);
  }

  /// A question that COPY puts: it cannot close the bracket around it and go on.
  static Question copied(String sql) {
    Question question = of(sql, COPIED);
    if (question.tokens.stream().anyMatch(token -> token.is("?"))) {
      throw Trouble.unasked("a copy has no values");
    }
    return question;
  }

  private static Question of(String sql, Set<String> beginnings) {
    Question question = new Question(sql, Tokens.of(sql));
    question.refuseUnless(beginnings);
    return question;
  }

  /// Every word that might be the name of a function: PostgreSQL also calls one that stands behind
  /// a dot, without brackets, `('a'::text).upper`.
  Set<String> names() {
    Set<String> names = new HashSet<>();
    tokens.stream()
        .filter(token -> token.kind() == Kind.WORD || token.kind() == Kind.QUOTED)
        .forEach(token -> names.add(token.text()));
    return names;
  }

  /// Of sessions, files and counters, which are shown whole only to who may watch the server.
  boolean asksTheServer() {
    return names().stream()
        .anyMatch(name -> name.startsWith("pg_stat_") || name.startsWith("pg_ls_"));
  }

  private void refuseUnless(Set<String> beginnings) {
    String first = tokens.isEmpty() ? "" : tokens.getFirst().text();
    if (!beginnings.contains(first)) {
      throw Trouble.unasked("it begins with \"%s\"".formatted(first));
    }
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth < 0) {
        throw Trouble.unasked("a bracket closes that was not opened");
      }
      refuse(token, i);
    }
    if (depth != 0) {
      throw Trouble.unasked("a bracket is left open");
    }
  }

  private void refuse(Token token, int i) {
    String before = i == 0 ? "" : tokens.get(i - 1).text();
    if (token.is(";")) {
      throw Trouble.unasked("there are two of them");
    }
    if (token.is("{") || token.is("}")) {
      throw Trouble.unasked("the driver would rewrite it");
    }
    if (token.is("into")) {
      throw Trouble.unasked("it would make a table");
    }
    if (token.kind() == Kind.WORD && before.equals("for") && LOCKS.contains(token.text())) {
      throw Trouble.unasked("it would lock rows");
    }
    if (token.kind() == Kind.WORD
        && isVerb(before)
        && DEEDS.getOrDefault(token.text(), next -> false).test(next(i))) {
      throw Trouble.unasked("it would " + token.text());
    }
    if (tokens.getFirst().is("explain") && (token.is("analyze") || token.is("analyse"))) {
      throw Trouble.unasked("it would run what it explains");
    }
    if (token.is("(") && i >= 3 && tokens.get(i - 2).is(".") && isOthers(tokens.get(i - 3))) {
      throw Trouble.unasked("it calls a function of the database's own");
    }
  }

  private Token next(int i) {
    return i + 1 < tokens.size() ? tokens.get(i + 1) : new Token(Kind.SIGN, "");
  }

  /// Not behind a dot: a column may be called `delete`.
  private static boolean isVerb(String before) {
    return before.equals("(") || before.equals(")") || before.equals("explain");
  }

  private static boolean isOthers(Token schema) {
    return !schema.text().equals("pg_catalog");
  }
}
