-- What stands now lies in the region that stands beside the key, so that staff need not ask for the enterprise row
-- by row: over 200,000 enterprises that took four times as long as no rule at all. Whatever the first half does not
-- show, the second decides as before. The outer "coalesce" changes no answer; with it the planner expects half of
-- the rows to be in sight, instead of next to none, and joins accordingly.
alter policy seen on enterprise.enterprise using (
    coalesce(starts_with(coalesce(region, ''), (select identity.staff_region())), false)
    or key = any ((select identity.enterprises_seen())::text[]));
alter policy seen on enterprise.particulars using (
    (recorded_until is null
     and coalesce(starts_with(coalesce(region, ''), (select identity.staff_region())), false))
    or exists (select from enterprise.enterprise e where e.id = enterprise_id));
