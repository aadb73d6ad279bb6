-- How an enterprise stands with a programme, as last judged. One row each; what it was before is in outlook.turn.
create table outlook.standing (
    enterprise_key text not null,
    programme      text not null,
    region         text not null,
    verdict        text not null check (verdict in ('MET', 'NOT_MET', 'UNKNOWN', 'REFUSED', 'NONE')),
    version        date,
    failing        text[] not null default '{}',
    unknown        text[] not null default '{}',
    detail         jsonb,
    change         jsonb,
    amount         numeric(18, 2) check (amount > 0),
    checksum       text not null,
    edition        text not null,
    judged_on      date not null,
    judged_at      timestamptz not null,
    turned_from    text,
    turned_at      timestamptz not null,
    primary key (enterprise_key, programme)
);
comment on column outlook.standing.region is 'division of the enterprise when it was judged; says who sees the row';
comment on column outlook.standing.verdict is
    'REFUSED: the facts on file are impossible; NONE: no version in force, or the programme is of another region';
comment on column outlook.standing.failing is 'ids of the conditions that are not met, in the order of the programme';
comment on column outlook.standing.unknown is 'ids of the conditions that cannot be told yet';
comment on column outlook.standing.detail is 'values and thresholds of the failing conditions, where a list shows them';
comment on column outlook.standing.change is 'the one change of one fact that would turn the verdict, where there is one';
comment on column outlook.standing.amount is 'yuan that the programme would pay, where it follows from the facts on file';
comment on column outlook.standing.checksum is 'SHA-256 of all that was known of the enterprise; the same facts are not judged again';
comment on column outlook.standing.edition is 'SHA-256 of the programme as published, with the dictionary of facts';
comment on column outlook.standing.turned_from is 'the verdict before; absent since the first judgement';
create index standing_met on outlook.standing (turned_at desc) where verdict = 'MET';
create index standing_near on outlook.standing (programme)
    where verdict = 'NOT_MET' and (cardinality(failing) = 1 or change is not null);
create index standing_paid on outlook.standing (programme) where verdict = 'MET' and amount is not null;

-- Every change of a verdict: from what to what, when, and what it came from.
create table outlook.turn (
    id             bigint generated always as identity primary key,
    enterprise_key text not null,
    programme      text not null,
    region         text not null,
    from_verdict   text not null,
    to_verdict     text not null check (to_verdict <> from_verdict),
    version        date,
    cause          text not null check (cause in ('FACTS', 'PROGRAMME', 'TIME')),
    facts          text[] not null default '{}',
    conditions     text[] not null default '{}',
    turned_at      timestamptz not null
);
comment on column outlook.turn.cause is
    'FACTS: other facts on file; PROGRAMME: another publication, with the same facts; TIME: neither, the day alone';
comment on column outlook.turn.facts is 'what of the register changed since the judgement before, such as revenue@2025';
comment on column outlook.turn.conditions is 'ids of the conditions that changed';
create index turn_of on outlook.turn (enterprise_key, programme, id desc);

create function outlook.append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the history of verdicts is append-only';
end $$;
create trigger append_only before update or delete on outlook.turn
    for each row execute function outlook.append_only();

-- What was known of an enterprise at its last judgement: each fact with the beginning of its checksum, no value.
create table outlook.basis (
    enterprise_key text primary key,
    facts          text not null,
    judged_at      timestamptz not null
);

-- Who waits to be judged. Whoever judges takes rows under a lock that others pass over.
create table outlook.due (
    enterprise_key text primary key,
    urgent         boolean not null,
    since          timestamptz not null
);
comment on column outlook.due.urgent is 'something of it changed; not urgent: the night, or a publication';
create index due_next on outlook.due (urgent desc, since, enterprise_key);

-- The nights on which the whole register was put on the list of those who wait.
create table outlook.night (
    day       date primary key,
    marked_at timestamptz not null
);

-- The publication of each programme by which everybody was judged, or put on the list.
create table outlook.edition (
    programme text primary key,
    sha256    text not null,
    marked_at timestamptz not null
);

-- Standings and turns are seen by staff of the region, by the enterprise and by its agents. The platform's jobs
-- alone write; what waits is nobody else's business.
alter table outlook.standing enable row level security;
create policy seen on outlook.standing for select using (
    coalesce(starts_with(region, (select identity.staff_region())), false)
    or enterprise_key = any ((select identity.enterprises_seen())::text[]));
create policy judged on outlook.standing for insert with check ((select identity.is_job()));
create policy judged_again on outlook.standing for update using ((select identity.is_job()));

alter table outlook.turn enable row level security;
create policy seen on outlook.turn for select using (
    coalesce(starts_with(region, (select identity.staff_region())), false)
    or enterprise_key = any ((select identity.enterprises_seen())::text[]));
create policy turned on outlook.turn for insert with check ((select identity.is_job()));

alter table outlook.basis enable row level security;
create policy job on outlook.basis using ((select identity.is_job()));
alter table outlook.due enable row level security;
create policy job on outlook.due using ((select identity.is_job()));
alter table outlook.night enable row level security;
create policy job on outlook.night using ((select identity.is_job()));
alter table outlook.edition enable row level security;
create policy job on outlook.edition using ((select identity.is_job()));

-- How far the judging has come: numbers alone, as owner, for everybody who works with the lists.
create view outlook.progress with (security_barrier) as
select (select count(*) from outlook.due)          as waiting,
       (select max(judged_at) from outlook.basis)  as judged_at,
       (select max(day) from outlook.night)        as night
where (select identity.staff_region()) is not null;
comment on view outlook.progress is 'Numbers alone: how many wait, when somebody was judged last, the last night.';
