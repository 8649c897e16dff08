/// The one client for S3 in the house: what lies in a bucket, in which versions, and how each is
/// kept. It asks, and has no verb that changes anything.
@NullMarked
package anamnesis.backup.s3;

import org.jspecify.annotations.NullMarked;
