package app.prosa.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A part of the product that an account may do without: switched off, its endpoints refuse and its buttons are
/// gone.
public enum Module {
    /// Begin conversations with customers who have not written.
    @JsonProperty("add-chats")
    ADD_CHATS,
    /// Give contacts agents of their own.
    @JsonProperty("wallet")
    WALLET,
    /// Sort services by their reason.
    @JsonProperty("demands")
    DEMANDS,
    /// Lead customers through the stages of funnels, and services over kanbans.
    @JsonProperty("funnel")
    FUNNEL,
    /// Ask customers how the service was.
    @JsonProperty("nps")
    NPS,
    /// Steer the service (módulo de atendimento): the supervision panel, the filter by where a service
    /// stands, and archiving by that.
    @JsonProperty("service")
    SERVICE,
    /// Let flows answer customers and sort them.
    @JsonProperty("chatbot")
    CHATBOT
}
