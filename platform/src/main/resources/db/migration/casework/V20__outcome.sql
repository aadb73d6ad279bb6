-- Packages of cases for the national system, kept as they were made: what was sent can be shown again.
create table casework.export_batch (
    code      text primary key check (code ~ '^EX-[0-9]{8}-[0-9]+$'),
    programme text not null,
    region    text not null,
    cases     int not null check (cases > 0),
    content   bytea not null,
    sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    made_by   text not null,
    made_at   timestamptz not null
);
comment on column casework.export_batch.region is 'region of the officer who made it';
create table casework.export_case (
    receipt text primary key references casework.case_file,
    batch   text not null references casework.export_batch
);
create index export_case_of on casework.export_case (batch);

-- Numbers that came from the national system, each with the document that shows it.
create table casework.registry_number (
    receipt     text primary key references casework.case_file,
    number      text not null unique check (number ~ '^20[0-9]{2}[0-9]{6}[0AB][0-9A-Z]{7}$'),
    issued_on   date not null,
    evidence    text not null check (length(evidence) between 1 and 300),
    simulated   boolean not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    -- a simulated number is told by its serial alone, too
    check (simulated = (substr(number, 12, 3) = 'SIM'))
);
create sequence casework.simulated_serial minvalue 0 maxvalue 1679615;
create sequence casework.export_serial;

create trigger kept before update or delete on casework.export_batch for each row execute function casework.kept();
create trigger kept before update or delete on casework.export_case for each row execute function casework.kept();
create trigger kept before update or delete on casework.registry_number for each row execute function casework.kept();

-- Whoever sees the case sees its number; packages are for staff of the region that made them.
alter table casework.registry_number enable row level security;
create policy seen on casework.registry_number for select using (
    exists (select from casework.case_file c where c.receipt = registry_number.receipt));
create policy recorded on casework.registry_number for insert with check (
    (select identity.imports())
    and exists (select from casework.case_file c where c.receipt = registry_number.receipt));
alter table casework.export_case enable row level security;
create policy seen on casework.export_case for select using (
    (select identity.staff_region()) is not null
    and exists (select from casework.case_file c where c.receipt = export_case.receipt));
create policy added on casework.export_case for insert with check (
    (select identity.imports())
    and exists (select from casework.case_file c where c.receipt = export_case.receipt));
alter table casework.export_batch enable row level security;
create policy seen on casework.export_batch for select using (
    starts_with(region, (select identity.staff_region())));
create policy made on casework.export_batch for insert with check (
    (select identity.imports()) and starts_with(region, (select identity.staff_region())));
