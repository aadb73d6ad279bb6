-- More roles: agents of enterprises, evaluation agencies and tax officers of a region.
alter table identity.account drop constraint account_role_check;
alter table identity.account add constraint account_role_check check (role in
    ('ENTERPRISE', 'AGENT', 'OFFICER', 'EVALUATION_AGENCY', 'TAX_OFFICER', 'LEADER', 'ADMINISTRATOR'));
alter table identity.account drop constraint account_check;
-- An enterprise account belongs to an enterprise; an agent has mandates instead; every other one has a
-- region ('' = the whole country).
alter table identity.account add constraint account_scope check (
    case role when 'ENTERPRISE' then enterprise_key is not null and region is null
              when 'AGENT' then enterprise_key is null and region is null
              else enterprise_key is null and region is not null end);
