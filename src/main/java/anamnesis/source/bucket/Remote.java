package anamnesis.source.bucket;

import anamnesis.backup.s3.Bucket;
import anamnesis.backup.s3.Content;
import anamnesis.backup.s3.Denied;
import anamnesis.evidence.Intake;
import anamnesis.source.Rate;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A bucket of documents, asked no faster than its rate.
record Remote(Bucket bucket, Rate rate) implements Store {
  /// No document is so long; an object without end is.
  private static final long MOST_BYTES = 256L << 20;

  /// What is no larger is held in memory alone.
  private static final int SMALL = 8 << 20;

  @Override
  public List<String> keys() throws InterruptedException {
    rate.await();
    return bucket.keys();
  }

  @Override
  public Taken take(String key, Intake intake) throws IOException, Unread, InterruptedException {
    rate.await();
    Content content = open(key);
    try (InputStream in = content.bytes()) {
      // Who sends an object in pieces need not say how long it is.
      boolean small = content.length() >= 0 && content.length() <= SMALL;
      return small ? small(in, intake) : large(in, intake);
    }
  }

  private Content open(String key) throws Unread {
    try {
      return bucket.open(key, null);
    } catch (Denied e) {
      throw new Unread(e.code());
    } catch (IOException e) {
      throw new Unread("broke off");
    }
  }

  @Override
  public void close() {
    bucket.close();
  }

  private static Taken small(InputStream in, Intake intake)
      throws IOException, Unread, InterruptedException {
    byte[] bytes;
    try {
      bytes = in.readAllBytes();
    } catch (InterruptedIOException e) {
      throw new InterruptedException();
    } catch (IOException e) {
      throw new Unread("broke off");
    }
    return Taken.of(intake.keep(bytes), bytes);
  }

  /// The temporary file is for our eyes only, and gone again whatever happens.
  private static Taken large(InputStream in, Intake intake)
      throws IOException, Unread, InterruptedException {
    Path aside = Files.createTempFile("anamnesis", ".part");
    try {
      pour(in, aside);
      String sha256 = intake.keep(aside);
      return Files.size(aside) > Taken.LARGEST
          ? Taken.tooLarge(sha256)
          : Taken.of(sha256, Files.readAllBytes(aside));
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /// A network that breaks off is the witness's silence; a disk that is full is not.
  private static void pour(InputStream in, Path aside)
      throws IOException, Unread, InterruptedException {
    byte[] buffer = new byte[1 << 16];
    long poured = 0;
    try (OutputStream out = Files.newOutputStream(aside)) {
      for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
        out.write(buffer, 0, n);
        poured += n;
        if (poured > MOST_BYTES) {
          throw new Unread("longer than %d MB".formatted(MOST_BYTES >> 20));
        }
      }
    }
  }

  private static int read(InputStream in, byte[] buffer) throws Unread, InterruptedException {
    try {
      return in.read(buffer);
    } catch (InterruptedIOException e) {
      throw new InterruptedException();
    } catch (IOException e) {
      throw new Unread("broke off");
    }
  }
}
