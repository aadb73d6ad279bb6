-- Titles held. An enterprise is named by its key in the registry.
create table title.title (
    id             bigint generated always as identity primary key,
    enterprise_key text not null,
    title          text not null,
    number         text,
    valid_from     date not null,
    valid_until    date check (valid_until > valid_from),
    source         text not null,
    note           text,
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    recorded_until timestamptz check (recorded_until >= recorded_at)
);
comment on column title.title.valid_until is 'first day no longer valid; empty means without end';
create unique index title_now on title.title (enterprise_key, title, number, valid_from)
    nulls not distinct where recorded_until is null;

create table title.award (
    id             bigint generated always as identity primary key,
    enterprise_key text not null,
    programme      text not null,
    matter         text,
    level          text,
    amount         numeric(18, 2) not null check (amount >= 0),
    awarded_on     date not null,
    source         text not null,
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    recorded_until timestamptz check (recorded_until >= recorded_at)
);
create unique index award_now on title.award (enterprise_key, programme, matter, awarded_on)
    nulls not distinct where recorded_until is null;

-- What an enterprise publishes of its own status: kept word for word, never turned into a title by guessing.
create table title.statement (
    id             bigint generated always as identity primary key,
    enterprise_key text not null,
    statement      text not null,
    year           int,
    source         text not null,
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    recorded_until timestamptz check (recorded_until >= recorded_at)
);
create unique index statement_now on title.statement (enterprise_key, statement, year)
    nulls not distinct where recorded_until is null;

create function title.append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.recorded_until is null and new.recorded_until is not null
       and to_jsonb(new) - 'recorded_until' = to_jsonb(old) - 'recorded_until' then
        return new;
    end if;
    raise exception 'the history of % is append-only: record a new row instead', tg_table_name;
end $$;
create trigger append_only before update or delete on title.title for each row execute function title.append_only();
create trigger append_only before update or delete on title.award for each row execute function title.append_only();
create trigger append_only before update or delete on title.statement for each row execute function title.append_only();

create view title.published_title as
select enterprise_key, title, number, valid_from, valid_until
from title.title
where recorded_until is null;
comment on view title.published_title is 'For search and statistics: every title on file now, whether valid today or not.';
