package app.prosa.simulator;

import app.prosa.simulator.Customers.Act;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A person with the phone in hand, for tests: `simulator.person("Ana").says("oi")`. What they do returns the id of the
/// message that came of it.
public final class Customer {

    private final World world;
    private final String phoneNumberId;
    private final String personId;

    Customer(World world, String phoneNumberId, String personId) {
        this.world = world;
        this.phoneNumberId = phoneNumberId;
        this.personId = personId;
    }

    public Person person() {
        return world.people().find(personId).orElseThrow();
    }

    /// The same person, writing to another number of the shop.
    public Customer on(NumberSettings number) {
        return new Customer(world, number.phoneNumberId(), personId);
    }

    /// Lets the shop's number ring.
    public String calls() {
        return world.calling().ring(number(), person());
    }

    /// Ends the call that rings, after having spoken with somebody for so long, or with nobody.
    public void hangsUp(int seconds) {
        world.calling().hangUp(number(), person(), seconds);
    }

    public String says(String words) {
        return writes(Act.of("text", Json.object().put("body", words)));
    }

    public String replies(String messageId, String words) {
        return writes(new Act("text", Json.object().put("body", words), messageId, null, null));
    }

    /// A photo, voice note, document, video or sticker: one of `image`, `audio`, `document`, `video`, `sticker`.
    public String sendsSample(String kind, @Nullable String caption) {
        var sample = Samples.of(kind);
        return sendsFile(
                kind, sample.bytes(), sample.type(), kind.equals("document") ? sample.filename() : null, caption);
    }

    public String sendsFile(
            String kind, byte[] bytes, String mime, @Nullable String filename, @Nullable String caption) {
        var media = world.media().keep(bytes, mime, filename);
        return writes(Act.of(kind, MediaStore.content(media, kind.equals("audio"), caption)));
    }

    public String sendsLocation(double latitude, double longitude, String name) {
        return writes(Act.of(
                "location",
                Json.object()
                        .put("latitude", latitude)
                        .put("longitude", longitude)
                        .put("name", name)));
    }

    /// Anything in Meta's own shape.
    public String sends(String type, JsonNode content) {
        return writes(Act.of(type, content));
    }

    /// Taps the button, or the row of the list, with these words.
    public String taps(String messageId, String words) {
        return writes(Taps.on(world.chats().find(messageId).orElseThrow(), words));
    }

    /// An empty emoji takes the reaction back.
    public String reacts(String messageId, String emoji) {
        return world.customers().react(number(), person(), messageId, emoji);
    }

    public String edits(String messageId, String words) {
        return world.customers()
                .edit(number(), person(), messageId, "text", Json.object().put("body", words));
    }

    public String deletes(String messageId) {
        return world.customers().delete(number(), person(), messageId);
    }

    /// Opens the chat: everything that arrived is read.
    public void reads() {
        world.statuses().personReads(number(), person());
    }

    public void plays(String messageId) {
        world.statuses().reach(messageId, "played");
    }

    public void changesNumber(String newPhone) {
        world.customers().changeNumber(number(), person(), newPhone);
    }

    /// `stop` or `resume`.
    public void prefers(String wish) {
        world.customers().prefer(number(), person(), wish);
    }

    /// What the shop's messages look like on this phone, the oldest first.
    public List<String> texts() {
        return world.chats().messages(Customers.key(number(), person())).stream()
                .filter(it -> it.type().equals("text"))
                .map(it -> Json.text(it.content(), "body"))
                .toList();
    }

    /// How far a message of the shop came on this phone: `accepted`, `sent`, `delivered`, `read`, `played`, `failed`.
    public String statusOf(String messageId) {
        return world.chats().find(messageId).orElseThrow().marks().status();
    }

    public boolean seesTyping() {
        return world.chats().shopIsTyping(Customers.key(number(), person()));
    }

    private String writes(Act act) {
        return world.customers().write(number(), person(), act);
    }

    private NumberSettings number() {
        return world.numbers().meant(phoneNumberId);
    }
}
