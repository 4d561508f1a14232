package app.prosa;

import app.prosa.web.StartNote;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells the operator, once the server serves, where it is.
@Component
final class Welcome {

    private final ObjectProvider<StartNote> notes;

    Welcome(ObjectProvider<StartNote> notes) {
        this.notes = notes;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            var address = "http://localhost:" + context.getWebServer().getPort();
            System.out.println();
            System.out.println("  Prosa is ready: " + address);
            notes.orderedStream().forEach(note -> note.lines(address).forEach(line -> System.out.println("  " + line)));
            System.out.println();
        }
    }
}
