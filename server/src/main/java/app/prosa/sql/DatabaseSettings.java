package app.prosa.sql;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Which PostgreSQL to use, and how many connections of it.
///
/// @param url empty for the embedded one; otherwise `jdbc:postgresql://…` or `postgres://user:password@host/database`
/// @param user the role to sign in as, when the address does not say; empty is none
/// @param password its password, when the address does not say; empty is none
/// @param pool connections that requests share
/// @param silence after how many seconds without a word an outside database is given up
/// @param embedded version of the PostgreSQL inside this program
@Validated
@ConfigurationProperties("prosa.database")
record DatabaseSettings(
        String url,
        String user,
        String password,
        @Min(2) @Max(500) int pool,
        @Min(2) @Max(600) int silence,
        String embedded) {

    boolean isOutside() {
        return !url.isBlank();
    }

    @Override
    public String toString() {
        return "DatabaseSettings[outside=" + isOutside() + ", pool=" + pool + "]";
    }
}
