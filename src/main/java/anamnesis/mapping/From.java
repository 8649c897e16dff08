package anamnesis.mapping;

import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the value of a column is looked for.
public sealed interface From {
  /// `ehr.patient first_name`, `stripe.customer name | given`: a field of the exhibits of one kind.
  record Said(String kind, String path, Take take) implements From {}

  /// `name portal.patient`: what a system calls the person whose row it is.
  record Name(String namespace) implements From {}

  /// `payer stripe.customer`: the account that pays for the person whose row it is.
  record Payer(String kind) implements From {}

  /// `whose portal.patient`: what a system calls the person to whom the row's record belongs.
  record Whose(String namespace) implements From {}

  /// The words of a mapping file, and how each is written.
  final class Words {
    private static final Pattern WORDS = Pattern.compile("(\\S+) (\\S+)(?: \\| (\\S+))?");

    private Words() {}

    static List<From> read(Yaml yaml, Problems problems) {
      if (yaml.missing()) {
        return List.of();
      }
      List<Yaml> all = yaml.isText() ? List.of(yaml) : yaml.list();
      if (all.isEmpty()) {
        problems.add(yaml, "`from` names no witness's field");
      }
      return all.stream().map(one -> one(one, problems)).toList();
    }

    private static From one(Yaml yaml, Problems problems) {
      Matcher words = WORDS.matcher(yaml.text());
      if (!words.matches()) {
        problems.add(
            yaml, "`%s` is not `KIND FIELD` or `KIND FIELD | TAKE`".formatted(yaml.text()));
        return new Said("", "", Take.AS_IT_IS);
      }
      String second = words.group(2);
      return switch (words.group(1)) {
        case "name" -> new Name(second);
        case "payer" -> new Payer(second);
        case "whose" -> new Whose(second);
        default -> new Said(words.group(1), second, Take.read(words.group(3), yaml, problems));
      };
    }
  }
}
