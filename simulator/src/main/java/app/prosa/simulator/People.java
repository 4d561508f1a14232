package app.prosa.simulator;

import app.prosa.simulator.Person.Trait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everybody who could write to the shop. The first ten are the cast of the demo; whoever else is written to, or
/// writes, becomes a person of the same kind.
final class People {

    private static final int MOST = 50_000;

    private static final List<Person> CAST = List.of(
            person("ana", "Ana Souza", "+55 11 9 0000-0011"),
            person("bruno", "Bruno Alves", "+55 31 9 9000-0012"),
            person("carla", "Carla Lima", "+55 21 9 0000-0013"),
            new Person(
                    "davi",
                    "Davi Nascimento",
                    "+55 11 9 0000-0014",
                    "BR.90000000000000000014",
                    "@davi.nasc",
                    Set.of(Trait.HIDDEN)),
            person("elaine", "Elaine Ribeiro", "+55 11 9 0000-0015", Trait.BLOCKED),
            person("joao", "João D’Ávila 🚀", "+55 11 9 0000-0016"),
            person("fernanda", "Fernanda Prado", "+55 41 9 9000-0017", Trait.AWAY),
            person("padaria", "Padaria Pão Quente", "+55 11 4000-0018", Trait.LANDLINE),
            person("helena", "Helena Tanaka", "+55 11 9 0000-0019"),
            person("iara", "Iara Pinheiro", "+55 71 9 9000-0020"));

    private final Map<String, Person> byId = new LinkedHashMap<>();
    private final Map<String, String> idByAddress = new LinkedHashMap<>();

    People() {
        reset();
    }

    synchronized void reset() {
        byId.clear();
        idByAddress.clear();
        CAST.forEach(this::put);
    }

    synchronized List<Person> all() {
        return List.copyOf(byId.values());
    }

    /// By whatever the caller has: our short id, the name, a number however written, a business-scoped user id.
    synchronized Optional<Person> find(String who) {
        var byOurId = byId.get(who);
        if (byOurId != null) {
            return Optional.of(byOurId);
        }
        var id = idByAddress.get(address(who));
        if (id != null) {
            return Optional.ofNullable(byId.get(id));
        }
        return CAST.stream()
                .filter(it -> it.name().equals(who) || it.name().startsWith(who + " "))
                .map(it -> byId.get(it.id()))
                .findFirst();
    }

    /// The same, or a person of that number who was not known until now.
    synchronized Person findOrMeet(String who) {
        return find(who).orElseGet(() -> meet(who));
    }

    synchronized void put(Person person) {
        if (byId.size() >= MOST && !byId.containsKey(person.id())) {
            throw new IllegalStateException("The simulator knows " + MOST + " people and no more.");
        }
        byId.put(person.id(), person);
        idByAddress.put(person.userId(), person.id());
        idByAddress.put(person.waId(), person.id());
        idByAddress.put(person.digits(), person.id());
    }

    private Person meet(String who) {
        var digits = BrazilianNumber.digits(who);
        if (digits.length() < 8 || who.startsWith("BR.")) {
            throw new IllegalArgumentException("Nobody is called " + who + ", and it is no telephone number.");
        }
        var traits = BrazilianNumber.isLandline(digits) ? Set.of(Trait.LANDLINE) : Set.<Trait>of();
        var person = new Person(digits, "Cliente " + digits, "+" + digits, "BR.8" + digits, null, traits);
        put(person);
        return person;
    }

    private static String address(String who) {
        return who.startsWith("BR.") ? who : BrazilianNumber.waId(BrazilianNumber.digits(who));
    }

    private static Person person(String id, String name, String phone, Trait... traits) {
        var digits = BrazilianNumber.digits(phone);
        var userId = "BR.900000000000000000" + digits.substring(digits.length() - 2);
        return new Person(id, name, phone, userId, null, Set.of(traits));
    }
}
