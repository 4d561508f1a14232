package app.prosa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideHostsTest {

    private final OutsideHosts hosts = new OutsideHosts(List.of(" 10.1.2.3 ", "LOCALHOST", "10.1.2.4:8089", ""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://127.0.0.1/",
                "wss://127.1/",
                "wss://0.0.0.0/",
                "wss://0.1.2.3/",
                "wss://10.0.0.1:8089/ws",
                "wss://100.64.0.1/",
                "wss://169.254.169.254/",
                "wss://172.16.0.1/",
                "wss://192.0.0.1/",
                "wss://192.168.1.1/",
                "wss://198.18.0.1/",
                "wss://224.0.0.1/",
                "wss://255.255.255.255/",
                "wss://[::1]/",
                "wss://[::]/",
                "wss://[::ffff:127.0.0.1]/",
                "wss://[fe80::1]/",
                "wss://[fd00::1]/",
                "wss://[64:ff9b::7f00:1]/",
                "wss://[2002:7f00:1::]/",
                "wss://[2001:0:7f00:1::]/",
                "wss://[ff02::1]/",
                "wss://no-such-host.invalid/",
                "wss://10.1.2.4:8090/",
                "ws://8.8.8.8/",
                "http://8.8.8.8/",
                "https://ana:senha@8.8.8.8/"
            })
    void whatLeadsInsideOrNowhereIsNotReached(String address) {
        assertThat(hosts.allows(URI.create(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://8.8.8.8/",
                "wss://[2606:4700::1111]/",
                "https://8.8.8.8/",
                "ws://10.1.2.3:8088/ws",
                "ws://localhost/",
                "ws://10.1.2.4:8089/"
            })
    void theInternetAndWhatTheOperatorNamedAre(String address) {
        assertThat(hosts.allows(URI.create(address))).isTrue();
    }
}
