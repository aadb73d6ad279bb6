-- A draft belongs to the enterprise and its agents; the administration sees what was filed, not what is in work.
alter table casework.draft enable row level security;
create policy owners on casework.draft using (
    (select identity.is_job()) or enterprise_key = any ((select identity.enterprises_seen())::text[]));

alter table casework.draft_answer enable row level security;
create policy owners on casework.draft_answer using (exists (select from casework.draft d where d.id = draft_id));

-- A filing is seen with its case, a paper with its draft or its filing.
alter table casework.filing enable row level security;
create policy seen on casework.filing for select using (
    exists (select from casework.case_file c where c.receipt = filing.receipt));
create policy added on casework.filing for insert with check (
    (select identity.is_job()) or enterprise_key = any ((select identity.enterprises_seen())::text[]));

alter table casework.filing_paper enable row level security;
create policy seen on casework.filing_paper for select using (
    exists (select from casework.case_file c where c.receipt = filing_paper.receipt));
create policy added on casework.filing_paper for insert with check (
    exists (select from casework.filing f
            where f.receipt = filing_paper.receipt and f.revision = filing_paper.revision
              and ((select identity.is_job()) or f.enterprise_key = any ((select identity.enterprises_seen())::text[]))));

alter table casework.paper enable row level security;
create policy owners on casework.paper using (exists (select from casework.draft d where d.id = draft_id));
create policy filed on casework.paper for select using (
    exists (select from casework.filing_paper f where f.paper_id = paper.id));

-- When one can file is public; only the platform itself writes it.
alter table casework.window_extension enable row level security;
create policy everybody on casework.window_extension for select using (true);
create policy platform on casework.window_extension for insert with check ((select identity.is_job()));
