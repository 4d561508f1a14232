-- Row security: the application's role sees the rows of one account, the one the transaction named.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

do $$
begin
    if not exists (select from pg_roles where rolname = 'prosa_app') then
        create role prosa_app nologin;
    end if;
    begin
        execute format('grant prosa_app to %I', current_user);
    exception when insufficient_privilege then
        -- An administrator made the role and says who may act as it (docs/guides/run-in-production.md).
        null;
    end;
    execute format('grant usage on schema %I to prosa_app', current_schema());
    execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to prosa_app', current_schema());
end
$$;

-- Every table with an account_id is put under the policy by calling this in its migration.
create function protect(tables regclass[]) returns void
    language plpgsql as
$$
declare
    protected regclass;
begin
    foreach protected in array tables loop
        execute format('alter table %s enable row level security', protected);
        execute format(
            'create policy tenant on %s to prosa_app using (account_id = current_setting(''app.account_id'')::uuid)',
            protected);
    end loop;
end
$$;
