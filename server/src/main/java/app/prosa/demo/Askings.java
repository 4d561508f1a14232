package app.prosa.demo;

import app.prosa.agent.Actor;
import app.prosa.conversation.ConversationId;
import app.prosa.sql.Ids;
import app.prosa.survey.Inquiries;
import app.prosa.survey.InquiryId;
import app.prosa.survey.Scale;
import app.prosa.survey.Survey;
import app.prosa.survey.Surveys;
import java.util.List;
import org.springframework.stereotype.Component;

/// What the shop asks its customers about the service.
@Component
class Askings {

    private final Surveys surveys;
    private final Inquiries inquiries;
    private final Ids ids;

    Askings(Surveys surveys, Inquiries inquiries, Ids ids) {
        this.surveys = surveys;
        this.inquiries = inquiries;
        this.ids = ids;
    }

    void prepare(Actor owner) {
        surveys.add(
                owner,
                wish(
                        "NPS",
                        Scale.NPS,
                        "De 0 a 10, quanto você recomendaria o Café Aurora a um amigo?",
                        "Quer contar em poucas palavras o motivo da nota?",
                        30));
        surveys.add(
                owner,
                wish(
                        "Satisfação",
                        Scale.CSAT,
                        "Que nota você dá para este atendimento?",
                        "O que podemos melhorar?",
                        0));
    }

    private static Surveys.Wish wish(String name, Scale kind, String question, String comment, int minimumDays) {
        return new Surveys.Wish(
                name,
                kind,
                question,
                "Obrigado pela sua opinião! ☕",
                comment,
                true,
                false,
                List.of(),
                List.of(),
                24,
                minimumDays);
    }

    void ask(Actor agent, ConversationId conversation, Scale kind) {
        var survey = of(agent, kind);
        inquiries.send(agent, conversation, new InquiryId(ids.next()), survey.id());
    }

    /// From now on customers of the demo are asked by themselves; those of the story were asked then.
    void open(Actor owner) {
        surveys.change(
                owner,
                of(owner, Scale.CSAT).id(),
                new Surveys.Change(null, null, null, null, null, true, null, null, null, null));
    }

    private Survey of(Actor agent, Scale kind) {
        return surveys.all(agent).stream()
                .filter(it -> it.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
