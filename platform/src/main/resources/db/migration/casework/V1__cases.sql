-- A case: one application of one enterprise for one programme and filing year, on its way to a
-- determination. Names stand here as they were filed; the process engine keeps none of this.
create table casework.case_file (
    receipt         text primary key check (receipt ~ '^[A-Z]{2}-[2-9A-HJKMNP-TV-Z]{6}$'),
    programme       text not null,
    version         date not null,
    enterprise_key  text not null,
    enterprise_name text not null,
    region          text not null,
    filing_year     int  not null check (filing_year between 2000 and 2200),
    state           text not null check (state in ('RECEIVED', 'CHECK', 'SUPPLEMENT', 'CONFIRM', 'NOTICE',
                                                   'OBJECTION', 'VERIFY', 'NUMBER', 'RECOGNISED', 'REFUSED',
                                                   'WITHDRAWN')),
    step            text,
    revision        int  not null default 0 check (revision >= 0),
    submitted_by    text not null,
    submitted_at    timestamptz not null,
    step_since      date not null,
    step_role       text,
    step_region     text,
    asked           text[] not null default '{}',
    procedure       text,
    notice_from     date,
    notice_until    date check (notice_until >= notice_from),
    escalated_on    date,
    decided_on      date,
    reason          text,
    number          text,
    -- a step of the procedure is on exactly while the case is neither waiting for it nor decided
    check ((step is null) = (state in ('RECEIVED', 'RECOGNISED', 'REFUSED', 'WITHDRAWN'))),
    check (num_nulls(step, step_role, step_region) in (0, 3)),
    check ((decided_on is null) = (state not in ('RECOGNISED', 'REFUSED', 'WITHDRAWN')))
);
comment on column casework.case_file.revision is 'Counts the acts: who decides says which one was seen';
comment on column casework.case_file.step is 'id of the step in procedure.bpmn';
comment on column casework.case_file.step_since is 'day from which the step''s clock counts, itself not counted';
comment on column casework.case_file.step_role is 'role that the procedure asks at this step';
comment on column casework.case_file.step_region is 'division whose people it asks: the province, city or district of the enterprise';
comment on column casework.case_file.asked is 'roles that the procedure has asked so far: they keep seeing the case';
comment on column casework.case_file.procedure is 'the deployed procedure under which the case walks to its end';
comment on column casework.case_file.notice_until is 'last day of the public notice';
comment on column casework.case_file.escalated_on is 'day on which a limit of this step passed without an answer';
comment on column casework.case_file.reason is 'reason told with the determination';
-- submitting twice gives one case
create unique index case_once on casework.case_file (enterprise_key, programme, filing_year)
    where state not in ('REFUSED', 'WITHDRAWN');
create index case_of_enterprise on casework.case_file (enterprise_key);
create index case_at on casework.case_file (state, region text_pattern_ops);
create index case_for on casework.case_file (step_role, step_region) where step is not null;

-- What happened, in order; shown to the applicant as it is.
create table casework.history (
    id         bigint generated always as identity primary key,
    receipt    text not null references casework.case_file,
    revision   int  not null,
    action     text,
    from_state text,
    to_state   text not null,
    actor      text not null,
    actor_role text not null,
    on_day     date not null,
    at         timestamptz not null,
    reason     text,
    unique (receipt, revision)
);
comment on column casework.history.action is 'absent for the submission itself';
comment on column casework.history.actor is 'sign-in name; public for an objector, platform for the clock';
comment on column casework.history.on_day is 'day on which it takes effect: for the clock''s acts the last day of the limit';

-- One supplement notice a case: everything that is missing, told at once.
create table casework.supplement (
    receipt     text primary key references casework.case_file,
    asked_by    text not null,
    asked_at    timestamptz not null,
    answered_at timestamptz
);
create table casework.supplement_item (
    receipt text not null references casework.supplement,
    ordinal int  not null check (ordinal > 0),
    field   text,
    paper   text,
    words   text not null check (length(words) between 1 and 2000),
    primary key (receipt, ordinal),
    check (num_nonnulls(field, paper) <= 1)
);
comment on column casework.supplement_item.field is 'field of the form that is meant, where one is';
comment on column casework.supplement_item.paper is 'paper of papers.yaml that is meant, where one is';

-- Objections to a public notice, by real name; seen by those who decide on them.
create table casework.objection (
    id         bigint generated always as identity primary key,
    receipt    text not null references casework.case_file,
    name       text not null check (length(name) between 1 and 200),
    contact    text not null check (length(contact) between 1 and 200),
    grounds    text not null check (length(grounds) between 1 and 4000),
    made_at    timestamptz not null,
    outcome    text check (outcome in ('UPHELD', 'DISMISSED')),
    decided_by text,
    decided_at timestamptz,
    check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null))
);
create index objection_of on casework.objection (receipt);

create function casework.append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the history of a case is append-only';
end $$;
create trigger append_only before update or delete on casework.history for each row execute function casework.append_only();
