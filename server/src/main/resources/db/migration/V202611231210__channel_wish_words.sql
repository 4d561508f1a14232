-- The words by which an account's customers refuse offers and ask for them again, once an administrator has chosen them.
create table channel_wish_words (
    account_id  uuid    not null references account (id) on delete cascade,
    opt_out     text[]  not null,
    opt_in      text[]  not null,
    primary key (account_id)
);

select protect(array ['channel_wish_words']::regclass[]);
select audited(array ['channel_wish_words']::regclass[]);
