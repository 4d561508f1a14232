package app.prosa.agent;

import app.prosa.account.Language;
import app.prosa.web.Refusal;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/// How one agent likes their screen. The server only keeps it, within bounds.
public record Preferences(
        Language language,
        Theme theme,
        Sound sound,
        @JsonProperty("notify") Notify notifications,
        Inbox inbox) {

    static Preferences defaults(Language language) {
        return new Preferences(
                language,
                Theme.SYSTEM,
                new Sound(true, 70, Sound.Name.DING),
                new Notify(true, true, true),
                new Inbox(
                        Inbox.Tab.WAITING,
                        Inbox.Scope.ALL,
                        Inbox.Kind.PRIVATE,
                        new Orders(
                                Order.OLDEST,
                                Order.NEWEST,
                                Order.NEWEST,
                                Order.OLDEST,
                                Order.NEWEST,
                                Order.NEWEST,
                                Order.NEWEST),
                        InboxFilters.NONE,
                        true));
    }

    public enum Theme {
        @JsonProperty("system")
        SYSTEM,
        @JsonProperty("light")
        LIGHT,
        @JsonProperty("dark")
        DARK
    }

    /// @param on whether messages make a sound at all
    /// @param volume 0 is silent, 100 is full
    public record Sound(boolean on, int volume, Name name) {

        public Sound {
            if (volume < 0 || volume > 100) {
                throw new Refusal.Invalid(
                        "invalid", "The volume is between 0 and 100.", Map.of("field", "sound.volume"));
            }
        }

        public enum Name {
            @JsonProperty("ding")
            DING,
            @JsonProperty("pop")
            POP,
            @JsonProperty("chime")
            CHIME
        }
    }

    /// @param desktop notify on the desktop, even while another program is in front
    /// @param preview show the message's text in it
    /// @param popup show a pop-up inside the console
    public record Notify(boolean desktop, boolean preview, boolean popup) {}

    /// What the inbox showed last.
    public record Inbox(Tab tab, Scope scope, Kind kind, Orders order, InboxFilters filters, boolean panelOpen) {

        public enum Tab {
            @JsonProperty("waiting")
            WAITING,
            @JsonProperty("attending")
            ATTENDING,
            @JsonProperty("resolved")
            RESOLVED,
            @JsonProperty("inbox")
            INBOX,
            @JsonProperty("mine")
            MINE,
            @JsonProperty("progress")
            PROGRESS,
            @JsonProperty("closed")
            CLOSED
        }

        public enum Scope {
            @JsonProperty("mine")
            MINE,
            @JsonProperty("departments")
            DEPARTMENTS,
            @JsonProperty("all")
            ALL
        }

        public enum Kind {
            @JsonProperty("private")
            PRIVATE,
            @JsonProperty("group")
            GROUP
        }
    }

    /// What stands on top of each tab.
    public record Orders(
            Order waiting, Order attending, Order resolved, Order inbox, Order mine, Order progress, Order closed) {}

    public enum Order {
        @JsonProperty("oldest")
        OLDEST,
        @JsonProperty("newest")
        NEWEST
    }
}
