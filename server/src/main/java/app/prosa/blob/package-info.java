/// The bytes of attachments, outside the database: a folder below `PROSA_DATA/blobs`.
///
/// ```
/// incoming/<random>            a draft: what is still being received or examined
/// <account>/<xx>/<id>          a blob, sharded by the last two digits of its id (the first ones are time)
/// <account>/<xx>/<id>.<part>   something derived from it, such as its thumbnail
/// ```
///
/// A blob appears in one step (written, synced, then moved), so a crash leaves drafts but never half a blob.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web"})
package app.prosa.blob;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
