package app.prosa.web;

import app.prosa.sql.Id;
import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.stereotype.Component;

/// Lets endpoints take ids from the path and the query as what they are: `@PathVariable AgentId id`.
@Component
final class IdConverter implements ConverterFactory<String, Id> {

    @Override
    public <T extends Id> Converter<String, T> getConverter(Class<T> type) {
        try {
            var constructor = type.getDeclaredConstructor(UUID.class);
            return text -> {
                try {
                    return constructor.newInstance(UUID.fromString(text));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
