package anamnesis.detect.baseline;

import anamnesis.database.PostgresForTests;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// An invented practice that lives on, week by week, in a real database: people come and go, are
/// erased and marked as deleted, write and pay; it closes for holidays.
public final class LivingPractice {
  private static final List<String> GIVEN =
      List.of(
          "Ava", "Noah", "Mia", "Elias", "Ida", "Jonas", "Lena", "Omar", "Ruth", "Paul", "Inés",
          "Tariq", "Greta", "Hugo", "Nora", "Felix", "Yara", "Anton", "Clara", "Milan");
  private static final List<String> FAMILY =
      List.of(
          "Alder",
          "Birk",
          "Corrigan",
          "Dunmore",
          "Eastlake",
          "Fairweather",
          "Garnett",
          "Holloway",
          "Ingram",
          "Jessop",
          "Kestrel",
          "Lockwood",
          "Merrill",
          "Norwood",
          "Oakes",
          "Prescott",
          "Quill",
          "Radcliffe",
          "Sorrel",
          "Thackeray",
          "Underhill",
          "Vance",
          "Whitlock",
          "Yardley");

  /// Public holidays, and a week of holidays in summer.
  private static final Set<String> CLOSED =
      Set.of("01-01", "05-25", "07-03", "09-07", "11-26", "11-27", "12-24", "12-25");

  private final Random chance;
  private final String url;
  private final List<String> ids = new ArrayList<>();
  private int people;

  /// The practice as it was founded, with four months of history before its first scan.
  public LivingPractice(long seed, LocalDate scanned) {
    chance = new Random(seed);
    url = PostgresForTests.database(SCHEMA);
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < 151; i++) {
      sql.append(patient(scanned.minusDays(120 + chance.nextInt(700))));
    }
    PostgresForTests.happen(url, sql.toString());
    for (LocalDate week = scanned.minusWeeks(17);
        week.isBefore(scanned);
        week = week.plusWeeks(1)) {
      week(week);
    }
  }

  private static final String SCHEMA =
      """
      create table patient(id text primary key, first_name text, last_name text, birth_date date,
        email text, phone text, sex text, state text, postal_code text, created_at timestamptz,
        updated_at timestamptz, deleted_at timestamptz);
      create table appointment(id bigserial primary key,
        patient_id text not null references patient on delete cascade, status text,
        created_at timestamptz);
      create index appointment_patient on appointment(patient_id);
      create table message(id bigserial primary key, patient_id text, body text,
        created_at timestamptz);
      create table payment(id text primary key,
        patient_id text references patient on delete set null, cents int, created_at timestamptz);
      create table vitals(id bigserial primary key, systolic int, diastolic int,
        recorded_at timestamptz);
      create table audit_log(id bigserial primary key, at timestamptz, deed text);
      create table consent(id text primary key, name text);
      insert into consent values ('c_privacy', 'privacy'), ('c_video', 'video'), ('c_sms', 'sms');
      create table session(id text primary key, created_at timestamptz);
      create table staff(id text primary key, email text, created_at timestamptz);
      insert into staff select 's_' || i, 'staff' || i || '@alderpost.com', '2025-01-01'
        from generate_series(1, 9) i;
      create function audited() returns trigger language plpgsql as
        'begin insert into public.audit_log(at, deed) values (now(), tg_op); return null; end';
      create trigger patient_audit after delete on patient for each row execute function audited();
      create trigger patient_truncate after truncate on patient execute function audited();
      alter table payment enable row level security;
      create policy payment_own on payment using (true);
      """;

  public String url() {
    return url;
  }

  /// One person, real as far as anybody could tell.
  private String patient(LocalDate since) {
    people++;
    String given = GIVEN.get(chance.nextInt(GIVEN.size()));
    String family = FAMILY.get(chance.nextInt(FAMILY.size())) + suffix(people);
    String id = "p_%05dk%d".formatted(chance.nextInt(100_000), people);
    ids.add(id);
    int age = (int) Math.max(1, Math.min(92, 47 + chance.nextGaussian() * 17));
    return String.format(
        Locale.ROOT,
        "insert into patient values ('%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s',"
            + " '%s 15:04Z', '%s 15:04Z', null);%n",
        id,
        given,
        family,
        LocalDate.of(2026 - age, 1 + chance.nextInt(12), 1 + chance.nextInt(28)),
        (given + "." + family + people + "@alderpost.com").toLowerCase(Locale.ROOT),
        "+1 561 %03d %04d".formatted(200 + chance.nextInt(700), chance.nextInt(10_000)),
        chance.nextInt(100) < 63 ? "female" : "male",
        chance.nextInt(100) < 92 ? "FL" : "GA",
        "334%02d".formatted(chance.nextInt(40)),
        since,
        since);
  }

  private static String suffix(int n) {
    return String.valueOf((char) ('a' + n % 26)) + (char) ('a' + n / 26 % 26);
  }

  /// A week of life from a Monday on.
  public void week(LocalDate monday) {
    StringBuilder sql = new StringBuilder();
    for (int day = 0; day < 5; day++) {
      LocalDate date = monday.plusDays(day);
      if (!closed(date)) {
        day(date, sql);
      }
    }
    sql.append("delete from session where created_at < '%s'::date - 3;%n".formatted(monday));
    if (chance.nextInt(4) == 0) {
      // An erasure that was asked for, and one who left.
      String erased = ids.remove(chance.nextInt(ids.size()));
      sql.append("delete from patient where id = '%s';%n".formatted(erased));
      sql.append(
          "update patient set deleted_at = '%s 16:00Z' where id = '%s';%n"
              .formatted(monday, someone()));
    }
    PostgresForTests.happen(url, sql.toString());
  }

  private void day(LocalDate date, StringBuilder sql) {
    if (chance.nextInt(3) == 0) {
      sql.append(patient(date));
    }
    for (int i = 8 + chance.nextInt(8); i > 0; i--) {
      String at = date + " %02d:%02dZ".formatted(13 + chance.nextInt(9), chance.nextInt(60));
      String someone = someone();
      add(sql, "appointment(patient_id, status, created_at)", someone, "booked", at);
      add(sql, "message(patient_id, body, created_at)", someone, "see you", at);
      add(sql, "vitals(systolic, diastolic, recorded_at)", rounded(125, 14), rounded(80, 9), at);
      add(sql, "audit_log(at, deed)", at, "read");
      add(sql, "session", "t" + chance.nextLong(), at);
      if (chance.nextInt(2) == 0) {
        add(sql, "payment", "pay_" + chance.nextLong(), someone, 18_000, at);
      }
    }
  }

  private String someone() {
    return ids.get(chance.nextInt(ids.size()));
  }

  private static void add(StringBuilder sql, String table, Object... values) {
    sql.append("insert into ").append(table).append(" values ('");
    sql.append(String.join("', '", Stream.of(values).map(String::valueOf).toList()));
    sql.append("');\n");
  }

  /// A nurse reads a cuff to the even number, and half of the time to the nought.
  private int rounded(int middle, int spread) {
    int read = (int) (middle + chance.nextGaussian() * spread);
    return chance.nextInt(2) == 0 ? read / 10 * 10 : read / 2 * 2;
  }

  /// People of another practice, real ones, all at once.
  public void importOf(int many, LocalDate date) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(patient(date));
    }
    PostgresForTests.happen(url, String.join("", all));
  }

  private static boolean closed(LocalDate date) {
    boolean summer =
        date.getMonthValue() == 8 && date.getDayOfMonth() >= 10 && date.getDayOfMonth() <= 16;
    boolean years = date.getMonthValue() == 12 && date.getDayOfMonth() >= 24;
    return summer || years || CLOSED.contains(date.toString().substring(5));
  }

  /// The Sunday evening after a Monday.
  public static Instant scan(LocalDate monday) {
    if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException(monday + " is no Monday");
    }
    return monday.plusDays(6).atTime(22, 0).toInstant(ZoneOffset.UTC);
  }
}
