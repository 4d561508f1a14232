package app.prosa.bot;

import app.prosa.understanding.BuiltIn;
import app.prosa.understanding.EntityType;
import app.prosa.understanding.Understood.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an entity is called in a flow's words, such as `{{cpf}}`.
final class Variables {

    private Variables() {}

    /// All that a message may name.
    static Set<String> of(List<EntityType> own) {
        return Stream.concat(
                        Arrays.stream(BuiltIn.values()).map(BuiltIn::variable),
                        own.stream().map(it -> Blanks.name(it.name())))
                .collect(Collectors.toSet());
    }

    static String of(Named named) {
        return Arrays.stream(BuiltIn.values())
                .filter(it -> it.key().equals(named.key()))
                .findFirst()
                .map(BuiltIn::variable)
                .orElseGet(() -> Blanks.name(named.name()));
    }
}
