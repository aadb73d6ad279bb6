-- Titles given here: when, on which evidence, at the end of which case, and whether a simulated issuer gave the number.
alter table title.title
    add column issued_on date,
    add column receipt   text,
    add column evidence  text,
    add column simulated boolean not null default false;
comment on column title.title.receipt is 'the case that ended in this title, where one did';
comment on column title.title.simulated is 'the number was drawn by the simulated issuer of a demonstration';

-- A number names one title. Earlier releases let the same number stand with two first days: the newest record stays.
update title.title t
set recorded_until = greatest(now(), t.recorded_at)
where t.recorded_until is null and t.number is not null
  and exists (select from title.title newer
              where newer.recorded_until is null and newer.enterprise_key = t.enterprise_key
                and newer.title = t.title and newer.number = t.number and newer.id > t.id);
do $$
declare twice text;
begin
    select string_agg(title || ' ' || number, ', ') into twice
    from (select title, number from title.title where recorded_until is null and number is not null
          group by title, number having count(*) > 1 limit 10) as twofold;
    if twice is not null then
        raise exception 'these numbers stand for two enterprises: %; import one of them again with its right number', twice;
    end if;
end $$;
create unique index title_number_now on title.title (title, number)
    where recorded_until is null and number is not null;
create unique index title_receipt_now on title.title (receipt)
    where recorded_until is null and receipt is not null;
create index title_newest_now on title.title (valid_from desc, id desc) where recorded_until is null;

-- Titles taken back: from a day on, known since a moment.
create table title.revocation (
    id             bigint generated always as identity primary key,
    title          text not null,
    number         text not null,
    revoked_on     date not null,
    reason         text not null check (length(reason) between 1 and 1000),
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    recorded_until timestamptz check (recorded_until >= recorded_at)
);
comment on column title.revocation.revoked_on is 'first day no longer held';
create unique index revocation_now on title.revocation (title, number) where recorded_until is null;
create trigger append_only before update or delete on title.revocation
    for each row execute function title.append_only();

create or replace view title.published_title as
select t.enterprise_key, t.title, t.number, t.valid_from, least(t.valid_until, r.revoked_on) as valid_until,
       r.revoked_on, t.simulated
from title.title t
left join title.revocation r
       on r.title = t.title and r.number = t.number and r.recorded_until is null
where t.recorded_until is null;
comment on view title.published_title is
    'For search and statistics: every title on file now, whether valid today or not; a title revoked ends on the day of it.';

-- Open to everybody: who holds what. No figure, no person, no reason of a revocation.
create view title.public_title as
select t.id, t.enterprise_key, coalesce(e.uscc, e.other_id) as code, e.name, e.name_en, e.region, e.synthetic,
       t.title, t.number, t.issued_on, t.valid_from, t.valid_until, r.revoked_on, t.simulated
from title.title t
join enterprise.published_enterprise e on e.key = t.enterprise_key
left join title.revocation r
       on r.title = t.title and r.number = t.number and r.recorded_until is null
where t.recorded_until is null;
comment on view title.public_title is 'The open list of titles.';
