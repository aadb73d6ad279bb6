-- Events that were committed and what became of them: one row for each event and listener. The columns up
-- to last_resubmission_date are those of Spring Modulith 2.1 (its structure 2); the rest is ours.
create table outbox.event_publication (
    id                     uuid primary key,
    listener_id            text not null,
    event_type             text not null,
    serialized_event       text not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz,
    last_fault             text,
    last_fault_at          timestamptz
);
comment on column outbox.event_publication.serialized_event is 'keys only, never personal data';
comment on column outbox.event_publication.last_fault is 'kind of the fault and the reference under which the log has it';
create index event_publication_serialized_event on outbox.event_publication using hash (serialized_event);
create index event_publication_completed on outbox.event_publication (completion_date);
create index event_publication_open on outbox.event_publication (status, publication_date) where completion_date is null;

-- What failed so often that it waits for a person. A retry puts the row back.
create table outbox.abandoned (
    id               uuid primary key,
    listener_id      text not null,
    event_type       text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    attempts         int not null,
    last_fault       text,
    last_fault_at    timestamptz,
    abandoned_at     timestamptz not null
);
