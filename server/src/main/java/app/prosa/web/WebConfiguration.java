package app.prosa.web;

import app.prosa.sql.StartRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.xml.Jaxb2RootElementHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// Where the server listens, and that the pages come after every endpoint.
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    /// Nothing here speaks XML; the holidays' library brings what would make Spring consider it for every answer.
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(
                converters -> converters.removeIf(Jaxb2RootElementHttpMessageConverter.class::isInstance));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new EnumConverter());
    }

    @Bean
    SimpleUrlHandlerMapping pages() {
        return new SimpleUrlHandlerMapping(Map.of("/**", new Pages()), Ordered.LOWEST_PRECEDENCE);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> address(@Value("${prosa.address}") String address) {
        return server -> {
            if (!address.isBlank()) {
                server.setAddress(known(address));
            }
        };
    }

    private static InetAddress known(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new StartRefused("PROSA_ADDRESS is no address of this machine: " + address + ".", e);
        }
    }
}
