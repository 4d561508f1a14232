package app.prosa.web;

import app.prosa.sql.Id;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Describes our own types in the OpenAPI document as they are: ids are UUIDs, what a record does not mark `@Nullable`
/// is required, a sealed interface is one of its records.
@Component
@SuppressWarnings("rawtypes") // the library's own signatures
class OpenApiTypes implements ModelConverter {

    private final Map<String, Class<?>> names = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (!raw.getName().startsWith("app.prosa.")) {
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }
        if (Id.class.isAssignableFrom(raw)) {
            return text().format("uuid");
        }
        var name = name(raw);
        if (!context.getDefinedModels().containsKey(name)) {
            if (raw.isEnum()) {
                context.defineModel(name, constants(raw));
            } else if (raw.isSealed()) {
                context.defineModel(name, oneOf(raw, context));
            } else if (raw.isRecord()) {
                // First by name, so that a record inside itself finds it.
                var schema = object();
                context.defineModel(name, schema);
                fill(schema, raw, context);
            } else {
                return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
            }
        }
        return reference(name);
    }

    private Schema oneOf(Class<?> type, ModelConverterContext context) {
        var schema = new JsonSchema();
        var discriminator = new Discriminator().propertyName(property(type));
        cases(type).forEach(it -> {
            context.resolve(new AnnotatedType(it));
            schema.addOneOfItem(reference(name(it)));
            discriminator.mapping(typeName(it), "#/components/schemas/" + name(it));
        });
        return schema.discriminator(discriminator);
    }

    private void fill(Schema<?> schema, Class<?> type, ModelConverterContext context) {
        union(type).ifPresent(it -> {
            schema.addProperty(property(it), text()._const(typeName(type)));
            schema.addRequiredItem(property(it));
        });
        for (var component : type.getRecordComponents()) {
            var accessor = component.getAccessor();
            if (accessor.isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            var name = name(component);
            var value = value(component, context);
            boolean required = JsonConfiguration.isRequired(component);
            schema.addProperty(name, required ? value : nullable(value));
            if (required) {
                schema.addRequiredItem(name);
            }
        }
    }

    private Schema value(RecordComponent component, ModelConverterContext context) {
        var holds = component.getAnnotation(Holds.class);
        if (holds == null) {
            return context.resolve(new AnnotatedType(component.getGenericType()).resolveAsRef(true));
        }
        return part(holds.value(), context);
    }

    /// A record of which some fields may be sent; anything else as it is.
    private Schema part(Class<?> type, ModelConverterContext context) {
        if (!type.isRecord() || Id.class.isAssignableFrom(type)) {
            return context.resolve(new AnnotatedType(type).resolveAsRef(true));
        }
        var schema = object();
        for (var component : type.getRecordComponents()) {
            var value = component.getType().isRecord() ? part(component.getType(), context) : value(component, context);
            schema.addProperty(name(component), JsonConfiguration.isRequired(component) ? value : nullable(value));
        }
        var name = name(type) + "Part";
        context.defineModel(name, schema);
        return reference(name);
    }

    /// The sealed interface whose JSON tells its records apart, if `type` is one of its records.
    private static Optional<Class<?>> union(Class<?> type) {
        return Stream.concat(
                        Arrays.stream(type.getInterfaces()),
                        Arrays.stream(type.getInterfaces()).flatMap(it -> Arrays.stream(it.getInterfaces())))
                .<Class<?>>map(it -> it)
                .filter(it -> it.isAnnotationPresent(JsonTypeInfo.class))
                .findFirst();
    }

    private static Stream<Class<?>> cases(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(it -> it.isSealed() ? cases(it) : Stream.<Class<?>>of(it));
    }

    private static String property(Class<?> union) {
        var info = union.getAnnotation(JsonTypeInfo.class);
        return info == null || info.property().isEmpty() ? "type" : info.property();
    }

    private static String typeName(Class<?> type) {
        var name = type.getAnnotation(JsonTypeName.class);
        return name == null ? type.getSimpleName() : name.value();
    }

    private static String name(RecordComponent component) {
        var property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    /// `AgentCard`, and `PreferencesSound` for a record inside another; with its room in front when two rooms use one
    /// name.
    private String name(Class<?> type) {
        var simple = nested(type);
        var first = names.computeIfAbsent(simple, _ -> type);
        if (first == type) {
            return simple;
        }
        var room = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        return Character.toUpperCase(room.charAt(0)) + room.substring(1) + simple;
    }

    private static String nested(Class<?> type) {
        var outer = type.getEnclosingClass();
        if (outer == null) {
            return type.getSimpleName();
        }
        return outer.getSimpleName().endsWith("Controller")
                ? type.getSimpleName()
                : nested(outer) + type.getSimpleName();
    }

    private static Schema constants(Class<?> type) {
        var schema = text();
        for (var constant : type.getEnumConstants()) {
            schema.addEnumItemObject(constant((Enum<?>) constant));
        }
        return schema;
    }

    private static String constant(Enum<?> constant) {
        try {
            var property =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return property == null ? constant.name() : property.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema nullable(Schema<?> value) {
        if (value.get$ref() != null || value.getTypes() == null) {
            return new JsonSchema().addAnyOfItem(value).addAnyOfItem(new JsonSchema().typesItem("null"));
        }
        // A schema is shared by all that have its type: the one that may be null needs its own.
        var own = new JsonSchema();
        value.getTypes().forEach(own::typesItem);
        own.setFormat(value.getFormat());
        own.setItems(value.getItems());
        own.setAdditionalProperties(value.getAdditionalProperties());
        return own.typesItem("null");
    }

    private static Schema reference(String name) {
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    private static Schema object() {
        return new JsonSchema().typesItem("object");
    }

    private static Schema text() {
        return new JsonSchema().typesItem("string");
    }
}
