-- Mandates: an enterprise lets an agent act for it. A row is never deleted; its one change is to be revoked.
create table identity.mandate (
    id             bigint generated always as identity primary key,
    enterprise_key text not null,
    agent          text not null references identity.account,
    scope          text not null check (scope in ('READ', 'FILL', 'SUBMIT')),
    programme      text,
    valid_from     date not null,
    valid_until    date check (valid_until > valid_from),
    given_by       text not null,
    given_at       timestamptz not null,
    revoked_by     text,
    revoked_at     timestamptz check (revoked_at >= given_at),
    check ((revoked_by is null) = (revoked_at is null))
);
comment on column identity.mandate.scope is 'each scope holds the ones before it: READ, FILL, SUBMIT';
comment on column identity.mandate.programme is 'empty: every programme';
comment on column identity.mandate.valid_until is 'first day no longer valid; empty: until revoked';
create index mandate_of_agent on identity.mandate (agent) where revoked_at is null;
create index mandate_of_enterprise on identity.mandate (enterprise_key);

create function identity.append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.revoked_at is null and new.revoked_at is not null
       and to_jsonb(new) - 'revoked_at' - 'revoked_by' = to_jsonb(old) - 'revoked_at' - 'revoked_by' then
        return new;
    end if;
    raise exception 'the history of % is append-only: revoke the mandate and give a new one', tg_table_name;
end $$;
create trigger append_only before update or delete on identity.mandate
    for each row execute function identity.append_only();

-- Who asks. The platform sets echelon.username, role, region, enterprise and today on each connection that it
-- takes from the pool; a connection on which nobody set them belongs to nobody and sees nothing.
create function identity.viewer_name() returns text language sql stable parallel safe
    return current_setting('echelon.username', true);
create function identity.viewer_role() returns text language sql stable parallel safe
    return current_setting('echelon.role', true);
create function identity.today() returns date language sql stable parallel safe
    return nullif(current_setting('echelon.today', true), '')::date;

create function identity.is_job() returns boolean language sql stable parallel safe
    return coalesce(current_setting('echelon.role', true) = 'OPERATOR', false);
comment on function identity.is_job is 'the platform itself: first start, command line, listeners, scheduled jobs';

create function identity.imports() returns boolean language sql stable parallel safe
    return coalesce(current_setting('echelon.role', true) in ('OFFICER', 'ADMINISTRATOR', 'OPERATOR'), false);
comment on function identity.imports is 'may bring data into the register, as Access.imports()';

create function identity.staff_region() returns text language sql stable parallel safe
    return case when current_setting('echelon.role', true) in ('OFFICER', 'LEADER', 'ADMINISTRATOR', 'OPERATOR')
                then current_setting('echelon.region', true) end;
comment on function identity.staff_region is
    'region of one who reads the register, empty for the whole country; null for everybody else';

create function identity.office_region() returns text language sql stable parallel safe
    return case when current_setting('echelon.role', true) in ('OFFICER', 'LEADER', 'ADMINISTRATOR', 'OPERATOR',
                                                               'EVALUATION_AGENCY', 'TAX_OFFICER')
                then current_setting('echelon.region', true) end;
comment on function identity.office_region is 'as staff_region, and of agencies and tax officers too';

create function identity.sees_region(code text) returns boolean language sql stable parallel safe
    return coalesce(starts_with(coalesce(code, ''), identity.staff_region()), false);
create function identity.works_in_region(code text) returns boolean language sql stable parallel safe
    return coalesce(starts_with(coalesce(code, ''), identity.office_region()), false);

-- As owner, since the rules on mandates would otherwise ask themselves.
create function identity.enterprises_seen() returns text[]
    language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
    return case current_setting('echelon.role', true)
        when 'ENTERPRISE' then array[current_setting('echelon.enterprise', true)]
        when 'AGENT' then array(
            select m.enterprise_key
            from identity.mandate m
            where m.agent = current_setting('echelon.username', true) and m.revoked_at is null
              and m.valid_from <= identity.today()
              and (m.valid_until is null or m.valid_until > identity.today()))
        else '{}' end;
end $$;
comment on function identity.enterprises_seen is
    'the own enterprise, or those of an agent''s mandates; empty for everybody else';

create function identity.sees_enterprise(key text) returns boolean language sql stable parallel safe
    return coalesce(key = any (identity.enterprises_seen()), false);

-- Staff see the mandates of the enterprises they see; the module of enterprises adds that.
alter table identity.mandate enable row level security;
create policy parties on identity.mandate for select using (
    (select identity.is_job()) or agent = (select identity.viewer_name())
    or enterprise_key = any ((select identity.enterprises_seen())::text[]));
create policy given on identity.mandate for insert with check (
    (select identity.is_job())
    or ((select identity.viewer_role()) = 'ENTERPRISE'
        and enterprise_key = any ((select identity.enterprises_seen())::text[])));
create policy revoked on identity.mandate for update using (
    (select identity.is_job()) or agent = (select identity.viewer_name())
    or ((select identity.viewer_role()) = 'ENTERPRISE'
        and enterprise_key = any ((select identity.enterprises_seen())::text[])));
