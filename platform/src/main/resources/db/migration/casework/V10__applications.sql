-- A draft: what an enterprise is about to file, filled in by several people on several devices. One at a time
-- for each enterprise, programme and filing year; a supplement is drafted in the same way, beside its case.
create table casework.draft (
    id             uuid primary key,
    kind           text not null check (kind in ('APPLICATION', 'SUPPLEMENT')),
    enterprise_key text not null,
    programme      text not null,
    filing_year    int  not null check (filing_year between 2000 and 2200),
    receipt        text references casework.case_file,
    opened_by      text not null,
    opened_at      timestamptz not null,
    filed_at       timestamptz,
    check (case kind when 'APPLICATION' then (receipt is null) = (filed_at is null) else receipt is not null end)
);
comment on column casework.draft.receipt is 'the case an application became, or the case a supplement is for';
create unique index draft_once on casework.draft (enterprise_key, programme, filing_year)
    where kind = 'APPLICATION' and filed_at is null;
create unique index supplement_once on casework.draft (receipt) where kind = 'SUPPLEMENT';
create index draft_of_case on casework.draft (receipt);

-- Every value anybody saved, with its number; the newest counts. Whoever saves says which number was seen, so that
-- nothing is overwritten unseen. What was typed is kept as typed, also where it is no answer yet.
create table casework.draft_answer (
    draft_id      uuid not null references casework.draft,
    field         text not null,
    version       int  not null check (version > 0),
    typed         text not null check (length(typed) <= 4000),
    dispute       text not null default '' check (length(dispute) <= 2000),
    saved_by      text not null,
    saved_name_zh text not null,
    saved_name_en text not null,
    saved_at      timestamptz not null,
    primary key (draft_id, field, version)
);
comment on column casework.draft_answer.dispute is 'why the register''s value is wrong, in the applicant''s words; empty: not disputed';

-- Papers. A removed one keeps its bytes until the draft is filed; after that only that it was there.
create table casework.paper (
    id               uuid primary key,
    draft_id         uuid not null references casework.draft,
    paper            text not null,
    name             text not null check (length(name) between 1 and 200),
    type             text not null check (type in ('PDF', 'PNG', 'JPEG', 'XLSX', 'DOCX', 'OFD')),
    size             int  not null check (size > 0),
    sha256           text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    content          bytea,
    scan             text not null check (scan in ('CLEAN', 'NOT_SCANNED')),
    uploaded_by      text not null,
    uploaded_name_zh text not null,
    uploaded_name_en text not null,
    uploaded_at      timestamptz not null,
    removed_by       text,
    removed_at       timestamptz,
    check ((removed_by is null) = (removed_at is null)),
    check (content is not null or removed_at is not null)
);
comment on column casework.paper.paper is 'id in papers.yaml';
comment on column casework.paper.scan is 'CLEAN: a virus scanner found nothing; NOT_SCANNED: none is set up';
create index paper_of on casework.paper (draft_id);

-- What was filed: answers with the source of each value, the verdict at that moment, the undertaking. Never
-- changed; an answered supplement is a further revision.
create table casework.filing (
    receipt          text not null references casework.case_file,
    revision         int  not null check (revision > 0),
    enterprise_key   text not null,
    programme        text not null,
    version          date not null,
    as_of            date not null,
    answers          jsonb not null,
    verdict          jsonb,
    register_verdict jsonb,
    undertaking_zh   text not null,
    undertaking_en   text not null,
    filed_by         text not null,
    filed_name_zh    text not null,
    filed_name_en    text not null,
    filed_at         timestamptz not null,
    primary key (receipt, revision)
);
comment on column casework.filing.verdict is 'what the programme said on these answers; empty where they were refused as impossible';
comment on column casework.filing.register_verdict is 'what it said on the register''s values where the answers differ from them';

create table casework.filing_paper (
    receipt  text not null,
    revision int  not null,
    paper_id uuid not null references casework.paper,
    primary key (receipt, revision, paper_id),
    foreign key (receipt, revision) references casework.filing
);
create index filing_paper_of on casework.filing_paper (paper_id);

-- A window that is longer than the version's: a programme's owner announced it, or the demonstration region needs it.
create table casework.window_extension (
    id             bigint generated always as identity primary key,
    programme      text not null,
    filing_year    int,
    opens          text not null check (opens ~ '^[0-9]{2}-[0-9]{2}$'),
    closes         text not null check (closes ~ '^[0-9]{2}-[0-9]{2}$'),
    synthetic_only boolean not null,
    reason_zh      text not null,
    reason_en      text not null,
    recorded_by    text not null,
    recorded_at    timestamptz not null
);
comment on column casework.window_extension.filing_year is 'empty: every year';
comment on column casework.window_extension.synthetic_only is 'for the invented enterprises of the demonstration region alone';
create unique index window_extension_once on casework.window_extension (programme, filing_year, opens, closes, synthetic_only)
    nulls not distinct;

create function casework.kept() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are kept as they are: add a new one instead', tg_table_name;
end $$;
create trigger kept before update or delete on casework.draft_answer for each row execute function casework.kept();
create trigger kept before update or delete on casework.filing for each row execute function casework.kept();
create trigger kept before update or delete on casework.filing_paper for each row execute function casework.kept();

-- A paper is removed once, and only a removed one loses its bytes.
create function casework.paper_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       and (new.id, new.draft_id, new.paper, new.name, new.type, new.size, new.sha256, new.scan, new.uploaded_by, new.uploaded_at)
         = (old.id, old.draft_id, old.paper, old.name, old.type, old.size, old.sha256, old.scan, old.uploaded_by, old.uploaded_at)
       and (old.removed_at is null or new.removed_at = old.removed_at)
       and (new.content is null or new.content = old.content) then
        return new;
    end if;
    raise exception 'a paper is kept as it is: remove it and add another';
end $$;
create trigger kept before update or delete on casework.paper for each row execute function casework.paper_kept();
