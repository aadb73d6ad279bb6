-- Who did what. Written in the transaction of the deed; never changed, never deleted.
create table audit.record (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    actor       text not null,
    role        text not null,
    action      text not null,
    subject     text not null,
    detail      jsonb not null default '{}' check (jsonb_typeof(detail) = 'object'),
    salt        text not null check (salt ~ '^[0-9a-f]{32}$'),
    transaction xid8 not null default pg_current_xact_id()
);
comment on column audit.record.actor is 'sign-in name; "platform" for the platform itself, "public" for nobody signed in';
comment on column audit.record.detail is 'keys, states and amounts as texts; never names, telephone numbers or free text';
comment on column audit.record.salt is 'random, part of what is hashed: a published hash tells nothing of the row';
comment on column audit.record.transaction is 'rows are chained once no older transaction is running any more';
create index record_at on audit.record (at);
create index record_subject on audit.record (subject, id);
create index record_actor on audit.record (actor, id);
create index record_transaction on audit.record (transaction, id);

-- The chain over the records, in the order of their transactions.
create table audit.link (
    sequence   bigint primary key check (sequence > 0),
    record     bigint not null unique references audit.record,
    content    text not null check (content ~ '^[0-9a-f]{64}$'),
    hash       text not null check (hash ~ '^[0-9a-f]{64}$'),
    chained_at timestamptz not null
);
comment on column audit.link.content is 'SHA-256 of the record as canonical JSON';
comment on column audit.link.hash is 'SHA-256 of the hash before (64 zeros for the first) followed by content, both in hexadecimal';

-- The end of the chain at the end of each day (Asia/Shanghai) on which it grew, signed.
create table audit.head (
    day       date primary key,
    sequence  bigint not null references audit.link,
    hash      text not null,
    content   text not null,
    key       text not null,
    signature text not null,
    signed_at timestamptz not null
);
comment on column audit.head.content is 'the bytes that are signed: canonical JSON of day, first, hash, sequence';

-- Who looked at what of whom, and why.
create table audit.look (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    actor      text not null,
    role       text not null,
    enterprise text not null,
    kind       text not null,
    purpose    text not null,
    note       text,
    place      text not null
);
comment on column audit.look.enterprise is 'key of the enterprise whose data was seen';
comment on column audit.look.kind is 'which data: particulars, facts, titles, awards, evaluation …';
comment on column audit.look.place is 'pattern of the page or interface through which it was seen';
create index look_enterprise on audit.look (enterprise, id desc);
create index look_actor on audit.look (actor, id desc);
create index look_at on audit.look (at);

create function audit.append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit.% is append-only', tg_table_name;
end $$;
create trigger append_only before update or delete on audit.record for each row execute function audit.append_only();
create trigger append_only before update or delete on audit.link for each row execute function audit.append_only();
create trigger append_only before update or delete on audit.head for each row execute function audit.append_only();
create trigger append_only before update or delete on audit.look for each row execute function audit.append_only();
create trigger no_truncate before truncate on audit.record for each statement execute function audit.append_only();
create trigger no_truncate before truncate on audit.link for each statement execute function audit.append_only();
create trigger no_truncate before truncate on audit.head for each statement execute function audit.append_only();
create trigger no_truncate before truncate on audit.look for each statement execute function audit.append_only();
