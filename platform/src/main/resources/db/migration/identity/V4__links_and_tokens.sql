-- An account may have no password yet (a one-time link sets it), sign in elsewhere (OIDC) or be locked.
alter table identity.account alter column password_hash drop not null;
alter table identity.account add column oidc_subject text unique;
alter table identity.account add column locked_by text;
alter table identity.account add column locked_at timestamptz;
alter table identity.account add column sessions int not null default 0;
alter table identity.account add check ((locked_by is null) = (locked_at is null));
comment on column identity.account.oidc_subject is 'who this is at the identity provider, bound at the first sign-in there';
comment on column identity.account.sessions is 'raised to end every session that began before';

-- Links that let somebody choose a password, once. The link itself is only shown; here is its SHA-256.
create table identity.link (
    hash       text primary key check (hash ~ '^[0-9a-f]{64}$'),
    username   text references identity.account,
    made_by    text not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
comment on column identity.link.username is 'empty: whoever opens it becomes the first administrator';

-- Tokens of machines, with the rights of the account. Shown once; here is the SHA-256.
create table identity.token (
    id         bigint generated always as identity primary key,
    hash       text not null unique check (hash ~ '^[0-9a-f]{64}$'),
    username   text not null references identity.account,
    name       text not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    used_on    date
);
create index token_of on identity.token (username);
