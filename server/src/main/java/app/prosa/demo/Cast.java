package app.prosa.demo;

import app.prosa.agent.DemoSignIns.SignIn;
import app.prosa.agent.Profile;
import java.util.List;

/// Who works at Café Aurora. The passwords are known to everyone, so this is never a workspace for real customers.
final class Cast {

    static final String PASSWORD = "prosa-demo";
    static final String SHOP = "Café Aurora";
    static final String OWNER = "Ana Lima";
    static final String OWNER_EMAIL = email("ana");

    static final List<Member> MEMBERS = List.of(
            new Member("Bruno Costa", email("bruno"), Profile.SUPERVISOR, List.of("Vendas", "Suporte")),
            new Member("Carla Nunes", email("carla"), Profile.AGENT, List.of("Vendas")),
            new Member("Diego Ramos", email("diego"), Profile.AGENT, List.of("Suporte")),
            new Member("Elisa Prado", email("elisa"), Profile.AGENT, List.of("Financeiro")));

    private Cast() {}

    record Member(String name, String email, Profile profile, List<String> departments) {}

    static List<SignIn> signIns() {
        var all = new java.util.ArrayList<SignIn>();
        all.add(new SignIn(OWNER, OWNER_EMAIL, PASSWORD, Profile.ADMIN));
        MEMBERS.forEach(it -> all.add(new SignIn(it.name(), it.email(), PASSWORD, it.profile())));
        return List.copyOf(all);
    }

    private static String email(String name) {
        return name + "@demo.prosa.app";
    }
}
