-- Who is registered. The key is what addresses and other modules use; it never changes.
create table enterprise.enterprise (
    id          bigint generated always as identity primary key,
    key         text not null unique,
    uscc        text unique check (length(uscc) = 18),
    other_id    text unique check (other_id like '%_:_%'),
    synthetic   boolean not null default false,
    recorded_at timestamptz not null,
    check (uscc is not null or other_id is not null)
);
comment on column enterprise.enterprise.other_id is 'scheme:value, such as stock:300735, where no Unified Social Credit Code is known';

-- What the register says of it: each change is a new row, the old one gets its recorded_until.
create table enterprise.particulars (
    id             bigint generated always as identity primary key,
    enterprise_id  bigint not null references enterprise.enterprise,
    name           text not null,
    name_en        text,
    region         text,
    industry       text,
    industry_label text,
    registered_on  date,
    source         text not null,
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    recorded_until timestamptz check (recorded_until >= recorded_at)
);
create unique index particulars_now on enterprise.particulars (enterprise_id) where recorded_until is null;
create index particulars_region on enterprise.particulars (region text_pattern_ops) where recorded_until is null;
create index particulars_name on enterprise.particulars (name) where recorded_until is null;

-- Facts, bitemporal: the period a value holds for (year, or valid_from to valid_until), and the time
-- it was on file (recorded_at to recorded_until). One register says one thing of one period at a time.
create table enterprise.fact (
    id             bigint generated always as identity primary key,
    enterprise_id  bigint not null references enterprise.enterprise,
    fact           text not null,
    year           int check (year between 1949 and 2200),
    valid_from     date,
    valid_until    date check (valid_until > valid_from),
    number         numeric,
    truth          boolean,
    text           text,
    day            date,
    register       text not null check (register in ('tax', 'statistics', 'patent_office', 'audit',
                                                     'published', 'declared', 'panel', 'register')),
    source         text not null,
    confidence     text,
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    recorded_until timestamptz check (recorded_until >= recorded_at),
    check (num_nonnulls(number, truth, text, day) = 1),
    check ((year is null) = (valid_from is not null))
);
create unique index fact_now on enterprise.fact (enterprise_id, fact, year, valid_from, register)
    nulls not distinct where recorded_until is null;
create index fact_of on enterprise.fact (enterprise_id, fact, year);

-- Append only: rows are never deleted, and the one change allowed is to close recorded_until once.
create function enterprise.append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.recorded_until is null and new.recorded_until is not null
       and to_jsonb(new) - 'recorded_until' = to_jsonb(old) - 'recorded_until' then
        return new;
    end if;
    raise exception 'the history of % is append-only: record a new value instead', tg_table_name;
end $$;
create trigger append_only before update or delete on enterprise.fact
    for each row execute function enterprise.append_only();
create trigger append_only before update or delete on enterprise.particulars
    for each row execute function enterprise.append_only();

-- Published: what other modules may read.
create view enterprise.published_enterprise as
select e.key, e.uscc, e.other_id, e.synthetic, p.name, p.name_en, p.region, p.industry, p.industry_label,
       p.registered_on
from enterprise.enterprise e
join enterprise.particulars p on p.enterprise_id = e.id and p.recorded_until is null;
comment on view enterprise.published_enterprise is 'For search and statistics: every enterprise as registered now.';
