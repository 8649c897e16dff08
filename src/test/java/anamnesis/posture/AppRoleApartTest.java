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
  private static final Role APP = new Role("portal_app", "named");
  private static final AppRoleApart.Standing PLAIN = new AppRoleApart.Standing(false, false, false);
  private static final AppRoleApart.Standing SUPER = new AppRoleApart.Standing(true, true, false);

  @org.junit.jupiter.api.Test
  void each_power_over_the_tables_is_named() {
    assertThat(judge(hold(false, false, false), List.of()).outcome()).isEqualTo(Outcome.PASS);
    assertThat(judge(hold(true, true, true), List.of()).evidence())
        .isEqualTo("portal_app (named) owns public.patient");
    assertThat(judge(hold(false, true, true), List.of()).evidence())
        .isEqualTo("portal_app (named) is a member of portal_migrate, which owns public.patient");
    assertThat(judge(hold(false, false, true), List.of()).evidence())
        .isEqualTo("portal_app (named) may TRUNCATE public.patient");
    assertThat(
            judge(hold(false, false, false), List.of(new AppRoleApart.Schema("public", false)))
                .evidence())
        .isEqualTo("portal_app (named) may CREATE in schema public");
    assertThat(
            judge(hold(false, false, false), List.of(new AppRoleApart.Schema("public", true)))
                .evidence())
        .isEqualTo("portal_app (named) may drop schema public");
    assertThat(
            AppRoleApart.judge(
                    new AppRoleApart.Powers(
                        APP,
                        new AppRoleApart.Standing(false, true, true),
                        List.of(hold(false, false, false)),
                        List.of()))
                .evidence())
        .isEqualTo("portal_app (named) may drop the database; may give itself any other role");
    assertThat(
            AppRoleApart.judge(
                    new AppRoleApart.Powers(APP, SUPER, List.of(hold(true, true, true)), List.of()))
                .evidence())
        .isEqualTo("portal_app (named) is a superuser");
  }

  @org.junit.jupiter.api.Test
  void without_a_table_there_is_no_answer() {
    assertThat(
            AppRoleApart.judge(new AppRoleApart.Powers(APP, PLAIN, List.of(), List.of())).outcome())
        .isEqualTo(Outcome.NOT_EVALUATED);
  }

  @org.junit.jupiter.api.Test
  void an_application_that_was_made_a_member_of_the_owner_is_guessed_and_fails() {
    String url = world("grant owner_p to app_p");
    Tried tried = on(url, "");
    assertThat(tried.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(tried.evidence())
        .isEqualTo(
            "app_p (guessed: it may insert into 2 of 2 tables) is a member of"
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
  void a_guess_among_several_is_an_answer_only_if_it_is_the_same_for_all() {
    String url =
        world(
            """
            ;revoke owner_p from app_p; drop role if exists import_p; create role import_p login;
            grant insert, truncate on patient to import_p;
            """);
    Tried tried = on(url, "");
    assertThat(tried.outcome()).isEqualTo(Outcome.NOT_EVALUATED);
    assertThat(tried.evidence())
        .startsWith("it may be app_p or import_p, and they differ: name it with --app-role")
        .contains("import_p (guessed: it may insert into 1 of 2 tables) may TRUNCATE");
    assertThat(on(url, "app_p").outcome()).isEqualTo(Outcome.PASS);
    PostgresForTests.happen(url, "revoke truncate on patient from import_p");
    assertThat(on(url, "").outcome()).isEqualTo(Outcome.PASS);
  }

  @org.junit.jupiter.api.Test
  void a_power_that_has_to_be_put_on_first_is_a_power() {
    String url =
        world(
            """
            ;revoke owner_p from app_p;
            drop role if exists keeper_p; create role keeper_p;
            grant truncate on patient to keeper_p; grant keeper_p to app_p;
            alter role app_p noinherit;
            """);
    try {
      assertThat(on(url, "app_p").evidence())
          .isEqualTo("app_p (named) may TRUNCATE public.patient");
    } finally {
      PostgresForTests.happen(
          url, "alter role app_p inherit; drop owned by keeper_p; drop role keeper_p");
    }
  }

  @org.junit.jupiter.api.Test
  void who_owns_the_schema_or_the_database_may_drop_what_is_in_it() {
    String url = world(";revoke owner_p from app_p; alter schema public owner to app_p");
    assertThat(on(url, "app_p").evidence()).isEqualTo("app_p (named) may drop schema public");
    String name = url.substring(url.lastIndexOf('/') + 1);
    PostgresForTests.happen(
        url, "alter schema public owner to postgres; alter database " + name + " owner to app_p");
    assertThat(on(url, "app_p").evidence()).isEqualTo("app_p (named) may drop the database");
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

  private static Tried judge(AppRoleApart.Hold hold, List<AppRoleApart.Schema> schemas) {
    return AppRoleApart.judge(new AppRoleApart.Powers(APP, PLAIN, List.of(hold), schemas));
  }

  private static AppRoleApart.Hold hold(boolean owns, boolean member, boolean truncates) {
    return new AppRoleApart.Hold("public.patient", "portal_migrate", owns, member, truncates);
  }
}
