package app.prosa.simulator;

import app.prosa.simulator.Faults.Match;
import app.prosa.simulator.Faults.Occasion;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The faults by the short names that tests and the page use. What is missing in the row of numbers is no fault of the
/// provider's: F14 and F16 are things to send (`/sim/whatsapp/batch`, `/flood`), F18 is done to the app, F23 is how
/// some of the people always are.
final class Presets {

    /// One fault by its name, with what it strikes when nothing else is said.
    record Preset(String name, String title, Match match, Fault fault) {}

    /// Neither that something was read or is being typed, nor a question: whoever switches a fault on once means the
    /// next message.
    private static final Match SENDS = new Match("/messages", "POST", null, Occasion.SEND, null, null);
    private static final Match TYPEBOT = path("/typebot/");
    private static final Match FILES = path("/meta/cdn/");
    private static final Match MESSAGES = kind("message");

    private static final List<Preset> ALL = List.of(
            new Preset("F1", "429: rápido demais (130429)", SENDS, new Fault.Refuse(429, 130429, 1)),
            new Preset("F1-pair", "429 para a mesma pessoa (131056)", SENDS, new Fault.Refuse(429, 131056, null)),
            new Preset("F2", "503 sem explicação", SENDS, new Fault.Refuse(503, 131016, null)),
            new Preset("F2-500", "500 com erro 131000", SENDS, new Fault.Refuse(500, 131000, null)),
            new Preset("F2-typebot", "Typebot: 500", TYPEBOT, new Fault.Refuse(500, 500, null)),
            new Preset("F2-typebot-gate", "Typebot: 502 de um proxy", TYPEBOT, new Fault.Refuse(502, 502, null)),
            new Preset("F3-typebot", "Typebot: atende e corta antes de responder", TYPEBOT, new Fault.Drop(true)),
            new Preset("F4-typebot", "Typebot: responde em 5 s", TYPEBOT, new Fault.Slow(Duration.ofSeconds(5))),
            new Preset("F4-typebot-hang", "Typebot: não responde até desligar", TYPEBOT, new Fault.Hang()),
            new Preset("F3", "Aceita e corta antes de responder", SENDS, new Fault.Drop(true)),
            new Preset("F3-before", "Corta sem aceitar", SENDS, new Fault.Drop(false)),
            new Preset("F4", "Responde em 5 s", SENDS, new Fault.Slow(Duration.ofSeconds(5))),
            new Preset("F4-20", "Responde em 20 s", SENDS, new Fault.Slow(Duration.ofSeconds(20))),
            new Preset("F4-60", "Responde em 60 s", SENDS, new Fault.Slow(Duration.ofSeconds(60))),
            new Preset("F4-hang", "Aceita e não responde até desligar", SENDS, new Fault.Hang()),
            new Preset("F5", "Webhook em dobro, ao mesmo tempo", Match.ANY, new Fault.Duplicate(2, true)),
            new Preset("F5-five", "Webhook cinco vezes, em fila", Match.ANY, new Fault.Duplicate(5, false)),
            new Preset("F6", "Status fora de ordem", Match.ANY, new Fault.Statuses(Fault.Statuses.Way.SHUFFLED)),
            new Preset("F6-repeat", "Status repetidos", Match.ANY, new Fault.Statuses(Fault.Statuses.Way.REPEATED)),
            new Preset("F6-read", "Só o status lido", Match.ANY, new Fault.Statuses(Fault.Statuses.Way.READ_ONLY)),
            new Preset("F7", "Status antes da resposta do envio", SENDS, new Fault.StatusFirst()),
            new Preset("F8", "Três mensagens embaralhadas", MESSAGES, new Fault.Shuffle(3)),
            new Preset("F9", "Webhook forjado: assinatura errada", Match.ANY, forge(Fault.Forge.Sign.BAD_SIGNATURE)),
            new Preset("F9-none", "Webhook forjado: sem assinatura", Match.ANY, forge(Fault.Forge.Sign.NO_SIGNATURE)),
            new Preset("F9-old", "Webhook forjado: segredo antigo", Match.ANY, forge(Fault.Forge.Sign.OLD_SECRET)),
            new Preset("F9-body", "Webhook forjado: um byte trocado", Match.ANY, forge(Fault.Forge.Sign.ALTERED_BODY)),
            new Preset("F10", "Corpo com \\u e \\/", Match.ANY, new Fault.Escape()),
            new Preset("F11", "Endereço do arquivo vencido", FILES, media(Fault.BadMedia.Flaw.EXPIRED)),
            new Preset("F11-sha", "Arquivo com outros bytes", FILES, media(Fault.BadMedia.Flaw.OTHER_BYTES)),
            new Preset("F11-empty", "Arquivo vazio", FILES, media(Fault.BadMedia.Flaw.EMPTY)),
            new Preset("F11-huge", "Arquivo de 200 MB", FILES, media(Fault.BadMedia.Flaw.HUGE)),
            new Preset("F11-type", "Arquivo de outro tipo", FILES, media(Fault.BadMedia.Flaw.WRONG_TYPE)),
            new Preset("F11-name", "Nome de arquivo perigoso", FILES, media(Fault.BadMedia.Flaw.BAD_NAME)),
            new Preset("F11-redirect", "Leva a 169.254.169.254", FILES, media(Fault.BadMedia.Flaw.REDIRECT)),
            new Preset("F12", "Token vencido (190)", path("/meta/"), new Fault.Refuse(401, 190, null)),
            new Preset("F12-sms", "SMS: chave recusada (401)", path("/comtele/"), new Fault.Refuse(401, 401, null)),
            new Preset("F13", "Falha depois: janela fechada (131047)", SENDS, new Fault.Fail(131047)),
            new Preset("F13-paused", "Modelo pausado (132015)", SENDS, new Fault.Refuse(400, 132015, null)),
            new Preset("F13-optout", "Falha depois: não quer propaganda (131050)", SENDS, new Fault.Fail(131050)),
            new Preset("F15", "Campo desconhecido", MESSAGES, odd(Fault.Odd.Oddity.UNKNOWN_FIELD)),
            new Preset("F15-type", "Tipo de mensagem desconhecido", MESSAGES, odd(Fault.Odd.Oddity.UNKNOWN_TYPE)),
            new Preset("F15-null", "null onde havia objeto", MESSAGES, odd(Fault.Odd.Oddity.NULL_OBJECT)),
            new Preset("F15-strings", "Números como texto", MESSAGES, odd(Fault.Odd.Oddity.NUMBERS_AS_STRINGS)),
            new Preset("F15-id", "Ids acima de 2^53", MESSAGES, odd(Fault.Odd.Oddity.HUGE_ID)),
            new Preset("F17", "Resposta do webhook se perde", Match.ANY, new Fault.LoseAnswer()));

    private static final Map<String, Preset> BY_NAME = new LinkedHashMap<>();

    static {
        ALL.forEach(it -> BY_NAME.put(it.name(), it));
    }

    private Presets() {}

    static List<Preset> all() {
        return ALL;
    }

    static Preset named(String name) {
        var preset = BY_NAME.get(name);
        if (preset == null) {
            throw new IllegalArgumentException("No fault is called " + name + ".");
        }
        return preset;
    }

    private static Match path(String path) {
        return new Match(path, null, null, null, null, null);
    }

    private static Match kind(@Nullable String kind) {
        return new Match(null, null, null, kind, null, null);
    }

    private static Fault forge(Fault.Forge.Sign kind) {
        return new Fault.Forge(kind);
    }

    private static Fault media(Fault.BadMedia.Flaw kind) {
        return new Fault.BadMedia(kind);
    }

    private static Fault odd(Fault.Odd.Oddity kind) {
        return new Fault.Odd(kind);
    }
}
