/// Tools for talking to PostgreSQL: composable filters, rows to records, and the tenant whose rows are visible.
///
/// SQL itself lives in the `*Store` classes of the rooms. No store is usable outside a transaction, and no transaction
/// begins without a [Tenant]: forgetting it fails, it never shows the rows of everyone.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package app.prosa.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
