package app.prosa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/// The rooms: none asks another than its `package-info.java` names, none asks in a circle, none reaches inside.
class ModuleTest {

    private final ApplicationModules rooms = ApplicationModules.of(Prosa.class);

    @Test
    void everyRoomKeepsItsBorders() {
        rooms.verify();
    }

    /// A room that says nothing may use all others. That includes one whose `package-info.java` is hidden by another of
    /// the same package among the tests: so tests have none.
    @Test
    void everyRoomSaysWhichOthersItUses() {
        assertThat(rooms)
                .allSatisfy(room -> assertThat(room.getBasePackage().getAnnotation(ApplicationModule.class))
                        .as(room.getDisplayName())
                        .isPresent());
    }
}
