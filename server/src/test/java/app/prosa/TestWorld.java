package app.prosa;

import app.prosa.simulator.Simulator;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// What tests put in the place of the real world: a clock that they move. And what they watch: the SQL of each
/// request.
@TestConfiguration(proxyBeanMethods = false)
class TestWorld {

    private static final Statements STATEMENTS = new Statements();

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    TestMeta testMeta() {
        return new TestMeta();
    }

    /// The server that tests share speaks to the stand-in.
    @Bean
    DynamicPropertyRegistrar metaUrl(TestMeta meta) {
        return registry -> registry.add("prosa.meta-url", meta::url);
    }

    /// Comtele and the phones behind it, for all tests; each has a key of its own.
    @Bean
    Simulator testTexting() {
        return Simulator.start(0);
    }

    @Bean
    DynamicPropertyRegistrar comteleUrl(Simulator simulator) {
        return registry -> registry.add("prosa.comtele-url", simulator::comteleUrl);
    }

    @Bean
    Statements statements() {
        return STATEMENTS;
    }

    @Bean
    FilterRegistrationBean<Statements> statementsFilter() {
        var filter = new FilterRegistrationBean<>(STATEMENTS);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    static BeanPostProcessor statementsCounter() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("dataSource") && bean instanceof DataSource it ? STATEMENTS.around(it) : bean;
            }
        };
    }
}
