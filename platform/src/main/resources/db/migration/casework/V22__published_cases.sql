-- Published: whether an enterprise has a case of a programme, for whoever sees the case.
create view casework.published_case with (security_invoker = true) as
select enterprise_key, programme, filing_year, state
from casework.case_file;
comment on view casework.published_case is 'For work lists: the cases in sight; keys and states alone.';
