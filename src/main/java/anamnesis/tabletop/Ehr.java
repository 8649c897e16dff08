package anamnesis.tabletop;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// The export of the clinic's own system, as DrChrono lays it out: `patients/*.csv`.
final class Ehr {
  private static final List<String> DEMOGRAPHICS =
      List.of(
          "id",
          "chart_id",
          "first_name",
          "middle_name",
          "last_name",
          "nick_name",
          "previous_name",
          "date_of_birth",
          "gender",
          "email",
          "cell_phone",
          "home_phone",
          "address",
          "city",
          "state",
          "zip_code",
          "doctor_id",
          "created_at");
  private static final List<String> APPOINTMENTS =
      List.of(
          "id",
          "patient",
          "scheduled_time",
          "appointment_status",
          "reason",
          "duration",
          "created_at");
  private static final String DOCTOR = "214077";

  private Ehr() {}

  static void write(Life life, Path folder) throws IOException {
    Path patients = folder.resolve("patients");
    write(patients.resolve("demographics.csv"), DEMOGRAPHICS, charts(life));
    write(patients.resolve("appointments.csv"), APPOINTMENTS, visits(life));
    List<String> intake = new ArrayList<>(List.of("id", "patient_id"));
    intake.addAll(Answers.QUESTIONS);
    intake.add("submitted_at");
    write(patients.resolve("intake_answers.csv"), intake, answers(life));
  }

  private static List<List<String>> charts(Life life) {
    return life.charts().stream().map(Ehr::chart).toList();
  }

  private static List<String> chart(Chart chart) {
    Person person = chart.person();
    Reach reach = chart.reach();
    return List.of(
        chart.id(),
        chart.number(),
        person.called().given(),
        chart.spelt().middle(),
        chart.spelt().family(),
        chart.spelt().nick(),
        chart.spelt().previous(),
        chart.born().toString(),
        person.sex().chart(),
        reach.email(),
        reach.typedPhone(),
        chart.home(),
        reach.home().street(),
        reach.home().city(),
        reach.home().state(),
        reach.home().zip(),
        DOCTOR,
        person.joined().toString());
  }

  private static List<List<String>> visits(Life life) {
    return life.visits().stream()
        .map(
            visit ->
                List.of(
                    visit.id(),
                    visit.chart().id(),
                    visit.at().toString(),
                    visit.status(),
                    visit.reason(),
                    Integer.toString(visit.minutes()),
                    visit.made().toString()))
        .toList();
  }

  private static List<List<String>> answers(Life life) {
    Map<String, String> charts =
        life.charts().stream().collect(Collectors.toMap(chart -> chart.person().key(), Chart::id));
    Function<Answers, List<String>> row =
        form -> {
          List<String> cells = new ArrayList<>();
          cells.add(form.id());
          cells.add(charts.getOrDefault(form.patient().key(), ""));
          cells.addAll(form.given());
          cells.add(form.submitted().toString());
          return cells;
        };
    return Stream.concat(life.answers().stream(), life.departed().answers().stream())
        .filter(Answers::synced)
        .sorted(Comparator.comparing(Answers::submitted).thenComparing(Answers::id))
        .map(row)
        .toList();
  }

  private static void write(Path file, List<String> header, List<List<String>> rows)
      throws IOException {
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(header);
      csv.printRecords(rows);
    }
    Props.put(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
