package app.prosa.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Brings the schema up to this program, and refuses data that is ahead of it.
@Component
final class Migrations implements FlywayMigrationStrategy {

    private final DataFolder folder;

    Migrations(DataFolder folder) {
        this.folder = folder;
    }

    /// The newest migration inside this program. Their numbers are all times of the same length, so text order is
    /// theirs.
    static String newest() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql");
            return Arrays.stream(files)
                    .map(it -> String.valueOf(it.getFilename()).replaceAll("^V(\\d+)__.*$", "$1"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void migrate(Flyway flyway) {
        for (var known : flyway.info().all()) {
            if (known.getState().isApplied() && !known.getState().isResolved()) {
                throw new StartRefused(
                        "The database was written by a newer version of Prosa (schema %s, this program knows %s): start that version."
                                .formatted(known.getVersion(), newest()));
            }
        }
        flyway.migrate();
        mustActAsApplication(flyway.getConfiguration().getDataSource());
        folder.stamp(newest());
    }

    private static void mustActAsApplication(DataSource owner) {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set role prosa_app");
        } catch (SQLException e) {
            throw new StartRefused(
                    "The database's user may not act as the role prosa_app: an administrator must \"grant prosa_app to\" it (docs/guides/run-in-production.md).",
                    e);
        }
    }
}
