-- Titles whose numbers have no published form: the number is taken as its document shows it. A number of the
-- technology-SME form is still held to it.
alter table casework.registry_number
    add column free boolean not null default false,
    drop constraint registry_number_number_check,
    drop constraint registry_number_check,
    add constraint registry_number_form check (
        case when free then number ~ '^[^[:space:]]{4,40}$' else number ~ '^20[0-9]{2}[0-9]{6}[0AB][0-9A-Z]{7}$' end),
    add constraint registry_number_simulated check (
        simulated = case when free then starts_with(number, 'SIM') else substr(number, 12, 3) = 'SIM' end);
comment on column casework.registry_number.free is 'whether the version names no form of its numbers';
