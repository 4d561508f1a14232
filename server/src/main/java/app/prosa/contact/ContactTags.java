package app.prosa.contact;

/// The tags of a contact as a column of whoever reads contacts.
public final class ContactTags {

    /// For a query that reads from `contact`.
    public static final String COLUMN = """
            array(
                select tag.id
                from contact_tag
                join tag on tag.account_id = contact_tag.account_id and tag.id = contact_tag.tag_id
                where contact_tag.account_id = contact.account_id and contact_tag.contact_id = contact.id
                order by lower(tag.name), tag.id)""";

    private ContactTags() {}
}
