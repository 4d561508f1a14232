-- As contact_matches, for somebody who may not see numbers: neither the number nor a name that is one is looked at. The
-- whole text comes first, since the index knows that one.
create function contact_matches_unnumbered(pattern text) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select contact.id
    from contact
    where contact.account_id = current_setting('app.account_id')::uuid and contact.search like fold(pattern)
        and ' ' || case when contact.name ~ '^\+?[0-9 ().-]{8,}$' then '' else fold(contact.name) end
            || ' ' || fold(coalesce(contact.email, '')) like fold(pattern);
end;
