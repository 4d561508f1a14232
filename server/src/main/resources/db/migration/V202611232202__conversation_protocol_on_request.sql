-- An account may give protocols only when somebody asks for one: until then a ticket has none.
alter table ticket
    alter column protocol drop not null;

update account
set settings = jsonb_build_object(
        'protocolAtOpening', true,
        'protocolMessage', case settings ->> 'language'
            when 'en' then 'The protocol of this service is {{protocolo}}.'
            when 'es' then 'El protocolo de esta atención es {{protocolo}}.'
            else 'O protocolo deste atendimento é {{protocolo}}.' end) || settings;
