package app.prosa.connection;

import app.prosa.account.OfficeHours;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a website chat looks and behaves.
///
/// @param color `#rrggbb`
/// @param domains the sites that may carry the chat, such as `loja.com.br` or `*.loja.com.br`; none means any
/// @param language what the visitor reads; `auto` follows page or browser
/// @param launcherText words beside the button, or null
/// @param showAgent whether visitors see name and photo of who answers
/// @param requireIdentity whether only users that the site vouches for may write
public record WebchatSettings(
        String color,
        Theme theme,
        Position position,
        String title,
        String subtitle,
        String greeting,
        EntryForm form,
        OfficeHours hours,
        String awayMessage,
        List<String> domains,
        Language language,
        @Nullable String launcherText,
        boolean showAgent,
        boolean requireIdentity) {

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int MOST_DOMAINS = 50;

    public WebchatSettings {
        domains = List.copyOf(domains);
    }

    /// Light or dark, or what the visitor's system says.
    public enum Theme {
        @JsonProperty("light")
        LIGHT,
        @JsonProperty("dark")
        DARK,
        @JsonProperty("system")
        SYSTEM
    }

    /// The corner of the page.
    public enum Position {
        @JsonProperty("right")
        RIGHT,
        @JsonProperty("left")
        LEFT
    }

    /// What the visitor reads.
    public enum Language {
        @JsonProperty("auto")
        AUTO,
        @JsonProperty("pt-BR")
        PT_BR,
        @JsonProperty("en")
        EN,
        @JsonProperty("es")
        ES
    }

    /// What a new website chat begins with.
    public static WebchatSettings usual(String timeZone) {
        return new WebchatSettings(
                "#5b4fd6",
                Theme.SYSTEM,
                Position.RIGHT,
                "Fale com a gente",
                "Respondemos em poucos minutos",
                "Olá! Como podemos ajudar?",
                new EntryForm(false, EntryForm.Asked.REQUIRED, EntryForm.Asked.OPTIONAL, EntryForm.Asked.OFF, null),
                OfficeHours.usual(timeZone),
                "Escreva o que você precisa e responderemos assim que alguém chegar.",
                List.of(),
                Language.AUTO,
                null,
                true,
                false);
    }

    /// The same, tidied.
    ///
    /// @throws Refusal.Invalid with the first `field` that cannot be
    WebchatSettings checked() {
        if (!COLOR.matcher(color).matches()) {
            throw invalid("color", "A colour is #rrggbb.");
        }
        if (domains.size() > MOST_DOMAINS) {
            throw invalid("domains", "At most " + MOST_DOMAINS + " domains.");
        }
        var consent = form.consent() == null ? null : text("form.consent", form.consent(), 2_000);
        return new WebchatSettings(
                color,
                theme,
                position,
                text("title", title, 60),
                text("subtitle", subtitle, 120),
                text("greeting", greeting, 500),
                new EntryForm(
                        form.enabled(),
                        form.name(),
                        form.email(),
                        form.phone(),
                        consent == null || consent.isEmpty() ? null : consent),
                hours.checked("webchat.hours"),
                text("awayMessage", awayMessage, 500),
                domains.stream().map(Hostname::checked).distinct().toList(),
                language,
                launcherText == null || launcherText.isBlank() ? null : text("launcherText", launcherText, 40),
                showAgent,
                requireIdentity);
    }

    private static String text(String field, String text, int most) {
        var cleaned = OutsideText.clean(text).strip();
        if (cleaned.codePointCount(0, cleaned.length()) > most) {
            throw invalid(field, "At most " + most + " characters.");
        }
        return cleaned;
    }

    private static Refusal.Invalid invalid(String field, String detail) {
        return new Refusal.Invalid("invalid", detail, Map.of("field", "webchat." + field));
    }
}
