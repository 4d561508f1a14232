-- When somebody is there, what is switched on, and the other rules that accounts chose nothing about until now.
update account
set settings = jsonb_build_object(
        'hours', jsonb_build_object(
            'enabled', false,
            'timeZone', settings -> 'timeZone',
            'days', (
                select jsonb_agg(jsonb_build_object('day', day, 'from', '09:00', 'to', '18:00'))
                from generate_series(1, 5) as day),
            'holidays', null,
            'closed', jsonb_build_array()),
        'autoArchive', false,
        'walletForced', false,
        'walletMinutes', 0,
        'modules', jsonb_build_array('add-chats', 'wallet', 'demands', 'supervision')) || settings;

-- How a department receives customers.
alter table department
    add column rules jsonb not null
        default '{"greeting": "", "hours": null, "awayMessage": "", "idleMinutes": null, "idleMessage": "", "demandRequired": false}';

-- When an agent works; null: when their departments say.
alter table agent
    add column hours jsonb;
