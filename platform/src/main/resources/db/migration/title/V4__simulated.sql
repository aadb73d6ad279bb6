-- An invented enterprise has invented numbers, whoever brought them in: everybody is told so.
create or replace view title.public_title as
select t.id, t.enterprise_key, coalesce(e.uscc, e.other_id) as code, e.name, e.name_en, e.region, e.synthetic,
       t.title, t.number, t.issued_on, t.valid_from, t.valid_until, r.revoked_on,
       t.simulated or e.synthetic as simulated
from title.title t
join enterprise.published_name e on e.key = t.enterprise_key
left join title.revocation r
       on r.title = t.title and r.number = t.number and r.recorded_until is null
where t.recorded_until is null;
