package anamnesis.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.PostgresForTests;
import anamnesis.posture.Tried.Outcome;
import java.util.List;

class AppRoleApartTest {
  private static final AppRoleApart.Role APP = new AppRoleApart.Role("portal_app", "named");

  @org.junit.jupiter.api.Test
  void each_power_over_the_tables_is_named() {
    assertThat(judge(hold(false, false, false), List.of()).outcome()).isEqualTo(Outcome.PASS);
    assertThat(judge(hold(true, true, true), List.of()).evidence())
        .isEqualTo("portal_app (named) owns public.patient");
    assertThat(judge(hold(false, true, true), List.of()).evidence())
        .isEqualTo("portal_app (named) is a member of portal_migrate, which owns public.patient");
    assertThat(judge(hold(false, false, true), List.of()).evidence())
        .isEqualTo("portal_app (named) may TRUNCATE public.patient");
    assertThat(judge(hold(false, false, false), List.of("public")).evidence())
        .isEqualTo("portal_app (named) may CREATE in schema public");
    assertThat(
            AppRoleApart.judge(
                    new AppRoleApart.Powers(APP, true, List.of(hold(true, true, true)), List.of()))
                .evidence())
        .isEqualTo("portal_app (named) is a superuser");
  }

  @org.junit.jupiter.api.Test
  void without_a_table_there_is_no_answer() {
    assertThat(
            AppRoleApart.judge(new AppRoleApart.Powers(APP, false, List.of(), List.of())).outcome())
        .isEqualTo(Outcome.NOT_EVALUATED);
  }

  @org.junit.jupiter.api.Test
  void an_application_that_was_made_a_member_of_the_owner_is_guessed_and_fails() {
    String url = world("grant owner_p to app_p");
    Tried tried = on(url, "");
    assertThat(tried.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(tried.evidence())
        .isEqualTo(
            "app_p (guessed: of all logins it may insert into most tables, 2 of 2) is a member of"
                + " owner_p, which owns 2 tables (public.patient, …)");
  }

  @org.junit.jupiter.api.Test
  void a_role_that_stands_apart_passes_and_its_owner_does_not() {
    String url = world("revoke owner_p from app_p");
    assertThat(on(url, "app_p").outcome()).isEqualTo(Outcome.PASS);
    assertThat(on(url, "owner_p").evidence()).contains("owns 2 tables");
    assertThat(on(url, "postgres").evidence()).isEqualTo("postgres (named) is a superuser");
  }

  @org.junit.jupiter.api.Test
  void a_role_that_is_not_there_is_refused() {
    String url = world("");
    assertThatThrownBy(() -> on(url, "nobody_p")).isInstanceOf(Refusal.class);
  }

  private static Tried on(String url, String role) {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      return Posture.of(new Ground(asked, role)).getFirst();
    }
  }

  private static String world(String more) {
    return PostgresForTests.database(
        """
        do $$ begin
          if not exists (select from pg_roles where rolname = 'owner_p') then
            create role owner_p; create role app_p login;
          end if;
        end $$;
        create table patient(id int); create table visit(id int);
        alter table patient owner to owner_p; alter table visit owner to owner_p;
        grant select, insert, update, delete on all tables in schema public to app_p;
        """
            + more);
  }

  private static Tried judge(AppRoleApart.Hold hold, List<String> schemas) {
    return AppRoleApart.judge(new AppRoleApart.Powers(APP, false, List.of(hold), schemas));
  }

  private static AppRoleApart.Hold hold(boolean owns, boolean member, boolean truncates) {
    return new AppRoleApart.Hold("public.patient", "portal_migrate", owns, member, truncates);
  }
}
