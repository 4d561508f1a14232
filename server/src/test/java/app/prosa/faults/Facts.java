package app.prosa.faults;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What both ends say after a run, when everything has come to rest.
///
/// @param told what customers wrote
/// @param asked what agents were told is written
/// @param thanked what was answered with 200, by its subject: a message's id, with a status' word behind it
/// @param forged how many forged webhooks were answered with 200
/// @param outcomes what the ledger says became of each subject; duplicates are left out
/// @param waiting how many events still wait
/// @param lines what conversations hold, in their order
/// @param phones what arrived on customers' phones, in its order
/// @param open what the console holds that stayed open, by id
/// @param fresh what one holds that opens now, by id
/// @param complaints what the open console has to say
record Facts(
        List<Told> told,
        List<Asked> asked,
        List<String> thanked,
        long forged,
        Map<String, List<String>> outcomes,
        long waiting,
        List<Line> lines,
        List<Arrived> phones,
        Map<String, JsonNode> open,
        Map<String, JsonNode> fresh,
        List<String> complaints) {

    /// A customer's message.
    ///
    /// @param second when it was written, as precisely as the provider says
    /// @param triedAt when the provider first tried to deliver it
    /// @param thankedAt when that first succeeded; null when it never did
    record Told(
            int customer,
            String id,
            String text,
            long second,
            @Nullable Instant triedAt,
            @Nullable Instant thankedAt) {}

    /// An agent's reply, in the order in which the agent's screen got its answers.
    record Asked(int customer, String id, String text) {}

    /// A message in a conversation.
    record Line(String conversation, long seq, String id, boolean fromCustomer, String text, String status) {}

    /// A message on a phone.
    ///
    /// @param id our own, as it came with the message
    /// @param reached how far it came there
    record Arrived(int customer, String id, String text, String reached) {}
}
