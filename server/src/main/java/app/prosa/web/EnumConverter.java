package app.prosa.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/// Lets the query say enum values as the JSON does: by the name of their [JsonProperty], such as `waiting`. Anything
/// else is refused.
@SuppressWarnings("rawtypes") // that is how Spring finds a converter for all enums
final class EnumConverter implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        Map<String, T> constants = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(it -> name(type, it), Function.identity()));
        return text -> {
            var constant = constants.get(text);
            if (constant == null) {
                throw new IllegalArgumentException("Not one of " + constants.keySet() + ".");
            }
            return constant;
        };
    }

    private static String name(Class<?> type, Enum constant) {
        try {
            var property = type.getField(constant.name()).getAnnotation(JsonProperty.class);
            return property == null ? constant.name() : property.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
