-- The module of supervision is the module of service: the panel, the filter by status, and archiving by status.
update account
set settings = jsonb_set(settings, '{modules}', (
    select coalesce(jsonb_agg(case when module = '"supervision"' then '"service"'::jsonb else module end), '[]')
    from jsonb_array_elements(settings -> 'modules') as module))
where settings -> 'modules' @> '["supervision"]';
