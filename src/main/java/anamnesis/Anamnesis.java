package anamnesis;

import anamnesis.detect.Detector;
import anamnesis.evidence.Source;
import anamnesis.report.Notice;
import anamnesis.shell.Command;
import anamnesis.shell.Dispatcher;
import anamnesis.shell.Leaving;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/// Where it begins, and where the doors are: whatever is a detector, a witness, a letter or a
/// command is found by its type, so that a new one is a new file and nothing else.
@ComponentScan(
    useDefaultFilters = false,
    includeFilters =
        @Filter(
            type = FilterType.ASSIGNABLE_TYPE,
            classes = {
              Detector.class,
              Source.class,
              Notice.class,
              Command.class,
              ApplicationRunner.class,
              Dispatcher.class
            }))
public class Anamnesis {
  static {
    // Digits of the machine's own locale in a shelf or a query would be read by nobody.
    Locale.setDefault(Locale.ROOT);
  }

  public static void main(String[] words) {
    SpringApplication application = new SpringApplication(Anamnesis.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLazyInitialization(true);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setAddCommandLineProperties(false);
    application.setDefaultProperties(Map.of("spring.main.log-startup-info", "false"));
    Leaving.with(SpringApplication.exit(application.run(words)));
  }
}
