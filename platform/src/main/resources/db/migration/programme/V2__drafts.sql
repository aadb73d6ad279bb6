-- Programmes in work. A draft holds all files of one version, and those of its programme that stand beside the
-- versions. What is published from it goes into programme.publication and stays there unchanged.
create table programme.draft (
    id               uuid primary key,
    programme        text not null check (programme ~ '^[a-z0-9-]+(/[a-z0-9-]+)+$'),
    version          date not null,
    region           text not null check (region ~ '^[0-9]{0,9}$'),
    based_on         text,
    based_on_sha256  text,
    programme_sha256 text,
    state            text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'PUBLISHED', 'DISCARDED')),
    revision         integer not null check (revision > 0),
    author           text not null,
    opened_at        timestamptz not null,
    changed_at       timestamptz not null
);
comment on column programme.draft.region is 'division the programme is for, empty for the whole country: who may work on it';
comment on column programme.draft.based_on is 'unit whose files it began with; null for a new programme';
comment on column programme.draft.programme_sha256 is
    'checksum of the programme''s own files as they were published when it began; null when there were none';
comment on column programme.draft.revision is 'counts every change; who saves says which one they saw';
create unique index one_draft_in_work on programme.draft (programme, version)
    where state in ('DRAFT', 'SUBMITTED', 'RETURNED');

create table programme.draft_file (
    draft_id uuid not null references programme.draft,
    path     text not null,
    content  bytea not null,
    primary key (draft_id, path)
);

-- What was done to a draft and by whom: four eyes rest on it, so it is append-only.
create table programme.draft_step (
    draft_id uuid not null references programme.draft,
    revision integer not null,
    step     text not null check (step in
                 ('OPENED', 'SAVED', 'SUBMITTED', 'TAKEN_BACK', 'RETURNED', 'PUBLISHED', 'DISCARDED')),
    done_by  text not null,
    done_at  timestamptz not null,
    note     text not null,
    primary key (draft_id, revision)
);
create trigger append_only before update or delete on programme.draft_step for each row execute function programme.append_only();

-- Drafts are seen and changed by the policy designers of their region and above.
alter table programme.draft enable row level security;
create policy seen on programme.draft for select using (starts_with(region, (select identity.design_region())));
create policy opened on programme.draft for insert with check (
    identity.viewer_role() = 'POLICY_DESIGNER' and starts_with(region, identity.design_region()));
create policy changed on programme.draft for update using (
    (select identity.viewer_role()) = 'POLICY_DESIGNER' and starts_with(region, (select identity.design_region())));

alter table programme.draft_file enable row level security;
create policy seen on programme.draft_file for select using (
    exists (select from programme.draft d where d.id = draft_file.draft_id));
create policy put on programme.draft_file for insert with check (
    identity.viewer_role() = 'POLICY_DESIGNER' and exists (select from programme.draft d where d.id = draft_file.draft_id));
create policy changed on programme.draft_file for update using (
    identity.viewer_role() = 'POLICY_DESIGNER' and exists (select from programme.draft d where d.id = draft_file.draft_id));
create policy removed on programme.draft_file for delete using (
    identity.viewer_role() = 'POLICY_DESIGNER' and exists (select from programme.draft d where d.id = draft_file.draft_id));

alter table programme.draft_step enable row level security;
create policy seen on programme.draft_step for select using (
    exists (select from programme.draft d where d.id = draft_step.draft_id));
create policy added on programme.draft_step for insert with check (
    identity.viewer_role() = 'POLICY_DESIGNER' and exists (select from programme.draft d where d.id = draft_step.draft_id));
