-- Money of rewards. All amounts are CNY in yuan with two decimals.

-- A budget line: what a programme pays from in a year.
create table ledger.budget (
    id        bigint generated always as identity primary key,
    programme text not null,
    line      text not null,
    region    text not null,
    year      int not null check (year between 2000 and 2200),
    synthetic boolean not null default false,
    opened_at timestamptz not null,
    unique (programme, line, year)
);
comment on column ledger.budget.region is 'division code of the authority whose officers handle it; empty for the whole country';

-- Money put into a line: one officer asks, another one approves.
create table ledger.appropriation (
    id          bigint generated always as identity primary key,
    budget_id   bigint not null references ledger.budget,
    amount      numeric(18, 2) not null check (amount > 0),
    reason      text not null check (reason <> ''),
    state       text not null default 'PROPOSED' check (state in ('PROPOSED', 'APPROVED', 'REFUSED')),
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by  text check (decided_by <> proposed_by),
    decided_at  timestamptz,
    check ((state = 'PROPOSED') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null))
);
create index appropriation_of on ledger.appropriation (budget_id);

-- The accounts of a line. A balance is the sum of its entries; it is kept here so that its row can be locked
-- and its sign be checked by the database itself.
create table ledger.account (
    id        bigint generated always as identity primary key,
    budget_id bigint not null references ledger.budget,
    kind      text not null check (kind in ('APPROPRIATION', 'AVAILABLE', 'RESERVED', 'COMMITTED', 'ORDERED',
                                            'PAID', 'RECOVERED')),
    balance   numeric(18, 2) not null default 0,
    unique (budget_id, kind),
    constraint never_above_the_budget
        check (case kind when 'APPROPRIATION' then balance <= 0 else balance >= 0 end)
);
comment on column ledger.account.kind is 'APPROPRIATION is where money comes from (never above zero); all others are where it is now';

create function ledger.open_accounts() returns trigger language plpgsql security definer set search_path = ledger as $$
begin
    insert into ledger.account (budget_id, kind)
    select new.id, kind
    from unnest(array['APPROPRIATION', 'AVAILABLE', 'RESERVED', 'COMMITTED', 'ORDERED', 'PAID', 'RECOVERED']) kind;
    return null;
end $$;
create trigger open_accounts after insert on ledger.budget for each row execute function ledger.open_accounts();

-- The enterprise's account at a bank. The number is sealed by the platform's key, the last four characters are
-- what pages show.
create table ledger.bank_account (
    id             bigint generated always as identity primary key,
    enterprise_key text not null,
    holder         text not null,
    bank           text not null,
    sealed_number  bytea not null,
    last_four      text not null check (length(last_four) = 4),
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    recorded_until timestamptz check (recorded_until >= recorded_at)
);
create unique index bank_account_now on ledger.bank_account (enterprise_key) where recorded_until is null;

-- A reward on its way from a proposal to the money.
create table ledger.reward (
    id              bigint generated always as identity primary key,
    budget_id       bigint not null references ledger.budget,
    enterprise_key  text not null,
    enterprise_name text not null,
    region          text not null,
    synthetic       boolean not null,
    programme       text not null,
    version         date not null,
    level           text not null check (level in ('nation', 'province', 'city', 'district')),
    matter          text not null,
    title           text not null,
    thing           text not null check (thing <> ''),
    amount          numeric(18, 2) not null check (amount > 0),
    as_of           date not null,
    known_at        date not null,
    evaluation      jsonb not null,
    state           text not null,
    revision        int not null default 1,
    confirm_by      date,
    confirmed_at    timestamptz,
    bank_account_id bigint references ledger.bank_account,
    committed_by    text,
    ordered_by      text check (ordered_by <> committed_by),
    attempt         int not null default 0,
    paid_on         date,
    proposed_at     timestamptz not null,
    changed_at      timestamptz not null,
    constraint known_state check (state in ('CANDIDATE', 'PUBLISHED', 'WAITING', 'CONFIRMED', 'COMMITTED', 'ORDERED',
        'SUSPENDED', 'PAID', 'WAIVED', 'DROPPED', 'LAPSED', 'RECOVERED')),
    check ((state = 'PAID') <= (paid_on is not null))
);
comment on column ledger.reward.thing is 'what is rewarded once: the number of the certificate, or its first day where it has none';
comment on column ledger.reward.ordered_by is 'who ordered the payment, never who committed the money';

-- Never twice for one matter: the same thing is rewarded once at each level of government, whichever programme pays.
create unique index one_reward_for_one_matter on ledger.reward (enterprise_key, matter, thing, level)
    where state not in ('WAIVED', 'DROPPED', 'LAPSED', 'RECOVERED');
create index reward_of_budget on ledger.reward (budget_id, state, confirmed_at);
create index reward_of_enterprise on ledger.reward (enterprise_key);

create table ledger.reward_event (
    id         bigint generated always as identity primary key,
    reward_id  bigint not null references ledger.reward,
    action     text not null,
    from_state text not null,
    to_state   text not null,
    reason     text,
    by         text not null,
    at         timestamptz not null
);
create index reward_event_of on ledger.reward_event (reward_id, id);

-- Journals and their entries. Debit is positive; the entries of a journal add up to zero.
create table ledger.journal (
    id          bigint generated always as identity primary key,
    budget_id   bigint not null references ledger.budget,
    kind        text not null check (kind in ('APPROPRIATE', 'RESERVE', 'COMMIT', 'ORDER', 'PAY', 'RETURN', 'RELEASE',
                                              'RECOVER')),
    reward_id   bigint references ledger.reward,
    reverses    bigint references ledger.journal,
    reason      text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    check ((kind = 'APPROPRIATE') = (reward_id is null)),
    check (kind <> 'RECOVER' or (reverses is not null and reason <> ''))
);
create index journal_of_budget on ledger.journal (budget_id, id);
create index journal_of_reward on ledger.journal (reward_id, id);
create unique index reversed_once on ledger.journal (reverses);

create table ledger.entry (
    id         bigint generated always as identity primary key,
    journal_id bigint not null references ledger.journal,
    account_id bigint not null references ledger.account,
    amount     numeric(18, 2) not null check (amount <> 0)
);
create index entry_of_journal on ledger.entry (journal_id);
create index entry_of_account on ledger.entry (account_id);

-- An entry moves the balance of its account in the same statement; nobody else does.
create function ledger.move_balance() returns trigger language plpgsql security definer set search_path = ledger as $$
begin
    update ledger.account a set balance = a.balance + new.amount
    from ledger.journal j
    where a.id = new.account_id and j.id = new.journal_id and a.budget_id = j.budget_id;
    if not found then
        raise exception 'entry of journal %: the account % belongs to another budget', new.journal_id, new.account_id;
    end if;
    return null;
end $$;
create trigger move_balance after insert on ledger.entry for each row execute function ledger.move_balance();

create function ledger.must_balance() returns trigger language plpgsql security definer set search_path = ledger as $$
declare
    journal bigint := case tg_table_name when 'journal' then (to_jsonb(new) ->> 'id')::bigint
                                         else (to_jsonb(new) ->> 'journal_id')::bigint end;
    lines int;
    total numeric;
begin
    select count(*), coalesce(sum(amount), 0) into lines, total from ledger.entry where journal_id = journal;
    if lines < 2 or total <> 0 then
        raise exception 'journal % does not balance: % entries with the sum %', journal, lines, total
            using errcode = 'check_violation', constraint = 'entries_sum_to_zero';
    end if;
    return null;
end $$;
create constraint trigger entries_sum_to_zero after insert on ledger.entry
    deferrable initially deferred for each row execute function ledger.must_balance();
create constraint trigger journal_has_entries after insert on ledger.journal
    deferrable initially deferred for each row execute function ledger.must_balance();

-- Locks a line for the rest of the transaction and says what is left of it and how many wait for it.
create function ledger.lock_budget(budget bigint, out available numeric, out waiting int)
language plpgsql security definer set search_path = ledger as $$
begin
    select a.balance into available from ledger.account a
    where a.budget_id = budget and a.kind = 'AVAILABLE' for update;
    select count(*) into waiting from ledger.reward r where r.budget_id = budget and r.state = 'WAITING';
end $$;

-- The place in the queue for money, 1 for the first; null for what does not wait.
create function ledger.place_in_queue(reward bigint) returns int
language sql stable security definer set search_path = ledger as $$
    select count(*)::int
    from ledger.reward mine
    join ledger.reward before on before.budget_id = mine.budget_id and before.state = 'WAITING'
         and (before.confirmed_at, before.id) <= (mine.confirmed_at, mine.id)
    where mine.id = reward and mine.state = 'WAITING'
    having count(*) > 0
$$;

-- A payment order on its way to the treasury; a failed one is followed by another attempt.
create table ledger.payment_file (
    id        bigint generated always as identity primary key,
    budget_id bigint not null references ledger.budget,
    payments  int not null check (payments > 0),
    total     numeric(18, 2) not null check (total > 0),
    sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    made_by   text not null,
    made_at   timestamptz not null
);
create table ledger.payment (
    id              bigint generated always as identity primary key,
    reward_id       bigint not null references ledger.reward,
    attempt         int not null check (attempt > 0),
    budget_id       bigint not null references ledger.budget,
    amount          numeric(18, 2) not null check (amount > 0),
    bank_account_id bigint not null references ledger.bank_account,
    file_id         bigint references ledger.payment_file,
    recorded_at     timestamptz not null,
    unique (reward_id, attempt)
);
create index payment_to_send on ledger.payment (budget_id) where file_id is null;

-- Append only.
create function ledger.append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only: record a reversing journal instead of changing %', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on ledger.journal
    for each statement execute function ledger.append_only();
create trigger append_only before update or delete or truncate on ledger.entry
    for each statement execute function ledger.append_only();
create trigger append_only before update or delete or truncate on ledger.reward_event
    for each statement execute function ledger.append_only();
create trigger append_only before update or delete or truncate on ledger.payment_file
    for each statement execute function ledger.append_only();

-- A recorded bank account is closed once and never changed otherwise: a payment names the account it went to.
create function ledger.close_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.recorded_until is null and new.recorded_until is not null
       and to_jsonb(new) - 'recorded_until' = to_jsonb(old) - 'recorded_until' then
        return new;
    end if;
    raise exception 'a bank account is never changed: record another one';
end $$;
create trigger close_only before update or delete on ledger.bank_account
    for each row execute function ledger.close_only();

-- Published: what everybody may read.
create view ledger.published_budget as
select b.id, b.programme, b.line, b.region, b.year, b.synthetic,
       -max(a.balance) filter (where a.kind = 'APPROPRIATION') as appropriated,
       max(a.balance) filter (where a.kind = 'AVAILABLE')      as available,
       max(a.balance) filter (where a.kind = 'RESERVED')       as reserved,
       max(a.balance) filter (where a.kind = 'COMMITTED')      as committed,
       max(a.balance) filter (where a.kind = 'ORDERED')        as ordered,
       max(a.balance) filter (where a.kind = 'PAID')           as paid,
       max(a.balance) filter (where a.kind = 'RECOVERED')      as recovered
from ledger.budget b
join ledger.account a on a.budget_id = b.id
group by b.id;
comment on view ledger.published_budget is 'The balances of every line, for everybody.';

create view ledger.published_payment as
select r.id, r.budget_id, r.enterprise_key, r.enterprise_name, r.region, r.synthetic, r.programme, r.version, r.level, r.matter,
       r.title, r.thing, r.amount, r.paid_on
from ledger.reward r
where r.state = 'PAID';
comment on view ledger.published_payment is 'Who received what, for everybody; what was recovered is not in it.';
