-- What an administrator allows a person beyond or below their profile: null means what the profile says.
alter table agent
    add column permissions text[];
