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
    /// Watch the service while it happens.
    @JsonProperty("supervision")
    SUPERVISION
}
