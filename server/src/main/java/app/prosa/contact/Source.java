package app.prosa.contact;

/// Who a detail of a contact comes from. What an agent wrote stays, whatever the customer says later.
enum Source {
    NOBODY,
    CHANNEL,
    CONTACT,
    AGENT
}
