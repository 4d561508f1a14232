package app.prosa.agent;

import java.util.List;

/// Says which sign-ins the sign-in page may offer. Only the demo workspace implements it, whose passwords are no
/// secret.
public interface DemoSignIns {

    List<SignIn> signIns();

    record SignIn(String name, String email, String password, Profile profile) {}
}
