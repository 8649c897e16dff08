package anamnesis.source.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import anamnesis.Refusal;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.source.SourceContract;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The bucket witness over HTTP, through the real AWS SDK.
class BucketTest extends SourceContract {
  private LoopbackS3 s3;

  @BeforeEach
  void a_bucket() throws IOException {
    s3 = new LoopbackS3("portal-consents");
    for (int i = 0; i < 8; i++) {
      s3.objects.put(
          "consents/p_%d/privacy v1.pdf".formatted(i),
          Paper.flat(Map.of("Patient name", "Ann Vargas", "Patient id", "p_" + i, "Room", "4 b")));
    }
    s3.objects.put("consents/", new byte[0]);
  }

  @AfterEach
  void close() {
    s3.close();
  }

  @Override
  protected Source source() {
    return new BucketSource();
  }

  @Override
  protected Source.Question question() {
    return asked("s3://portal-consents");
  }

  @Override
  protected long records() {
    return 8;
  }

  @Override
  protected Optional<Field> unknownField() {
    return Optional.of(new Field("consent.document:consents/p_3/privacy v1.pdf", "room", "4 b"));
  }

  @Override
  protected List<Break> breaks() {
    String one = "consents/p_3/privacy v1.pdf";
    return List.of(
        new Break(
            "an object that cannot be had",
            () -> s3.refused.put(one, "InvalidObjectState"),
            () -> s3.refused.remove(one)));
  }

  @Override
  protected Optional<Line> line() {
    return Optional.of(
        new Line() {
          @Override
          public Duration busy() {
            s3.busy.set(1);
            return Duration.ZERO;
          }

          @Override
          public void lock() {
            s3.locked.set(true);
          }
        });
  }

  @Test
  void the_list_is_read_to_its_end_and_the_key_is_the_id() throws Exception {
    hear();

    assertThat(exhibits())
        .extracting(Exhibit::id)
        .contains("consents/p_0/privacy v1.pdf", "consents/p_7/privacy v1.pdf");
  }

  @Test
  void only_what_lies_under_the_prefix_is_asked_for() throws Exception {
    Tally tally = new Gathering(file).hear(source(), asked("s3://portal-consents/consents/p_3/"));

    assertThat(tally.read()).isEqualTo(1);
  }

  @Test
  void an_object_that_cannot_be_had_makes_it_incomplete() throws Exception {
    s3.refused.put("consents/p_3/privacy v1.pdf", "InvalidObjectState");

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.stored()).isEqualTo(7);
    assertThat(tally.proof()).contains("1 InvalidObjectState");
  }

  @Test
  void a_bucket_that_is_not_there_is_refused_without_the_key() {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> new Gathering(file).hear(source(), asked("s3://no-such-bucket")));

    assertThat(refusal.problem())
        .isEqualTo("the bucket no-such-bucket cannot be listed (NoSuchBucket)");
    assertThat(refusal.hint()).doesNotContain(SECRET);
  }

  private Source.Question asked(String uri) {
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL_S3",
            s3.endpoint(),
            "AWS_ACCESS_KEY_ID",
            "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY",
            SECRET);
    return new Source.Question(List.of(uri), environment, 0, quiet());
  }
}
