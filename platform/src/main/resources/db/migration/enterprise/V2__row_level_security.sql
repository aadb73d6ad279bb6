-- The region as registered now stands beside the key, so that one column says who may see an enterprise.
alter table enterprise.enterprise add column region text;
update enterprise.enterprise e set region = p.region
from enterprise.particulars p
where p.enterprise_id = e.id and p.recorded_until is null;
comment on column enterprise.enterprise.region is 'of the particulars that stand; kept by the trigger place';

-- As owner: an enterprise that moves away leaves the sight of the officer who records the move.
create function enterprise.place() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    update enterprise.enterprise set region = new.region
    where id = new.enterprise_id and region is distinct from new.region;
    return null;
end $$;
create trigger place after insert on enterprise.particulars for each row execute function enterprise.place();

-- An enterprise is seen by staff of its region, by itself and by its agents. The functions are asked once for
-- each query (that is what the brackets around "select" are for), the comparisons once for each row.
alter table enterprise.enterprise enable row level security;
create policy seen on enterprise.enterprise for select using (
    starts_with(coalesce(region, ''), (select identity.staff_region()))
    or key = any ((select identity.enterprises_seen())::text[]));
create policy added on enterprise.enterprise for insert with check (
    (select identity.imports()) and starts_with(coalesce(region, ''), (select identity.staff_region())));
create policy changed on enterprise.enterprise for update using (
    (select identity.imports()) and starts_with(coalesce(region, ''), (select identity.staff_region())));

-- Whoever sees the enterprise sees what is said of it.
alter table enterprise.particulars enable row level security;
create policy seen on enterprise.particulars for select using (
    exists (select from enterprise.enterprise e where e.id = enterprise_id));
create policy added on enterprise.particulars for insert with check (
    (select identity.imports()) and exists (select from enterprise.enterprise e where e.id = enterprise_id));
create policy closed on enterprise.particulars for update using (
    (select identity.imports()) and exists (select from enterprise.enterprise e where e.id = enterprise_id));

alter table enterprise.fact enable row level security;
create policy seen on enterprise.fact for select using (
    exists (select from enterprise.enterprise e where e.id = enterprise_id));
create policy added on enterprise.fact for insert with check (
    ((select identity.imports()) or register = 'declared')
    and exists (select from enterprise.enterprise e where e.id = enterprise_id));
create policy closed on enterprise.fact for update using (
    ((select identity.imports()) or register = 'declared')
    and exists (select from enterprise.enterprise e where e.id = enterprise_id));

-- Staff see who acts for an enterprise in their sight.
create policy staff on identity.mandate for select using (
    (select identity.staff_region()) is not null
    and exists (select from enterprise.enterprise e where e.key = enterprise_key));

-- What a view shows is what the person who asks may see, not what the view's owner may.
alter view enterprise.published_enterprise set (security_invoker = true);
comment on view enterprise.published_enterprise is 'For search and statistics: the enterprises in sight as registered now.';

-- Name, code and seat of an enterprise are public; so are the titles it holds.
create view enterprise.published_name as
select e.key, e.uscc, e.other_id, e.synthetic, p.name, p.name_en, e.region
from enterprise.enterprise e
join enterprise.particulars p on p.enterprise_id = e.id and p.recorded_until is null;
comment on view enterprise.published_name is 'Public: names, codes and seats, whoever asks.';

-- An import must know the enterprises of other regions to refuse their rows by name.
create view enterprise.register with (security_barrier) as
select e.key, e.uscc, e.other_id, e.synthetic, p.name, p.name_en, p.region, p.industry, p.industry_label,
       p.registered_on, p.source, p.recorded_at
from enterprise.enterprise e
join enterprise.particulars p on p.enterprise_id = e.id and p.recorded_until is null
where (select identity.imports());
comment on view enterprise.register is 'For those who import alone: every enterprise, to match rows against.';
