package app.prosa.survey;

import app.prosa.agent.DepartmentId;
import app.prosa.connection.ConnectionId;
import java.util.List;

/// What customers are asked about the service, where, and when.
///
/// @param thanks what is said when they answered; empty: nothing
/// @param commentRequest what asks for a few words about the score; empty: nobody asks
/// @param active whether it is sent at all
/// @param onResolve whether it goes out by itself when a service is resolved
/// @param departments whose services it is about; none: all
/// @param connections where it is sent; none: everywhere
/// @param deadlineHours how long an answer counts
/// @param minimumDays how long a contact who was asked is not asked again on this scale; 0: no matter
public record Survey(
        SurveyId id,
        String name,
        Scale kind,
        String question,
        String thanks,
        String commentRequest,
        boolean active,
        boolean onResolve,
        List<DepartmentId> departments,
        List<ConnectionId> connections,
        int deadlineHours,
        int minimumDays) {

    public Survey {
        departments = List.copyOf(departments);
        connections = List.copyOf(connections);
    }
}
