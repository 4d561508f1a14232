package app.prosa.sql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A piece of SQL with its parameters: conditions are put together from pieces, values never enter the text.
public record Sql(String text, List<Object> params) {

    public Sql {
        params = List.copyOf(params);
    }

    /// One piece, its `?` in the order of `params`.
    public static Sql of(String text, Object... params) {
        return new Sql(text, Arrays.stream(params).map(Sql::bindable).toList());
    }

    /// All pieces joined by `and`. Absent ones (see [#when]) do not count.
    @SafeVarargs
    public static Sql all(Optional<Sql>... pieces) {
        return join(" and ", Arrays.stream(pieces).flatMap(Optional::stream).toList(), "true");
    }

    /// The same for pieces that are always there.
    public static Sql all(List<Sql> pieces) {
        return join(" and ", pieces, "true");
    }

    /// At least one of the pieces; none at all is false.
    public static Sql any(List<Sql> pieces) {
        return join(" or ", pieces, "false");
    }

    /// A piece that is always there, for use inside [#all].
    public static Optional<Sql> must(String text, Object... params) {
        return Optional.of(of(text, params));
    }

    /// A piece that is there when `value` is: a filter that the caller may leave out.
    public static <T> Optional<Sql> when(@Nullable T value, Function<T, Sql> piece) {
        return Optional.ofNullable(value).map(piece);
    }

    /// The value as PgJDBC can bind it: instants with an offset, ids as their UUID, enums in lower case, lists as
    /// arrays.
    public static Object bindable(Object value) {
        return switch (value) {
            case Instant at -> at.atOffset(ZoneOffset.UTC);
            case Id id -> id.value();
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case List<?> list
            when list.stream().allMatch(Id.class::isInstance) ->
                list.stream().map(it -> ((Id) it).value()).toArray(java.util.UUID[]::new);
            case List<?> list
            when list.stream().allMatch(java.util.UUID.class::isInstance) -> list.toArray(java.util.UUID[]::new);
            case List<?> list -> list.stream().map(String::valueOf).toArray(String[]::new);
            default -> value;
        };
    }

    /// Constants as a text array.
    public static String[] codes(List<? extends Enum<?>> constants) {
        return constants.stream().map(it -> it.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }

    private static Sql join(String word, List<Sql> pieces, String none) {
        if (pieces.isEmpty()) {
            return new Sql(none, List.of());
        }
        var params = new ArrayList<Object>();
        pieces.forEach(piece -> params.addAll(piece.params()));
        return new Sql(pieces.stream().map(Sql::text).collect(Collectors.joining(word, "(", ")")), params);
    }
}
