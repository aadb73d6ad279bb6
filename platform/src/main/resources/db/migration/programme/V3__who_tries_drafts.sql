-- Whoever works for the administration of a draft's region, or of one above it, may ask what the draft would do to
-- the enterprises there. They read it; writing stays with the policy designers.
alter policy seen on programme.draft using (
    coalesce(starts_with(region, (select identity.design_region())), false)
    or coalesce(starts_with(region, (select identity.staff_region())), false));
