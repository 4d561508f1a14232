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
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/// Makes the demo workspace when the installation is empty, and says how to sign in to it.
@Component
@ConditionalOnBooleanProperty("prosa.demo")
class Demo implements ApplicationRunner, DemoSignIns {

    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    private static final Map<String, String> DEPARTMENTS =
            Map.of("Vendas", "#2b8a3e", "Financeiro", "#e67700", "Suporte", "#1971c2");

    private final Workspaces workspaces;
    private final Colleagues colleagues;
    private final Departments departments;
    private final Connections connections;
    private final Theatre theatre;
    private volatile boolean isDemo;

    Demo(
            Workspaces workspaces,
            Colleagues colleagues,
            Departments departments,
            Connections connections,
            Theatre theatre) {
        this.workspaces = workspaces;
        this.colleagues = colleagues;
        this.departments = departments;
        this.connections = connections;
        this.theatre = theatre;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (workspaces.none()) {
            make();
        }
        isDemo = theatre.isOpen();
        signIns()
                .forEach(it -> log.info(
                        "demo sign-in profile={} email={} password={}", it.profile(), it.email(), it.password()));
    }

    @Override
    public List<SignIn> signIns() {
        return isDemo ? Cast.signIns() : List.of();
    }

    AccountId make() {
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
                        java.util.Set.of(),
                        false,
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
            theatre.play(new Stage.Set(account, door, agents, teams));
        });
        return account;
    }
}
