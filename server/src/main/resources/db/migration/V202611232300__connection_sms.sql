alter table connection
    drop constraint connection_kind_known,
    add constraint connection_kind_known check (kind in ('webchat', 'whatsapp', 'sms'));
