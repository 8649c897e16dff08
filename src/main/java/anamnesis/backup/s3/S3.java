package anamnesis.backup.s3;

import anamnesis.Refusal;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// How a bucket is reached: by the words that the AWS tools use, from the environment given.
public record S3(Map<String, String> environment) {
  public static final String ENDPOINT = "AWS_ENDPOINT_URL_S3";
  public static final String KEY = "AWS_ACCESS_KEY_ID";

  /// Old buckets have capitals and underscores, and longer names than new ones may.
  private static final Pattern URI_FORM =
      Pattern.compile("s3://([A-Za-z0-9][A-Za-z0-9._-]{1,254})(?:/(.*))?", Pattern.DOTALL);

  public static boolean means(String word) {
    return word.startsWith("s3:");
  }

  /// @param word as `s3://BUCKET/PREFIX`
  public Bucket bucket(String word) {
    Matcher uri = URI_FORM.matcher(word);
    if (!uri.matches()) {
      throw new Refusal(
          "that is no address of a bucket", "write it as s3://BUCKET or s3://BUCKET/PREFIX");
    }
    return new Bucket(client(), uri.group(1), Objects.requireNonNullElse(uri.group(2), ""));
  }

  private S3Client client() {
    S3ClientBuilder client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .forcePathStyle(true)
            .crossRegionAccessEnabled(true)
            .overrideConfiguration(about -> about.addExecutionInterceptor(new ShortLists()))
            .region(
                Region.of(
                    get("AWS_REGION").or(() -> get("AWS_DEFAULT_REGION")).orElse("us-east-1")));
    get(ENDPOINT)
        .or(() -> get("AWS_ENDPOINT_URL"))
        .map(S3::address)
        .ifPresent(client::endpointOverride);
    credentials().map(StaticCredentialsProvider::create).ifPresent(client::credentialsProvider);
    return client.build();
  }

  /// Where none are given here, the SDK looks where the AWS tools do: profiles, roles.
  private Optional<AwsCredentials> credentials() {
    Optional<String> secret = get("AWS_SECRET_ACCESS_KEY");
    return get(KEY)
        .filter(id -> secret.isPresent())
        .map(
            id ->
                get("AWS_SESSION_TOKEN").isPresent()
                    ? AwsSessionCredentials.create(
                        id, secret.orElseThrow(), get("AWS_SESSION_TOKEN").orElseThrow())
                    : AwsBasicCredentials.create(id, secret.orElseThrow()));
  }

  private Optional<String> get(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  private static URI address(String endpoint) {
    try {
      return URI.create(endpoint.strip());
    } catch (IllegalArgumentException e) {
      throw new Refusal(ENDPOINT + " is no address", "unset it, or write it as https://HOST", e);
    }
  }

  @Override
  public String toString() {
    return "S3";
  }
}
