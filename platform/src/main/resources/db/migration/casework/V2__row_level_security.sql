-- A case is seen by its applicant and agents, by staff of its region, and by the agencies and tax officers of
-- its region whom the procedure asks or has asked. (The brackets around "select" let a function be asked once
-- for each query.)
alter table casework.case_file enable row level security;
create policy seen on casework.case_file for select using (
    starts_with(region, (select identity.staff_region()))
    or enterprise_key = any ((select identity.enterprises_seen())::text[])
    or ((select identity.viewer_role()) = any (asked) and starts_with(region, (select identity.office_region()))));
create policy opened on casework.case_file for insert with check (
    (select identity.is_job()) or enterprise_key = any ((select identity.enterprises_seen())::text[]));
create policy moved on casework.case_file for update using (
    starts_with(region, (select identity.staff_region()))
    or enterprise_key = any ((select identity.enterprises_seen())::text[])
    or ((select identity.viewer_role()) = any (asked) and starts_with(region, (select identity.office_region()))));

-- Whoever sees the case sees what happened to it and what is asked of the applicant.
alter table casework.history enable row level security;
create policy seen on casework.history for select using (
    exists (select from casework.case_file c where c.receipt = history.receipt));
create policy added on casework.history for insert with check (
    exists (select from casework.case_file c where c.receipt = history.receipt));

alter table casework.supplement enable row level security;
create policy seen on casework.supplement for select using (
    exists (select from casework.case_file c where c.receipt = supplement.receipt));
create policy asked on casework.supplement for insert with check (
    exists (select from casework.case_file c where c.receipt = supplement.receipt));
create policy answered on casework.supplement for update using (
    exists (select from casework.case_file c where c.receipt = supplement.receipt));

alter table casework.supplement_item enable row level security;
create policy seen on casework.supplement_item for select using (
    exists (select from casework.case_file c where c.receipt = supplement_item.receipt));
create policy asked on casework.supplement_item for insert with check (
    exists (select from casework.case_file c where c.receipt = supplement_item.receipt));

-- An objection holds personal data: staff of the region alone. The public's objections come in by the platform.
alter table casework.objection enable row level security;
create policy seen on casework.objection for select using (
    (select identity.staff_region()) is not null
    and exists (select from casework.case_file c where c.receipt = objection.receipt));
create policy made on casework.objection for insert with check ((select identity.is_job()));
create policy decided on casework.objection for update using (
    (select identity.staff_region()) is not null
    and exists (select from casework.case_file c where c.receipt = objection.receipt));

-- Published: what everybody may read of a case on public notice.
create view casework.published_notice as
select receipt, programme, enterprise_key, enterprise_name, region, filing_year, notice_from, notice_until, state
from casework.case_file
where state in ('NOTICE', 'OBJECTION');
comment on view casework.published_notice is 'Public: the cases on public notice now, whoever asks.';
