package app.prosa.contact;

/// Who a detail of a contact comes from, in the order of who is surer. What an agent wrote stays, whatever the
/// customer says later.
enum Source {
    NOBODY,
    CHANNEL,
    CONTACT,
    AGENT
}
