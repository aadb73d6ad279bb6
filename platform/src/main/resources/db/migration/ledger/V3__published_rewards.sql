-- Published: whether an enterprise was proposed for a reward, for whoever sees the reward.
create view ledger.published_reward with (security_invoker = true) as
select id, budget_id, enterprise_key, programme, title, thing, state
from ledger.reward;
comment on view ledger.published_reward is 'For work lists: the rewards in sight; keys and states alone.';
