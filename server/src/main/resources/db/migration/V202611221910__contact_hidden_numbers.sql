-- As contact_matches, for somebody who may not see numbers: neither the number nor a name that is one is looked at. The
-- whole text comes first, since the index knows that one.
create function contact_matches_unnumbered(field text, pattern text) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select contact.id
    from contact
    cross join lateral (
        select case when contact.name ~ '^\+?[0-9 ().-]{8,}$' then '' else fold(contact.name) end as name
    ) shown
    where contact.account_id = current_setting('app.account_id')::uuid and contact.search like fold(pattern)
        and case field
            when 'name' then ' ' || shown.name like fold(pattern)
            when 'number' then false
            when 'company' then ' ' || fold(contact.company) like fold(pattern)
            else ' ' || shown.name || ' ' || fold(coalesce(contact.email, '')) || ' '
                || fold(coalesce(contact.company, '')) like fold(pattern)
        end;
end;
