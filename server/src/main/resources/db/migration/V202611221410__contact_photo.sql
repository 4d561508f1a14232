-- The photo of a contact, small and already re-encoded by us; contact.photo is the id of the present one.
create table contact_photo (
    account_id      uuid        not null,
    contact_id      uuid        not null,
    media_type      text        not null,
    bytes           bytea       not null,
    primary key (account_id, contact_id),
    foreign key (account_id, contact_id) references contact (account_id, id) on delete cascade
);

select protect(array ['contact_photo']::regclass[]);
