package app.prosa;

import static app.prosa.Eg.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

@ServerTest
class ProfileTest {

    @LocalServerPort
    int port;

    @Test
    void colleaguesSeeANewName() {
        var desk = Eg.desk(port);
        var colleague = desk.agent();

        colleague
                .http()
                .patch("/api/v1/me", Map.of("name", "Bruno L. Costa", "displayName", "Bruno C."))
                .ok();

        assertThat(desk.http()
                        .get("/api/v1/agents")
                        .ok()
                        .get("items")
                        .valueStream()
                        .map(it -> it.get("displayName").asString()))
                .contains("Bruno C.");
    }

    @Test
    void whatOneSetsReachesOnesOtherWindowsAndNobodyElses() {
        var desk = Eg.desk(port);
        var colleague = desk.agent();
        var me = colleague.http().get("/api/v1/session").ok();
        var preferences = ((ObjectNode) me.get("preferences")).put("theme", "dark");

        try (var window = TestSocket.of(colleague, port, seq(colleague));
                var other = TestSocket.of(desk.admin(), port, seq(desk.admin()))) {
            colleague
                    .http()
                    .patch("/api/v1/me", Map.of("preferences", preferences))
                    .ok();
            desk.http()
                    .patch("/api/v1/agents/" + colleague.id(), Map.of("name", "Bruno Lima e Silva"))
                    .ok();

            window.event(
                    "me.changed",
                    it -> it.at("/me/preferences/theme").asString().equals("dark"));
            window.event("me.changed", it -> it.at("/me/agent/name").asString().equals("Bruno Lima e Silva"));
            other.event("agent.changed", it -> it.at("/agent/name").asString().equals("Bruno Lima e Silva"));
            assertThat(other.events()).noneMatch(it -> it.get("type").asString().equals("me.changed"));
        }
    }

    @Test
    void anAgentsPreferencesAreKeptWhole() {
        var desk = Eg.desk(port);
        var preferences =
                desk.http().get("/api/v1/session").ok().get("preferences").toString();
        var darker = preferences.replace("\"system\"", "\"dark\"").replace("\"volume\":70", "\"volume\":0");
        var json = tools.jackson.databind.json.JsonMapper.shared();

        desk.http()
                .patch("/api/v1/me", Map.of("preferences", json.readTree(darker)))
                .ok();
        var loud = desk.http()
                .patch(
                        "/api/v1/me",
                        Map.of("preferences", json.readTree(preferences.replace("\"volume\":70", "\"volume\":101"))));

        assertThat(desk.http().get("/api/v1/session").ok().get("preferences").toString())
                .isEqualTo(darker);
        assertThat(loud.status()).isEqualTo(400);
        assertThat(loud.json().get("field").asString()).isEqualTo("sound.volume");
    }

    @Test
    @Tag("NOT-10")
    void aNewPasswordReplacesTheOldAndSignsOutTheOthers() {
        var desk = Eg.desk(port);
        var phone = new TestAgent(port);
        signIn(phone, desk.admin().email(), PASSWORD).ok();

        var answer = desk.http().put("/api/v1/me/password", Map.of("current", PASSWORD, "next", "another long secret"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(desk.http().get("/api/v1/session").status()).isEqualTo(200);
        assertThat(phone.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(signIn(phone, desk.admin().email(), PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(phone, desk.admin().email(), "another long secret").status())
                .isEqualTo(200);
    }

    @Test
    void aPasswordIsNotChangedWithoutTheCurrentOne() {
        var desk = Eg.desk(port);

        var wrong = desk.http().put("/api/v1/me/password", Map.of("current", "guess", "next", "another long secret"));
        var weak = desk.http().put("/api/v1/me/password", Map.of("current", PASSWORD, "next", "aaaaaaaaaaaa"));

        assertThat(wrong.code()).isEqualTo("wrong-password");
        assertThat(weak.code()).isEqualTo("weak-password");
        assertThat(signIn(new TestAgent(port), desk.admin().email(), PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    @Tag("NOT-09")
    void aPhotoIsDrawnAnewAndShownToColleagues() throws IOException {
        var desk = Eg.desk(port);
        var colleague = desk.agent();

        var me = colleague.http().put("/api/v1/me/photo", picture(900, 500)).ok();

        var address = me.at("/agent/photo").asString();
        var photo = desk.http().get(address);
        var image = ImageIO.read(new ByteArrayInputStream(photo.bytes()));
        assertThat(photo.status()).isEqualTo(200);
        assertThat(photo.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(photo.header("Cache-Control")).contains("private", "immutable");
        assertThat(photo.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(256, 256);
        assertThat(new String(photo.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("<script>");
        assertThat(Eg.desk(port).http().get(address).status()).isEqualTo(404);
        assertThat(colleague
                        .http()
                        .delete("/api/v1/me/photo")
                        .ok()
                        .at("/agent/photo")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatIsNoPictureIsNoPhoto() throws IOException {
        var desk = Eg.desk(port);
        var half = java.util.Arrays.copyOf(picture(300, 300), 60);

        var html = desk.http().put("/api/v1/me/photo", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));
        var broken = desk.http().put("/api/v1/me/photo", half);
        var bomb = desk.http().put("/api/v1/me/photo", hugeOnPaper());

        assertThat(html.code()).isEqualTo("photo-type");
        assertThat(broken.code()).isEqualTo("photo-broken");
        assertThat(bomb.code()).isEqualTo("photo-too-large");
    }

    @Test
    void ofTwoAdministratorsWhoDemoteEachOtherOneStays() throws Exception {
        var desk = Eg.desk(port);
        var other = desk.colleague("Eva Pinto", "admin");
        Callable<Integer> first = () -> desk.http()
                .patch("/api/v1/agents/" + other.id(), Map.of("profile", "agent"))
                .status();
        Callable<Integer> second = () -> other.http()
                .patch("/api/v1/agents/" + desk.admin().id(), Map.of("profile", "agent"))
                .status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(List.of(first, second)).forEach(Future::resultNow);
        }

        var profiles = desk.http()
                .get("/api/v1/agents")
                .ok()
                .get("items")
                .valueStream()
                .map(it -> it.get("profile").asString());
        assertThat(profiles).containsExactlyInAnyOrder("admin", "agent");
    }

    @Test
    void theLastAdministratorStays() {
        var desk = Eg.desk(port);

        var answer = desk.http().patch("/api/v1/agents/" + desk.admin().id(), Map.of("active", false));

        assertThat(answer.code()).isEqualTo("last-admin");
    }

    @Test
    void whoNoLongerWorksHereIsSignedOutAtOnce() {
        var desk = Eg.desk(port);
        var colleague = desk.agent();
        colleague.http().get("/api/v1/session").ok();

        desk.http()
                .patch("/api/v1/agents/" + colleague.id(), Map.of("active", false))
                .ok();

        assertThat(colleague.http().get("/api/v1/session").status()).isEqualTo(401);
        assertThat(signIn(new TestAgent(port), colleague.email(), PASSWORD).status())
                .isEqualTo(401);
    }

    @Test
    void rightsChangeAtOnce() {
        var desk = Eg.desk(port);
        var colleague = desk.agent();
        assertThat(colleague.http().get("/api/v1/invitations").status()).isEqualTo(403);

        desk.http()
                .patch("/api/v1/agents/" + colleague.id(), Map.of("profile", "admin"))
                .ok();

        assertThat(colleague.http().get("/api/v1/invitations").status()).isEqualTo(200);
    }

    @Test
    void departmentsKnowTheirMembersAndAgentsTheirDepartments() {
        var desk = Eg.desk(port);
        var colleague = desk.agent();
        var id = desk.department("Suporte", colleague.id());

        var me = colleague.http().get("/api/v1/session").ok();
        var again = desk.http().post("/api/v1/departments", Map.of("name", "Suporte", "color", "#000000"));
        var stranger = Eg.desk(port).admin().id();
        var foreign = desk.http().patch("/api/v1/departments/" + id, Map.of("members", List.of(stranger)));
        desk.http().delete("/api/v1/departments/" + id).ok();

        assertThat(me.at("/agent/departments/0").asString()).isEqualTo(id);
        assertThat(again.code()).isEqualTo("name-taken");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(colleague.http().get("/api/v1/session").ok().at("/agent/departments"))
                .isEmpty();
    }

    @Test
    void anAgentChoosesToBeAway() {
        var desk = Eg.desk(port);

        desk.http()
                .put("/api/v1/me/availability", Map.of("availability", "away"))
                .ok();

        assertThat(desk.http()
                        .get("/api/v1/session")
                        .ok()
                        .at("/agent/availability")
                        .asString())
                .isEqualTo("away");
    }

    private static long seq(Eg.Person person) {
        return person.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
    }

    private static TestAgent.Answer signIn(TestAgent browser, String email, String password) {
        return browser.post("/api/v1/session", Map.of("email", email, "password", password));
    }

    /// With something hidden behind the picture.
    private static byte[] picture(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        bytes.writeBytes("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /// A PNG whose header promises 60,000 times 60,000 pixels.
    private static byte[] hugeOnPaper() throws IOException {
        var bytes = picture(1, 1);
        java.nio.ByteBuffer.wrap(bytes).putInt(16, 60_000).putInt(20, 60_000);
        var sum = new java.util.zip.CRC32();
        sum.update(bytes, 12, 17);
        java.nio.ByteBuffer.wrap(bytes).putInt(29, (int) sum.getValue());
        return bytes;
    }
}
