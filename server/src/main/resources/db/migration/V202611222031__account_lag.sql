-- From which gap between a customer's clock and ours screens say that something is slow.
update account
set settings = jsonb_build_object('lagSeconds', 60) || settings;
