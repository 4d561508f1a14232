-- What matches is said once, row by row, by contact_has and contact_has_unnumbered. These ask it of the contacts that the
-- index finds: the words of the functions are put in their place before the plan is made, so that it knows
-- `search like …` as before.
create or replace function contact_matches(field text, pattern text) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select contact.id
    from contact
    where contact.account_id = current_setting('app.account_id')::uuid and contact_has(contact, field, pattern);
end;

create or replace function contact_matches_unnumbered(field text, pattern text) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select contact.id
    from contact
    where contact.account_id = current_setting('app.account_id')::uuid
        and contact_has_unnumbered(contact, field, pattern);
end;
