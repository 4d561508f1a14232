package app.prosa;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/// A test against the whole server: real HTTP and sockets on a free port, real PostgreSQL. One context serves all such
/// tests of a fork (see the build's `test.forks`), so each makes its own account (see [Eg]) and none counts globally.
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "prosa.data=target/test-data/${prosa.fork:1}",
            "prosa.signup=open",
            "prosa.jobs=off",
            "prosa.trusted-proxies=127.0.0.0/8,::1",
            "prosa.body-patience=PT4S",
            "prosa.typebot-patience=PT2S",
            "prosa.list-furthest=100",
            "prosa.count-furthest=100",
            "prosa.password-memory=64",
            "prosa.private-hosts=127.0.0.1"
        })
@Import(TestWorld.class)
public @interface ServerTest {}
