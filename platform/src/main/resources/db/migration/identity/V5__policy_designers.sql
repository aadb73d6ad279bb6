-- One more role: policy designers write and publish the programmes of a region and below.
alter table identity.account drop constraint account_role_check;
alter table identity.account add constraint account_role_check check (role in
    ('ENTERPRISE', 'AGENT', 'OFFICER', 'EVALUATION_AGENCY', 'TAX_OFFICER', 'LEADER', 'POLICY_DESIGNER', 'ADMINISTRATOR'));

create function identity.design_region() returns text language sql stable parallel safe
    return case when current_setting('echelon.role', true) in ('POLICY_DESIGNER', 'OPERATOR')
                then current_setting('echelon.region', true) end;
comment on function identity.design_region is
    'region of one who sees programmes in work, empty for the whole country; null for everybody else';
