-- What an agent has open: a range that the list walks in its order (InboxStore), as conversation_open is that of all.
create index conversation_mine on conversation (account_id, owner_id, kind, marked_unread, last_activity_at, id)
    where state in ('triage', 'waiting', 'attending') and not archived and not snoozed and deleted_at is null
        and owner_id is not null;

-- What an agent had, now by kind as well: a range that a list walks has every column of its order after equal ones.
drop index conversation_owner;
create index conversation_owner on conversation (account_id, owner_id, kind, marked_unread, last_activity_at, id)
    where owner_id is not null and deleted_at is null;

-- Whether a contact matches a pattern, in all that is searched or in one field of it. Row by row, for who looks through
-- rows in another order; contact_matches asks the same of those that the index finds.
create function contact_has(contact contact, field text, pattern text) returns boolean
    language sql stable
return contact.search like fold(pattern)
    and case field
        when 'name' then ' ' || fold(contact.name) like fold(pattern)
        when 'number' then ' ' || contact.phone like pattern
        when 'company' then ' ' || fold(contact.company) like fold(pattern)
        else true
    end;

-- The same for somebody who may not see numbers: neither the number nor a name that is one is looked at.
create function contact_has_unnumbered(contact contact, field text, pattern text) returns boolean
    language sql stable
return contact.search like fold(pattern)
    and case
        when field = 'number' then false
        when field = 'company' then ' ' || fold(contact.company) like fold(pattern)
        when contact.name ~ '^\+?[0-9 ().-]{8,}$' then field <> 'name' and
            '  ' || fold(coalesce(contact.email, '')) || ' ' || fold(coalesce(contact.company, '')) like fold(pattern)
        when field = 'name' then ' ' || fold(contact.name) like fold(pattern)
        else ' ' || fold(contact.name) || ' ' || fold(coalesce(contact.email, '')) || ' '
            || fold(coalesce(contact.company, '')) like fold(pattern)
    end;
