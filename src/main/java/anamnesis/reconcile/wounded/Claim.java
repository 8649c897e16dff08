package anamnesis.reconcile.wounded;

import anamnesis.Refusal;
import anamnesis.contact.ColumnKind;
import anamnesis.reconcile.wounded.Remnant.As;
import anamnesis.reconcile.wounded.Survey.Surveyed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// That so many rows of a table were recovered, as an agent or a vendor says.
public record Claim(String words, String table, long rows) {
  private static final Pattern CLAIM =
      Pattern.compile("\\s*([^=\\s]{1,130})\\s*=\\s*(\\d{1,15})\\s*");

  /// So many that nobody knows are in every practice: they came yesterday.
  private static final double SOME = 0.05;

  /// What came of testing it.
  ///
  /// @param says what is false, or why it cannot be tested, in one sentence
  public record Tested(Claim claim, String table, Answer answer, String says) {}

  /// Whether it is true.
  public enum Answer {
    TRUE,
    FALSE,
    UNTESTED
  }

  /// `patients=151` or several with commas between.
  public static List<Claim> read(String written) {
    return Arrays.stream(written.split(",")).map(Claim::one).toList();
  }

  private static Claim one(String written) {
    Matcher claim = CLAIM.matcher(written);
    if (!claim.matches()) {
      throw new Refusal(
          "a claim is a table and a number of rows, and this is none",
          "write it as `--claim \"patients=151\"`, several with commas between");
    }
    long rows = Long.parseLong(claim.group(2));
    return new Claim(claim.group(1) + "=" + rows, claim.group(1), rows);
  }

  /// The table that it means: of that name, or of what it is a word for; empty if there is none.
  ///
  /// @param tables all that there are, as `schema.table`
  public Optional<String> among(List<String> tables) {
    Stream<String> named =
        tables.stream()
            .filter(
                name ->
                    name.equalsIgnoreCase(table)
                        || name.substring(name.indexOf('.') + 1).equalsIgnoreCase(table));
    return Stream.concat(
            named,
            tables.stream().filter(name -> ColumnKind.noun(name).equals(ColumnKind.noun(table))))
        .findFirst();
  }

  /// @param meant the table that it means; empty if there is none
  public Tested test(Optional<String> meant, Surveyed seen) {
    Optional<Split> split = meant.flatMap(seen::split);
    if (split.isEmpty()) {
      String why =
          meant.isEmpty() ? "there is no table of that name" : "the table could not be read";
      return new Tested(this, meant.orElse(""), Answer.UNTESTED, words + " claimed; " + why);
    }
    Answer answer = answer(split.get(), seen);
    return new Tested(this, meant.orElse(""), answer, says(split.get(), seen, answer));
  }

  private Answer answer(Split split, Surveyed seen) {
    boolean strangers =
        split.table().equals(seen.largest()) && split.rows() > 0 && known(split, seen) == 0;
    boolean wrong = split.of(As.SYNTHETIC) + split.of(As.CHANGED) + split.missing() > 0;
    if (split.rows() != rows || wrong || strangers) {
      return Answer.FALSE;
    }
    boolean dark =
        seen.witnesses().isEmpty() || split.of(As.UNKNOWN) > SOME * split.rows() || blind(seen);
    return dark ? Answer.UNTESTED : Answer.TRUE;
  }

  private static long known(Split split, Surveyed seen) {
    return seen.witnesses().isEmpty() ? split.rows() : split.known();
  }

  private static boolean blind(Surveyed seen) {
    return !seen.gaps().isEmpty();
  }

  private String says(Split split, Surveyed seen, Answer answer) {
    List<String> parts = new ArrayList<>();
    parts.add(
        split.rows() == 1 ? "1 row stands there" : number(split.rows()) + " rows stand there");
    counted(parts, split.of(As.SYNTHETIC), "of them invented");
    counted(parts, split.of(As.CHANGED), "not as witnessed");
    if (seen.witnesses().isEmpty()) {
      parts.add("and no witness was heard");
    } else if (split.rows() > 0) {
      parts.add(number(split.known()) + " known to a witness");
      counted(parts, split.of(As.UNKNOWN), "known to nobody");
    }
    counted(parts, split.missing(), "whom witnesses know are missing");
    if (answer == Answer.UNTESTED && blind(seen)) {
      parts.add("and not everything could be looked at");
    }
    return words + " claimed; " + String.join(", ", parts);
  }

  private static void counted(List<String> parts, long number, String words) {
    if (number > 0) {
      parts.add(number(number) + " " + words);
    }
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
