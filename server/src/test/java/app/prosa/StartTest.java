package app.prosa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
@ServerTest
class StartTest {

    @Autowired
    JdbcClient database;

    @Test
    void aQueryOutsideATransactionSeesNothing() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> database.sql("select name from account")
                        .query(String.class)
                        .list())
                .rootCause()
                .message()
                // The setting was never made on this connection, or ended with the transaction that made it.
                .containsAnyOf("app.account_id", "invalid input syntax for type uuid: \"\"");
    }

    @Test
    void everyTableOfAnAccountIsUnderRowSecurity() {
        var open = database.sql("""
                        select relname
                        from pg_class
                        join pg_attribute on attrelid = pg_class.oid and attname = 'account_id'
                        where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and not relrowsecurity
                        """).query(String.class).list();

        assertThat(open).isEmpty();
    }
}
