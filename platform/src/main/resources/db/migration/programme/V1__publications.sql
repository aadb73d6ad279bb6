-- Published programmes as bytes. A unit is the dictionary (''), a programme (cn/hnte) or a version
-- (cn/hnte/2016-01-01). A changed unit is published again; the newest publication is the one in use,
-- the older ones stay.
create table programme.publication (
    id           bigint generated always as identity primary key,
    unit         text not null,
    sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    published_at timestamptz not null,
    published_by text not null
);
comment on column programme.publication.sha256 is 'of the canonical list: a line "sha256  path" per file, sorted by path';
create index publication_of on programme.publication (unit, id desc);

create table programme.file (
    publication_id bigint not null references programme.publication,
    path           text not null,
    content        bytea not null,
    primary key (publication_id, path)
);

create function programme.append_only() returns trigger language plpgsql as $$
begin
    raise exception 'publications are append-only: publish the unit again instead';
end $$;
create trigger append_only before update or delete on programme.publication for each row execute function programme.append_only();
create trigger append_only before update or delete on programme.file for each row execute function programme.append_only();
