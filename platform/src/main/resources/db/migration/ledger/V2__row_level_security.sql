-- Who sees and handles money. Lines and balances are public; what hangs on an enterprise is not.

-- As owner, so that a rule on one table does not ask the rules of another.
create function ledger.reads(budget bigint) returns boolean
    language plpgsql stable security definer set search_path = '' as $$
begin
    return exists (select from ledger.budget b where b.id = budget and identity.sees_region(b.region));
end $$;
comment on function ledger.reads is 'staff whose region holds the line';

create function ledger.handles(budget bigint) returns boolean
    language plpgsql stable security definer set search_path = '' as $$
begin
    return identity.is_job()
           or (coalesce(identity.viewer_role() = 'OFFICER', false) and ledger.reads(budget));
end $$;
comment on function ledger.handles is 'an officer whose region holds the line, or the platform itself';

create function ledger.sees_reward(reward bigint) returns boolean
    language plpgsql stable security definer set search_path = '' as $$
begin
    return exists (select from ledger.reward r where r.id = reward
                   and (identity.sees_enterprise(r.enterprise_key) or identity.sees_region(r.region)
                        or ledger.reads(r.budget_id)));
end $$;

create function ledger.acts_on_reward(reward bigint) returns boolean
    language plpgsql stable security definer set search_path = '' as $$
begin
    return exists (select from ledger.reward r where r.id = reward
                   and (identity.sees_enterprise(r.enterprise_key) or ledger.handles(r.budget_id)));
end $$;
comment on function ledger.acts_on_reward is 'its enterprise, whoever handles its line, and the platform itself';

alter table ledger.budget enable row level security;
create policy everybody on ledger.budget for select using (true);
create policy opened on ledger.budget for insert with check (
    (select identity.is_job()) or ((select identity.viewer_role()) = 'OFFICER' and identity.sees_region(region)));

-- Balances are moved by entries alone, as owner: nobody has a rule to change them.
alter table ledger.account enable row level security;
create policy everybody on ledger.account for select using (true);

alter table ledger.appropriation enable row level security;
create policy seen on ledger.appropriation for select using (ledger.reads(budget_id));
create policy asked on ledger.appropriation for insert with check (ledger.handles(budget_id));
create policy decided on ledger.appropriation for update using (ledger.handles(budget_id));

alter table ledger.reward enable row level security;
create policy seen on ledger.reward for select using (
    enterprise_key = any ((select identity.enterprises_seen())::text[])
    or starts_with(region, (select identity.staff_region()))
    or ledger.reads(budget_id));
create policy proposed on ledger.reward for insert with check (ledger.handles(budget_id));
create policy changed on ledger.reward for update using (
    enterprise_key = any ((select identity.enterprises_seen())::text[]) or ledger.handles(budget_id));

alter table ledger.reward_event enable row level security;
create policy seen on ledger.reward_event for select using (ledger.sees_reward(reward_id));
create policy added on ledger.reward_event for insert with check (ledger.acts_on_reward(reward_id));

alter table ledger.journal enable row level security;
create policy seen on ledger.journal for select using (
    ledger.reads(budget_id) or (reward_id is not null and ledger.sees_reward(reward_id)));
create policy added on ledger.journal for insert with check (
    ledger.handles(budget_id) or (reward_id is not null and ledger.acts_on_reward(reward_id)));

alter table ledger.entry enable row level security;
create policy seen on ledger.entry for select using (exists (select from ledger.journal j where j.id = journal_id));
create policy added on ledger.entry for insert with check (
    exists (select from ledger.journal j where j.id = journal_id
            and (ledger.handles(j.budget_id) or (j.reward_id is not null and ledger.acts_on_reward(j.reward_id)))));

-- The account belongs to the enterprise; officers see the one that a reward of their line goes to.
alter table ledger.bank_account enable row level security;
create policy own on ledger.bank_account for select using (
    enterprise_key = any ((select identity.enterprises_seen())::text[])
    or exists (select from ledger.reward r where r.bank_account_id = bank_account.id and ledger.handles(r.budget_id))
    or exists (select from ledger.payment p where p.bank_account_id = bank_account.id
               and ledger.handles(p.budget_id)));
create policy named on ledger.bank_account for insert with check (
    enterprise_key = any ((select identity.enterprises_seen())::text[]));
create policy closed on ledger.bank_account for update using (
    enterprise_key = any ((select identity.enterprises_seen())::text[]));

alter table ledger.payment enable row level security;
create policy seen on ledger.payment for select using (ledger.reads(budget_id));
create policy taken_in on ledger.payment for insert with check (ledger.handles(budget_id));
create policy sent on ledger.payment for update using (ledger.handles(budget_id));

alter table ledger.payment_file enable row level security;
create policy seen on ledger.payment_file for select using (ledger.reads(budget_id));
create policy made on ledger.payment_file for insert with check (ledger.handles(budget_id));
