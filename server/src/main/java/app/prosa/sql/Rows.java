package app.prosa.sql;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.util.function.SingletonSupplier;
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
        var known = new AtomicReference<>(new Plan(new String[0], new int[0]));
        return (row, number) -> {
            var plan = known.get();
            if (!plan.fits(row.getMetaData())) {
                plan = Plan.of(row.getMetaData(), shape);
                known.set(plan);
            }
            var value = shape.read(row, plan.places());
            if (value == null) {
                throw new IllegalStateException("No column of the row belongs to " + type.getSimpleName() + ".");
            }
            return type.cast(value);
        };
    }

    /// Where the fields of a record stand in the rows of a query. The last one is kept with the mapper: most records
    /// are read by one query.
    ///
    /// @param labels the query's columns
    /// @param places the column of each field, 0 for what is made of columns of its own
    @SuppressWarnings("ArrayRecordComponent") // nobody compares plans
    private record Plan(String[] labels, int[] places) {

        static Plan of(ResultSetMetaData columns, Shape shape) throws SQLException {
            var labels = new String[columns.getColumnCount()];
            var numbers = new HashMap<String, Integer>();
            for (int i = 0; i < labels.length; i++) {
                labels[i] = columns.getColumnLabel(i + 1);
                numbers.put(labels[i], i + 1);
            }
            var places = new int[shape.size()];
            shape.find(numbers, places);
            return new Plan(labels, places);
        }

        boolean fits(ResultSetMetaData columns) throws SQLException {
            if (columns.getColumnCount() != labels.length) {
                return false;
            }
            for (int i = 0; i < labels.length; i++) {
                if (!labels[i].equals(columns.getColumnLabel(i + 1))) {
                    return false;
                }
            }
            return true;
        }
    }

    /// A component of a record.
    ///
    /// @param place where it stands in the plan
    /// @param nested for a record, what its own columns fill
    private record Field(
            String column,
            int place,
            Reader reader,
            @Nullable Shape nested) {}

    /// @param size the places of all fields, with those of the records in it
    private record Shape(Constructor<?> constructor, List<Field> fields, int first, int size) {

        static Shape of(Class<?> type, String prefix) {
            return of(type, prefix, 0);
        }

        private static Shape of(Class<?> type, String prefix, int first) {
            var components = type.getRecordComponents();
            var fields = new ArrayList<Field>();
            int place = first;
            for (var component : components) {
                var field = field(component, prefix, place);
                fields.add(field);
                place += 1 + (field.nested() == null ? 0 : field.nested().size());
            }
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return new Shape(opened(type, types), List.copyOf(fields), first, place - first);
        }

        private static Field field(RecordComponent component, String prefix, int place) {
            var column = prefix + snake(component.getName());
            var type = component.getType();
            var nested = type.isRecord() && !Id.class.isAssignableFrom(type) ? of(type, column + "_", place + 1) : null;
            return new Field(column, place, Reader.of(component.getGenericType()), nested);
        }

        /// Writes down where its fields stand.
        void find(Map<String, Integer> columns, int[] places) {
            for (var field : fields) {
                var column = columns.get(field.column());
                if (column != null) {
                    places[field.place()] = column;
                } else if (field.nested() != null) {
                    field.nested().find(columns, places);
                } else {
                    throw new IllegalStateException("The query answers no column " + field.column() + ".");
                }
            }
        }

        /// The record, or null when all its columns are.
        @Nullable
        Object read(ResultSet row, int[] places) throws SQLException {
            var values = new @Nullable Object[fields.size()];
            boolean any = false;
            for (int i = 0; i < values.length; i++) {
                var field = fields.get(i);
                int column = places[field.place()];
                if (column == 0) {
                    values[i] = Objects.requireNonNull(field.nested()).read(row, places);
                } else {
                    var value = row.getObject(column);
                    values[i] = value == null ? null : field.reader().read(value);
                }
                any |= values[i] != null;
            }
            return any ? make(constructor, values) : null;
        }

        private static String snake(String name) {
            return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        }
    }

    /// Makes of what the driver answers what a component holds.
    @FunctionalInterface
    private interface Reader {

        @Nullable
        Object read(Object value) throws SQLException;

        static Reader of(Type type) {
            if (type == Instant.class) {
                return Rows::instant;
            }
            if (type == int.class || type == Integer.class) {
                return value -> ((Number) value).intValue();
            }
            if (type == long.class || type == Long.class) {
                return value -> ((Number) value).longValue();
            }
            if (type instanceof Class<?> it && Id.class.isAssignableFrom(it)) {
                var constructor = opened(it, UUID.class);
                return value -> make(constructor, value);
            }
            if (type instanceof Class<?> it && it.isEnum()) {
                return constants(it);
            }
            return anything(type);
        }

        private static Reader constants(Class<?> type) {
            var constants = new HashMap<String, Object>();
            for (var constant : type.getEnumConstants()) {
                var name = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
                constants.put(name, constant);
                constants.put(name.replace('_', '-'), constant);
            }
            return value -> {
                var constant = constants.get((String) value);
                if (constant == null) {
                    throw new IllegalStateException("No " + type.getSimpleName() + " is named " + value + ".");
                }
                return constant;
            };
        }

        private static Reader anything(Type type) {
            var json = SingletonSupplier.of(() -> JSON.readerFor(JSON.constructType(type)));
            var element = type instanceof ParameterizedType it ? of(it.getActualTypeArguments()[0]) : null;
            return value -> switch (value) {
                case java.sql.Array array -> list(array, element);
                case PGobject object
                when object.getValue() != null -> json.obtain().readValue(object.getValue());
                default -> value;
            };
        }

        private static List<?> list(java.sql.Array array, @Nullable Reader element) throws SQLException {
            var list = new ArrayList<Object>();
            for (var it : (@Nullable Object[]) array.getArray()) {
                var value = it == null || element == null ? it : element.read(it);
                if (value != null) {
                    list.add(value);
                }
            }
            return List.copyOf(list);
        }
    }

    private static Instant instant(Object value) {
        return value instanceof Timestamp at ? at.toInstant() : ((OffsetDateTime) value).toInstant();
    }

    private static Constructor<?> opened(Class<?> type, Class<?>... parameters) {
        try {
            var constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object make(Constructor<?> constructor, @Nullable Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
