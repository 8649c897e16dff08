package anamnesis.backup.s3;

import java.io.IOException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What the store would not give, and its own word for why: `AccessDenied`, `NoSuchKey`.
public final class Denied extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int NOT_THERE = 404;
  private static final int NO_RIGHT = 403;
  private static final int ANOTHER = 412;

  private final String code;
  private final int status;

  Denied(String code, int status) {
    super(code);
    this.code = code;
    this.status = status;
  }

  static Denied of(S3Exception e) {
    return new Denied(code(e), e.statusCode());
  }

  static String code(S3Exception e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    return code == null ? "HTTP %d".formatted(e.statusCode()) : code;
  }

  public String code() {
    return code;
  }

  /// Whether it is not there: it never was, or it was deleted.
  public boolean gone() {
    return status == NOT_THERE;
  }

  /// Whether it lies in an archive, from which it must be fetched first.
  public boolean archived() {
    return code.equals("InvalidObjectState");
  }

  /// Whether another object stands there than the one that was asked for.
  boolean overwritten() {
    return status == ANOTHER;
  }

  /// Whether a right is missing. An archived one is refused with the same number.
  public boolean forbidden() {
    return status == NO_RIGHT && !archived();
  }
}
