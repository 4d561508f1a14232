package app.prosa.simulator;

import java.util.stream.Collectors;

/// How the exchange describes the sound of its side (SDP), so that a browser accepts it. Nobody is there to be heard:
/// the address leads nowhere, and the fingerprint is nobody's.
final class Sound {

    private static final String TYPE = "application/sdp";
    private static final String FINGERPRINT = "a=fingerprint:sha-256 " + "A1:".repeat(31) + "A1";

    private static final String OFFER = String.join(
            "\r\n",
            "v=0",
            "o=Simulada 1 1 IN IP4 127.0.0.1",
            "s=Central simulada",
            "t=0 0",
            "a=group:BUNDLE 0",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111 0 101",
            "c=IN IP4 127.0.0.1",
            "a=rtcp:9 IN IP4 127.0.0.1",
            "a=ice-ufrag:prosa",
            "a=ice-pwd:simulada0simulada0simulada",
            FINGERPRINT,
            "a=setup:actpass",
            "a=mid:0",
            "a=sendrecv",
            "a=rtcp-mux",
            "a=rtpmap:111 opus/48000/2",
            "a=rtpmap:0 PCMU/8000",
            "a=rtpmap:101 telephone-event/8000",
            "");

    private Sound() {}

    static Sip offered(Sip request) {
        return request.saying(TYPE, OFFER);
    }

    /// The browser's own description, as the other side would give it back.
    static Sip answered(Sip answer, String offer) {
        return answer.saying(
                TYPE,
                offer.lines()
                                .filter(it -> !it.startsWith("a=candidate")
                                        && !it.startsWith("a=ssrc")
                                        && !it.startsWith("a=msid")
                                        && !it.startsWith("a=ice-options")
                                        && !it.startsWith("a=end-of"))
                                .map(Sound::mirrored)
                                .collect(Collectors.joining("\r\n"))
                        + "\r\n");
    }

    private static String mirrored(String line) {
        if (line.startsWith("a=fingerprint")) {
            return FINGERPRINT;
        }
        if (line.startsWith("a=ice-ufrag")) {
            return "a=ice-ufrag:prosa";
        }
        if (line.startsWith("a=ice-pwd")) {
            return "a=ice-pwd:simulada0simulada0simulada";
        }
        return switch (line) {
            case "a=setup:actpass" -> "a=setup:active";
            case "a=sendonly" -> "a=recvonly";
            case "a=recvonly" -> "a=sendonly";
            default -> line;
        };
    }

    /// Whether the browser put the other side on hold.
    static boolean isHeld(String offer) {
        return offer.contains("a=sendonly") || offer.contains("a=inactive");
    }
}
