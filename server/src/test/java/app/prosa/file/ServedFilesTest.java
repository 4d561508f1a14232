package app.prosa.file;

import static app.prosa.file.Disk.account;
import static app.prosa.file.Disk.follow;
import static app.prosa.file.Disk.id;
import static app.prosa.file.Disk.upload;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What is served: under addresses that are signed, and with headers that keep a file harmless.
@ServerTest
class ServedFilesTest {

    @LocalServerPort
    int port;

    @Autowired
    FileAddresses addresses;

    @Autowired
    TestClock clock;

    @Test
    void anAddressServesWithHeadersThatKeepTheFileHarmless() {
        var desk = Eg.desk(port);
        var file = upload(desk.http(), "relatório \"final\".png", Samples.picture("png"))
                .ok();

        var redirect = desk.http().get("/api/v1/files/" + file.get("id").asString());
        var shown = anyone().get(redirect.header("Location"));
        var saved = follow(desk, "/api/v1/files/" + file.get("id").asString() + "?download=1");

        assertThat(redirect.status()).isEqualTo(302);
        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(shown.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(shown.header("Cache-Control")).startsWith("private, immutable, max-age=");
        assertThat(shown.header("Content-Disposition"))
                .isEqualTo("inline; filename=\"relat_rio _final_.png\"; filename*=UTF-8''relat%C3%B3rio%20_final_.png");
        assertThat(saved.header("Content-Disposition")).startsWith("attachment");
    }

    @Test
    void piecesOfAFileCanBeAskedFor() {
        var desk = Eg.desk(port);
        var content = Samples.wav();
        var file = upload(desk.http(), "a.wav", content).ok();
        var address = addresses.sign(account(desk), id(file), FileVariant.ORIGINAL, Duration.ofHours(1));

        var piece = anyone().header("Range", "bytes=4-11").get(address);
        var end = anyone().header("Range", "bytes=-4").get(address);
        var beyond = anyone().header("Range", "bytes=999999-").get(address);
        var same = anyone().header("If-None-Match", piece.header("ETag")).get(address);
        var other = anyone().header("Range", "bytes=4-11")
                .header("If-Range", "\"other\"")
                .get(address);

        assertThat(piece.status()).isEqualTo(206);
        assertThat(piece.header("Content-Range")).isEqualTo("bytes 4-11/" + content.length);
        assertThat(piece.bytes()).isEqualTo(Arrays.copyOfRange(content, 4, 12));
        assertThat(end.bytes()).isEqualTo(Arrays.copyOfRange(content, content.length - 4, content.length));
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(same.status()).isEqualTo(304);
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.bytes()).isEqualTo(content);
    }

    @Test
    void anAddressThatWasChangedOrIsOverOpensNothing() {
        var desk = Eg.desk(port);
        var stranger = Eg.desk(port);
        var file = upload(desk.http(), "a.pdf", Samples.pdf()).ok();
        var address = addresses.sign(account(desk), id(file), FileVariant.ORIGINAL, Duration.ofSeconds(30));
        var foreign = addresses.sign(account(stranger), id(file), FileVariant.ORIGINAL, Duration.ofHours(1));
        var middle = address.charAt(20) == 'A' ? 'B' : 'A';
        var changed = address.substring(0, 20) + middle + address.substring(21);

        assertThat(anyone().get(address).status()).isEqualTo(200);
        assertThat(anyone().get(changed).status()).isEqualTo(404);
        assertThat(anyone().get(foreign).status()).isEqualTo(404);
        assertThat(anyone().get("/f/nonsense").status()).isEqualTo(404);
        clock.forward(Duration.ofMinutes(2));
        assertThat(anyone().get(address).code()).isEqualTo("address-expired");
    }

    private TestAgent anyone() {
        return new TestAgent(port);
    }
}
