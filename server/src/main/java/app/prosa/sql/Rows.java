package app.prosa.sql;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/// Turns rows into records: the column `last_activity_at` fills the component `lastActivityAt`.
///
/// Understands what the schema uses: timestamps as `Instant`, UUIDs as [Id] records, lower-case text as enum constants,
/// arrays as lists, jsonb as whatever the component's type is. A component that is itself a record without a column of
/// its own is filled from columns with its name as prefix (`contact_name` fills `contact().name()`).
public final class Rows {

    private static final Map<Class<?>, RowMapper<?>> MAPPERS = new ConcurrentHashMap<>();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Rows() {}

    @SuppressWarnings("unchecked") // the map holds for each class a mapper of that class
    public static <R extends Record> RowMapper<R> to(Class<R> type) {
        return (RowMapper<R>) MAPPERS.computeIfAbsent(type, key -> mapper(type));
    }

    /// The value as a jsonb parameter: use with `?::jsonb`.
    public static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /// The same for a sealed type, whose JSON says which of its records it is.
    public static String json(Class<?> type, Object value) {
        return JSON.writerFor(type).writeValueAsString(value);
    }

    private static <R extends Record> RowMapper<R> mapper(Class<R> type) {
        var shape = Shape.of(type, "");
        return (row, number) -> {
            var columns = new HashMap<String, Integer>();
            var metadata = row.getMetaData();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                columns.put(metadata.getColumnLabel(i), i);
            }
            var value = shape.read(row, columns);
            if (value == null) {
                throw new IllegalStateException("No column of the row belongs to " + type.getSimpleName() + ".");
            }
            return type.cast(value);
        };
    }

    private record Field(String column, Type type, @Nullable Shape nested) {}

    private record Shape(Constructor<?> constructor, List<Field> fields) {

        static Shape of(Class<?> type, String prefix) {
            var components = type.getRecordComponents();
            try {
                var constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
                constructor.setAccessible(true);
                return new Shape(
                        constructor,
                        Arrays.stream(components).map(it -> field(it, prefix)).toList());
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Field field(RecordComponent component, String prefix) {
            var column = prefix + snake(component.getName());
            var type = component.getType();
            var nested = type.isRecord() && !Id.class.isAssignableFrom(type) ? of(type, column + "_") : null;
            return new Field(column, component.getGenericType(), nested);
        }

        @Nullable
        Object read(ResultSet row, Map<String, Integer> columns) throws SQLException {
            var values = new @Nullable Object[fields.size()];
            boolean any = false;
            for (int i = 0; i < values.length; i++) {
                var field = fields.get(i);
                var column = columns.get(field.column());
                if (column != null) {
                    values[i] = convert(row.getObject(column), field.type());
                } else if (field.nested() != null) {
                    values[i] = field.nested().read(row, columns);
                } else {
                    throw new IllegalStateException("The query answers no column " + field.column() + ".");
                }
                any |= values[i] != null;
            }
            try {
                return any ? constructor.newInstance(values) : null;
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String snake(String name) {
            return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        }
    }

    private static @Nullable Object convert(@Nullable Object value, Type type) throws SQLException {
        if (value == null) {
            return null;
        }
        return switch (value) {
            case java.sql.Timestamp at when type == Instant.class -> at.toInstant();
            case OffsetDateTime at -> at.toInstant();
            case UUID id when type instanceof Class<?> it && Id.class.isAssignableFrom(it) -> id(id, it);
            case String text when type instanceof Class<?> it && it.isEnum() -> constant(text, it);
            case java.sql.Array array -> list(array, type);
            case Number number when type == int.class || type == Integer.class -> number.intValue();
            case Number number when type == long.class || type == Long.class -> number.longValue();
            case org.postgresql.util.PGobject json
            when json.getValue() != null -> JSON.readValue(json.getValue(), JSON.constructType(type));
            default -> value;
        };
    }

    private static Object id(UUID value, Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor(UUID.class);
            constructor.setAccessible(true);
            return constructor.newInstance(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object constant(String text, Class<?> type) {
        var name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> ((Enum<?>) it).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + type.getSimpleName() + " is named " + text + "."));
    }

    private static List<?> list(java.sql.Array array, Type type) throws SQLException {
        var element = type instanceof ParameterizedType it ? it.getActualTypeArguments()[0] : Object.class;
        var values = array.getArray();
        var list = new java.util.ArrayList<Object>();
        for (int i = 0; i < Array.getLength(values); i++) {
            var value = convert(Array.get(values, i), element);
            if (value != null) {
                list.add(value);
            }
        }
        return List.copyOf(list);
    }
}
