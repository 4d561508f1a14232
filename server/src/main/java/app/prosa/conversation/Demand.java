package app.prosa.conversation;

/// Demanda: a reason for which customers write. Each ticket has at most one (docs/rules.md, E38).
///
/// @param retired it stays on the tickets that have it and is offered no more
public record Demand(DemandId id, String name, boolean retired) {}
