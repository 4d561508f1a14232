package app.prosa.contact;

/// What of a contact a search looks at.
public enum ContactField {
    /// Name, e-mail, number and company.
    ANY,
    NAME,
    NUMBER,
    COMPANY
}
