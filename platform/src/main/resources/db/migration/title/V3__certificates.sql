-- Confirmations that a title stands in the register, as they were printed. What they say never changes; whether it
-- still holds follows from the register on the day somebody asks.
create table title.certificate (
    code            text primary key check (code ~ '^[23456789ABCDEFGHJKMNPQRSTVWXYZ]{12}$'),
    title_id        bigint not null references title.title,
    name            text not null,
    enterprise_code text not null,
    payload         text not null,
    signing_key     text not null,
    signature       text not null,
    made_at         timestamptz not null
);
comment on column title.certificate.name is 'the name of the enterprise as printed';
comment on column title.certificate.payload is 'the text that is signed: docs/formats/certificate.md';
create unique index certificate_once on title.certificate (title_id, name, enterprise_code);

create function title.never_changed() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: print a new one instead', tg_table_name;
end $$;
create trigger never_changed before update or delete on title.certificate
    for each row execute function title.never_changed();

-- The open list names enterprises that its reader may not open.
create or replace view title.public_title as
select t.id, t.enterprise_key, coalesce(e.uscc, e.other_id) as code, e.name, e.name_en, e.region, e.synthetic,
       t.title, t.number, t.issued_on, t.valid_from, t.valid_until, r.revoked_on, t.simulated
from title.title t
join enterprise.published_name e on e.key = t.enterprise_key
left join title.revocation r
       on r.title = t.title and r.number = t.number and r.recorded_until is null
where t.recorded_until is null;
comment on view title.public_title is 'The open list of titles, whoever asks.';
