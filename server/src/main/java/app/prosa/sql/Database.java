package app.prosa.sql;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Where the data lies: an embedded PostgreSQL in the data folder, or the one that `PROSA_DATABASE_URL` names.
@Configuration(proxyBeanMethods = false)
class Database {

    /// The embedded server. Durable like any other: it commits synchronously, whatever the library's default for tests.
    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${prosa.database-url}'.isEmpty()")
    EmbeddedPostgres embeddedPostgres(@Value("${prosa.data}") Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres").toAbsolutePath())
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    /// The owner of the schema: migrations only.
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(
            @Value("${prosa.database-url}") String url,
            org.springframework.beans.factory.ObjectProvider<EmbeddedPostgres> embedded) {
        var source = new PGSimpleDataSource();
        source.setUrl(url.isEmpty() ? embedded.getObject().getJdbcUrl("postgres", "postgres") : url);
        return source;
    }

    /// The pool everything else uses. Its connections act as `prosa_app`, which row security binds (see [RowSecurity]).
    @Bean
    @Primary
    HikariDataSource dataSource(@FlywayDataSource DataSource owner, @Value("${prosa.database-pool}") int size) {
        var pool = new HikariDataSource();
        pool.setDataSource(owner);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionInitSql("set role prosa_app");
        pool.setPoolName("prosa");
        return pool;
    }
}
