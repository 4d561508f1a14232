package app.prosa.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigestTest {

    /// The example of RFC 2617, 3.5, which RFC 7616 repeats for MD5.
    @Test
    void itSignsAsTheStandardDoes() {
        var digest = new Digest("Mufasa", "Circle Of Life");
        var said = "Digest username=\"me\", realm=\"testrealm@host.com\", "
                + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/made/up\", qop=auth, nc=00000001, "
                + "cnonce=\"0a4f113b\", response=\"made up\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";

        var signed = digest.signed(said, "GET", "/dir/index.html", "");

        assertThat(Digest.params(signed))
                .containsEntry("username", "Mufasa")
                .containsEntry("uri", "/dir/index.html")
                .containsEntry("opaque", "5ccc069c403ebaf9f0171e9517f40e41")
                .containsEntry("response", "6629fae49393a05397450978507c4ef1");
    }
}
