-- What a request that is audited found and left, row by row. It is taken over into the request's entry, without secrets,
-- as the last act of the same transaction: outside of one there are no rows.
create table audit_touched (
    account_id  uuid    not null references account (id) on delete cascade,
    entry_id    uuid    not null,
    number      bigint  generated always as identity,
    relation    text    not null,
    before      jsonb,
    after       jsonb,
    primary key (account_id, entry_id, number)
);
select protect(array ['audit_touched']::regclass[]);

alter table audit_entry
    add column changes jsonb not null default '[]',
    -- Which part of the API it went to: the first word after /api/v1/.
    add column area text generated always as (split_part(path, '/', 4)) stored;
create index audit_entry_area on audit_entry (account_id, area, id desc);

create function audit_notice() returns trigger
    language plpgsql as
$$
begin
    insert into audit_touched (account_id, entry_id, relation, before, after)
    values (
        current_setting('app.account_id')::uuid,
        current_setting('app.audit')::uuid,
        tg_table_name,
        case when tg_op <> 'INSERT' then to_jsonb(old) end,
        case when tg_op <> 'DELETE' then to_jsonb(new) end);
    return null;
end
$$;

-- Says of tables that what an administrator changes in them is in the audit log, before and after.
create function audited(tables regclass[]) returns void
    language plpgsql as
$$
declare
    each regclass;
begin
    foreach each in array tables loop
        execute format(
            'create trigger audit_notice after insert or update or delete on %s for each row '
                'when (current_setting(''app.audit'', true) <> '''') execute function audit_notice()',
            each);
    end loop;
end
$$;

select audited(array [
    'account', 'agent', 'department', 'department_member', 'invitation', 'connection', 'routing_policy',
    'visitor_block']::regclass[]);
