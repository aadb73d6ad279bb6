-- Simulations worth keeping: what was asked, and what came of it then.
create table simulation.scenario (
    id         uuid primary key,
    name       text not null check (length(name) between 1 and 200),
    owner      text not null,
    region     text not null check (region ~ '^[0-9]{0,9}$'),
    rules      text not null,
    revision   integer check (revision > 0),
    population text not null,
    as_of      date not null,
    figures    text not null,
    counts     text not null,
    kept_at    timestamptz not null
);
comment on column simulation.scenario.region is 'division of the owner: whose register was asked, and who may see it';
comment on column simulation.scenario.rules is 'unit, such as cn/hnte/2016-01-01, or draft: and the id of a draft';
comment on column simulation.scenario.revision is 'of the draft, when it was kept; null for a published version';
comment on column simulation.scenario.figures is 'name=value, one a line, of the figures that differ from what stands';
comment on column simulation.scenario.counts is 'name=number, one a line: met, not-met, unknown, invalid, fen, winners, losers, before, fen-before';
create index scenario_of on simulation.scenario (region, kept_at desc);

-- Seen by who works for the owner's division or one above it, and by the policy designers there. The owner alone
-- takes one away; nobody changes one.
alter table simulation.scenario enable row level security;
create policy seen on simulation.scenario for select using (
    owner = current_setting('echelon.username', true)
    or coalesce(starts_with(region, (select identity.staff_region())), false)
    or coalesce(starts_with(region, (select identity.design_region())), false));
create policy kept on simulation.scenario for insert with check (
    owner = current_setting('echelon.username', true)
    and region = current_setting('echelon.region', true)
    and current_setting('echelon.role', true) in ('OFFICER', 'LEADER', 'ADMINISTRATOR', 'POLICY_DESIGNER'));
create policy removed on simulation.scenario for delete using (owner = current_setting('echelon.username', true));
