package anamnesis.backup.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/// Ends an answer that is longer than any list, or any error: the SDK's reader of XML takes what
/// comes, and all of it into memory. Cut off like that, it is no list any more.
final class ShortLists implements ExecutionInterceptor {
  /// A thousand keys of 1,024 bytes, each byte of them escaped, are six megabytes.
  private static final long LONGEST = 8L << 20;

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    boolean object =
        context.request() instanceof GetObjectRequest && context.httpResponse().isSuccessful();
    return object ? context.responseBody() : context.responseBody().map(Cut::new);
  }

  private static final class Cut extends FilterInputStream {
    private long left = LONGEST;

    Cut(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return left-- > 0 ? super.read() : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int n = left > 0 ? super.read(into, from, (int) Math.min(left, length)) : -1;
      left -= n;
      return n;
    }
  }
}
