package app.prosa.sql;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The clock of the whole server. Nothing else asks the machine for the time, so tests can move it.
@Configuration
class SqlConfiguration {

    @Bean
    Clock clock() {
        return new StoryClock();
    }
}
