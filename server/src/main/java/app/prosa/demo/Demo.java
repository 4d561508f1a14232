package app.prosa.demo;

import app.prosa.account.Language;
import app.prosa.agent.Actor;
import app.prosa.agent.Colleagues;
import app.prosa.agent.DemoSignIns;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Departments;
import app.prosa.agent.Permission;
import app.prosa.agent.Profile;
import app.prosa.agent.Workspaces;
import app.prosa.connection.Connections;
import app.prosa.connection.WebchatSettings;
import app.prosa.sql.Tenant;
import app.prosa.web.StartNote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// Makes the demo workspace when the installation is empty, and says how to sign in to it.
@Component
class Demo implements ApplicationRunner, DemoSignIns, StartNote {

    private static final Map<String, String> DEPARTMENTS =
            Map.of("Vendas", "#2b8a3e", "Financeiro", "#e67700", "Suporte", "#1971c2");

    private final Workspaces workspaces;
    private final Colleagues colleagues;
    private final Departments departments;
    private final Connections connections;
    private final Theatre theatre;
    private final boolean wanted;
    private volatile boolean isDemo;

    Demo(
            Workspaces workspaces,
            Colleagues colleagues,
            Departments departments,
            Connections connections,
            Theatre theatre,
            @Value("${prosa.demo}") boolean wanted) {
        this.workspaces = workspaces;
        this.colleagues = colleagues;
        this.departments = departments;
        this.connections = connections;
        this.theatre = theatre;
        this.wanted = wanted;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted) {
            theatre.onceInAnEmptyHouse(this::make);
            isDemo = theatre.isOpen();
        }
    }

    @Override
    public List<SignIn> signIns() {
        return isDemo ? Cast.signIns() : List.of();
    }

    @Override
    public List<String> lines(String address) {
        if (!isDemo) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("The shop's website with its chat: " + address + "/demo");
        lines.add("Sign in with the password " + Cast.PASSWORD + " as");
        signIns()
                .forEach(it -> lines.add("  %-22s %s, %s"
                        .formatted(it.email(), it.name(), it.profile().name().toLowerCase(Locale.ROOT))));
        return lines;
    }

    void make() {
        var opened = workspaces.open(Cast.SHOP, Language.PT_BR, Cast.OWNER, Cast.OWNER_EMAIL, Cast.PASSWORD);
        var account = opened.account().id();
        var teams = new HashMap<String, DepartmentId>();
        DEPARTMENTS.forEach((name, color) -> teams.put(
                name,
                Tenant.in(account, () -> departments.add(account, name, color, List.of()))
                        .id()));
        var agents = new HashMap<String, Actor>();
        agents.put(
                Cast.OWNER,
                new Actor(
                        account,
                        opened.owner(),
                        Cast.OWNER,
                        Profile.ADMIN,
                        Permission.of(Profile.ADMIN),
                        Set.of(),
                        false,
                        Set.copyOf(opened.account().modules()),
                        null));
        for (var member : Cast.MEMBERS) {
            var own = member.departments().stream().map(teams::get).toList();
            agents.put(
                    member.name(),
                    colleagues.add(account, member.name(), member.email(), Cast.PASSWORD, member.profile(), own));
        }
        Tenant.in(account, () -> {
            var settings = WebchatSettings.usual("America/Sao_Paulo");
            var door = connections.create(account, "Site " + Cast.SHOP, teams.get("Vendas"), settings);
            theatre.play(account, door, agents, teams);
        });
    }
}
