create table identity.account (
    username       text primary key check (username = lower(username)),
    password_hash  text not null,
    name_zh        text not null,
    name_en        text not null,
    role           text not null check (role in ('ENTERPRISE', 'OFFICER', 'LEADER', 'ADMINISTRATOR')),
    region         text check (region ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9})?$'),
    enterprise_key text,
    demonstration  boolean not null default false,
    created_at     timestamptz not null,
    -- an enterprise account belongs to an enterprise, every other one has a region ('' = the whole country)
    check (case when role = 'ENTERPRISE' then enterprise_key is not null and region is null
                else enterprise_key is null and region is not null end)
);
comment on table identity.account is 'Who may sign in. Passwords are bcrypt hashes.';
