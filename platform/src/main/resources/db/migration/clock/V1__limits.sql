-- Limits in working days that run, stand still and end. A limit is facts alone; its due day follows
-- from the calendar and is kept beside them only so that the sweep finds what has passed.
create table clock.time_limit (
    id          bigint generated always as identity primary key,
    subject     text not null,
    step        text not null,
    from_day    date not null,
    days        int  not null check (days between 0 and 10000),
    basis       text not null,
    calendar    text not null,
    due         date check (due >= from_day),
    provisional boolean not null,
    passed_on   date,
    ended_on    date check (ended_on >= from_day)
);
comment on table clock.time_limit is 'One row per limit; a subject (a case) has one open limit per step at most';
comment on column clock.time_limit.from_day is 'day of the event, not counted';
comment on column clock.time_limit.basis is 'document and article, or promise';
comment on column clock.time_limit.calendar is 'fingerprint of the calendar by which due was counted';
comment on column clock.time_limit.due is 'last day of the limit; absent while it stands still';
comment on column clock.time_limit.provisional is 'rests on a year without an official calendar';
comment on column clock.time_limit.passed_on is 'day on which the sweep found it passed and said so, once';
create unique index limit_open on clock.time_limit (subject, step) where ended_on is null;
create index limit_of on clock.time_limit (subject);
create index limit_due on clock.time_limit (due) where ended_on is null and passed_on is null;

create table clock.stop (
    limit_id   bigint not null references clock.time_limit,
    from_day   date not null,
    until_day  date check (until_day >= from_day),
    reason     text not null,
    basis      text not null,
    ordinal    int  not null check (ordinal > 0),
    primary key (limit_id, ordinal)
);
create unique index stop_open on clock.stop (limit_id) where until_day is null;

create table clock.extension (
    limit_id   bigint primary key references clock.time_limit,
    days       int  not null check (days > 0),
    reason     text not null,
    granted_by text not null,
    granted_on date not null
);
comment on table clock.extension is 'A limit is extended once (Administrative Licensing Law, article 42)';

-- A due day that moved because the calendar did.
create table clock.recount (
    id              bigint generated always as identity primary key,
    limit_id        bigint not null references clock.time_limit,
    calendar_before text not null,
    due_before      date,
    due_after       date,
    on_day          date not null
);
create index recount_of on clock.recount (limit_id);
