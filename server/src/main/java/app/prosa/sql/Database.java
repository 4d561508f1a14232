package app.prosa.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Where the data lies: an embedded PostgreSQL in the data folder, or the one that `PROSA_DATABASE_URL` names.
///
/// Each bean here is made from the one before it, so they are undone in the opposite order at the end: pool, server,
/// lock of the folder.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class Database {

    @Bean(destroyMethod = "close")
    PostgresServer postgresServer(DataFolder folder, DatabaseSettings settings) {
        folder.mustNotBeNewerThan(Migrations.newest());
        return settings.isOutside()
                ? new OutsideDatabase(settings)
                : new PostgresCluster(folder, settings.embedded()).kept();
    }

    /// The owner of the schema: migrations, and whose role work across accounts returns to.
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(PostgresServer server) {
        return server.owner();
    }

    /// The pool everything else uses. Its connections act as `prosa_app`, which row security binds (see [RowSecurity]).
    @Bean
    @Primary
    HikariDataSource dataSource(PostgresServer server, DatabaseSettings settings) {
        var pool = new HikariDataSource();
        pool.setDataSource(server.shared());
        pool.setMaximumPoolSize(settings.pool());
        pool.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionInitSql("set role prosa_app");
        pool.setPoolName("prosa");
        return pool;
    }
}
