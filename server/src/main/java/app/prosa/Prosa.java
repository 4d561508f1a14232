package app.prosa;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the server. Everything it needs to know comes from `PROSA_*` variables (docs/guides/configuration.md).
@SpringBootApplication
public class Prosa {

    public static void main(String[] args) {
        SpringApplication.run(Prosa.class, args);
    }
}
