package app.prosa.bot;

import app.prosa.contact.TagId;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that a condition asks.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Test {

    /// Whether it is so now.
    boolean holds(Memory memory, Scene scene);

    /// What the customer said before.
    ///
    /// @param value what it is compared with; means nothing to [Comparison#SET]
    @JsonTypeName("variable")
    record Variable(String name, Comparison comparison, String value) implements Test {

        @Override
        public boolean holds(Memory memory, Scene scene) {
            var said = memory.variables().getOrDefault(name, "");
            return switch (comparison) {
                case SET -> !said.isEmpty();
                case EQUALS -> Words.fold(said).equals(Words.fold(value));
                case CONTAINS -> Words.fold(said).contains(Words.fold(value));
                case GREATER -> compared(said).filter(it -> it > 0).isPresent();
                case LESS -> compared(said).filter(it -> it < 0).isPresent();
            };
        }

        private Optional<Integer> compared(String said) {
            return number(said).flatMap(it -> number(value).map(it::compareTo));
        }

        private static Optional<BigDecimal> number(String said) {
            return Optional.ofNullable(Check.NUMBER.accepted(said)).map(BigDecimal::new);
        }
    }

    /// Whether the department is there.
    @JsonTypeName("hours")
    record Hours(boolean open) implements Test {

        @Override
        public boolean holds(Memory memory, Scene scene) {
            return scene.open() == open;
        }
    }

    /// Whether the contact has a tag.
    @JsonTypeName("tag")
    record Tagged(@Nullable TagId tag, boolean has) implements Test {

        @Override
        public boolean holds(Memory memory, Scene scene) {
            return tag != null && scene.tags().contains(tag) == has;
        }
    }

    /// Whether a context is marked on the conversation.
    @JsonTypeName("context")
    record Within(String name, boolean has) implements Test {

        @Override
        public boolean holds(Memory memory, Scene scene) {
            return scene.contexts().contains(name) == has;
        }
    }

    /// How a variable is compared.
    enum Comparison {
        @JsonProperty("set")
        SET,
        @JsonProperty("equals")
        EQUALS,
        @JsonProperty("contains")
        CONTAINS,
        @JsonProperty("greater")
        GREATER,
        @JsonProperty("less")
        LESS
    }
}
