package app.prosa.channel;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// A provider told something of a line. Published inside the transaction that keeps it.
///
/// @param topic the provider's word for the kind of news
public record LineTold(Line line, String topic, JsonNode facts, Instant at) {}
