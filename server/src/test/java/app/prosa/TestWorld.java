package app.prosa;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// What tests put in the place of the real world: a clock that they move.
@TestConfiguration(proxyBeanMethods = false)
class TestWorld {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }
}
