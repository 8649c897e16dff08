package anamnesis.evidence;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.contact.Address;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Hands in as many records as wanted from eight threads, a hundred on a page of a quarter of a
/// megabyte, with six mentions each; then all of them once more, in a later turn, as a proof does.
final class Reciter implements Source {
  private static final int ON_A_PAGE = 100;
  private static final int VOICES = 8;

  /// What makes a record as long as one of Stripe's: 2.4 KB.
  private static final String FILLING =
      ("\"address\":{\"city\":\"Chicago\",\"country\":\"US\",\"line1\":\"12 Alder Ct\",\"line2\":null,"
              + "\"postal_code\":\"60614\",\"state\":\"IL\"},\"metadata\":{\"patient_id\":\"p\"},")
          .repeat(17);

  private final int pages;
  private final boolean twice;

  private Reciter(int records, boolean twice) {
    this.pages = records / ON_A_PAGE;
    this.twice = twice;
  }

  /// In a process of its own, whose memory is limited.
  public static void main(String[] words) throws Exception {
    Case file = Case.begin(Path.of(words[0]), "reciter");
    Reciter reciter = new Reciter(Integer.parseInt(words[1]), words[2].equals("twice"));
    Tally tally =
        new Gathering(file).hear(reciter, new Question(List.of(), Map.of(), 0, Progress.SILENT));
    if (tally.stored() != Integer.parseInt(words[1])) {
      throw new IllegalStateException(tally.toString());
    }
  }

  @Override
  public String name() {
    return "reciter";
  }

  @Override
  public String about() {
    return "knows it by heart";
  }

  @Override
  public List<Argument> arguments() {
    return List.of();
  }

  @Override
  public Testimony gather(Question question, Intake intake)
      throws IOException, InterruptedException {
    recite("first", intake);
    if (twice) {
      recite("second", intake.later());
    }
    return new Testimony(true, "all of it");
  }

  private void recite(String walk, Intake intake) throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Callable<Boolean> voice =
        () -> {
          for (int page = next.getAndIncrement(); page < pages; page = next.getAndIncrement()) {
            page(walk, page, intake);
          }
          return true;
        };
    Together.ask("voice", IntStream.range(0, VOICES).mapToObj(i -> voice).toList());
  }

  private static void page(String walk, int page, Intake intake) throws IOException {
    StringBuilder text = new StringBuilder("{\"walk\":\"%s\",\"data\":[".formatted(walk));
    int[] at = new int[ON_A_PAGE + 1];
    for (int i = 0; i < ON_A_PAGE; i++) {
      at[i] = text.length();
      text.append("{\"id\":\"%s\",%s\"x\":1}".formatted(id(page, i), FILLING));
      at[i + 1] = text.length();
    }
    String sha256 = intake.keep(text.append("]}").toString().getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < ON_A_PAGE; i++) {
      Place place = Place.json(at[i], at[i + 1] - at[i]);
      intake.exhibit(sha256, place, "reciter.customer", id(page, i), mentions(id(page, i)));
    }
  }

  /// In no order, as they are given out.
  private static String id(int page, int i) {
    return "cus_" + Long.toHexString((page * 100L + i) * 0x9E3779B97F4A7C15L);
  }

  private static List<Mention> mentions(String id) {
    return List.of(
        Mention.self("metadata.patient_id", new Identifier("portal.patient", "p_" + id)),
        Mention.payer("id", new Identifier("reciter.customer", id)),
        Mention.payer("name", new PersonName("jonathan", "q", "vargas", "")),
        Mention.payer("email", new Email(id + "@alderpost.com")),
        Mention.payer("phone", new Phone("+13128675309")),
        Mention.payer("address", new Address("12 alder ct", "", "chicago", "il", "60614")));
  }
}
