package app.prosa;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The rooms: none asks another than its `package-info.java` names, none asks in a circle, none reaches inside.
class ModuleTest {

    @Test
    void everyRoomKeepsItsBorders() {
        ApplicationModules.of(Prosa.class).verify();
    }
}
