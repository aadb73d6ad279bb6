-- Anybody's deed is recorded; what was done is read by administrators and by the platform itself.
alter table audit.record enable row level security;
create policy recorded on audit.record for insert with check (true);
create policy read on audit.record for select using (
    (select identity.is_job()) or (select identity.viewer_role()) = 'ADMINISTRATOR');

-- The chain is made by the platform's sweep and read by everybody: hashes tell nothing of a record.
alter table audit.link enable row level security;
create policy chained on audit.link for insert with check ((select identity.is_job()));
create policy read on audit.link for select using (true);
alter table audit.head enable row level security;
create policy signed on audit.head for insert with check ((select identity.is_job()));
create policy read on audit.head for select using (true);

-- Looks are read by the enterprise looked at, its agents, administrators, and by who looked.
alter table audit.look enable row level security;
create policy looked on audit.look for insert with check (true);
create policy read on audit.look for select using (
    enterprise = any ((select identity.enterprises_seen())::text[])
    or (select identity.is_job()) or (select identity.viewer_role()) = 'ADMINISTRATOR'
    or actor = (select identity.viewer_name()));
