package app.prosa.demo;

import app.prosa.channel.webchat.VisitorId;
import app.prosa.channel.webchat.VisitorPage;
import app.prosa.channel.webchat.Visitors;
import app.prosa.connection.Door;
import app.prosa.contact.Contacts;
import app.prosa.contact.Identity;
import app.prosa.contact.Introduction;
import app.prosa.contact.Recognised;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// The customers of the demo: each comes with a browser to a page of the shop.
@Component
class Customers {

    private final Visitors visitors;
    private final Contacts contacts;

    Customers(Visitors visitors, Contacts contacts) {
        this.visitors = visitors;
        this.contacts = contacts;
    }

    /// Somebody who has come.
    record Customer(VisitorId visitor, Recognised known) {}

    Customer comes(Stage.Set set, Scene scene, Instant at) {
        var window = scene.window();
        var introduction = new Introduction(scene.customer(), scene.email(), scene.phone());
        var arrival = new Visitors.Arrival(
                window.address(),
                window.device().userAgent(),
                "pt-BR",
                new VisitorPage(window.url(), window.title(), window.referrer(), null));
        var visitor = visitors.enter(door(set), introduction, false, arrival).visitorId();
        var known = contacts.recognise(
                set.account(),
                set.door().id().value(),
                Identity.VISITOR,
                visitor.value().toString(),
                introduction,
                at);
        return new Customer(visitor, known);
    }

    void isThere(Stage.Set set, Scene scene, Customer customer) {
        var window = scene.window();
        visitors.seen(
                door(set),
                customer.visitor(),
                window.address(),
                new VisitorPage(window.url(), window.title(), null, null));
    }

    private static Door door(Stage.Set set) {
        return new Door(set.account(), set.door());
    }
}
