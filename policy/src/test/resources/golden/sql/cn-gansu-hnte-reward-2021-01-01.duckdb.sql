-- cn/gansu/hnte-reward/2021-01-01
-- bound:
--   $1: as of
--   $2: certificates from
--   $3: pool reward, times 100
--   $4: first reward, times 100
--   $5: renewal reward, times 100
WITH facts AS (
  SELECT key,
    subject."region" AS "enterprise.region"
  FROM population subject
),
titles_asked AS (
  SELECT record.key,
    max(record."from") FILTER (WHERE (record."title" = 'cn/hnte') AND (record."from" <= CAST($1 AS DATE)) AND (CAST($1 AS DATE) < record."until")) AS "titles, question 1",
    count(*) FILTER (WHERE (record."title" = 'cn/gansu/hnte-pool') AND (record."from" <= CAST($1 AS DATE)) AND (CAST($1 AS DATE) < record."until")) AS "titles, question 2",
    count(*) FILTER (WHERE (record."title" = 'cn/hnte') AND (record."from" <= CAST($1 AS DATE)) AND (CAST($1 AS DATE) < record."until")) AS "titles, question 3",
    min(record."from") FILTER (WHERE (record."title" = 'cn/hnte')) AS "titles, question 4",
    count(*) FILTER (WHERE (record."title" = 'cn/hnte')) AS "titles, question 5"
  FROM titles record
  GROUP BY record.key
),
awards_asked AS (
  SELECT record.key,
    count(*) FILTER (WHERE (record."programme" = 'cn/gansu/hnte-reward') AND ((record."matter" IS NOT DISTINCT FROM 'hnte-pool') OR (CAST(CAST(record."amount" AS DECIMAL(20,2)) * 100 AS BIGINT) = CAST($3 AS BIGINT)))) AS "awards, question 1",
    max(record."on") FILTER (WHERE (record."programme" = 'cn/gansu/hnte-reward') AND (NOT (record."matter" IS NOT DISTINCT FROM 'hnte-pool')) AND (NOT (CAST(CAST(record."amount" AS DECIMAL(20,2)) * 100 AS BIGINT) = CAST($3 AS BIGINT)))) AS "awards, question 2",
    count(*) FILTER (WHERE (record."programme" = 'cn/gansu/hnte-reward') AND (NOT (record."matter" IS NOT DISTINCT FROM 'hnte-pool')) AND (NOT (CAST(CAST(record."amount" AS DECIMAL(20,2)) * 100 AS BIGINT) = CAST($3 AS BIGINT)))) AS "awards, question 3"
  FROM awards record
  GROUP BY record.key
),
known AS (
  SELECT subject.*,
    titles_asked."titles, question 1",
    titles_asked."titles, question 2",
    titles_asked."titles, question 3",
    titles_asked."titles, question 4",
    titles_asked."titles, question 5",
    awards_asked."awards, question 1",
    awards_asked."awards, question 2",
    awards_asked."awards, question 3",
    coalesce("enterprise.region" IS NOT NULL AND length("enterprise.region") >= 2, FALSE) AS "exact"
  FROM facts subject
  LEFT JOIN titles_asked ON titles_asked.key = subject.key
  LEFT JOIN awards_asked ON awards_asked.key = subject.key
),
decisions_1 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    subject."titles, question 1" AS "max(…)",
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    coalesce(subject."titles, question 2" > 0, FALSE) AS "pool_member",
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    coalesce(subject."awards, question 1" > 0, FALSE) AS "pool_paid"
  FROM known subject
),
decisions_2 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    CASE WHEN coalesce(subject."titles, question 3", 0) = 0 THEN CAST(NULL AS DATE) ELSE "max(…)" END AS "certificate_from",
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    "pool_member" AND (NOT "pool_paid") AS "pool_unpaid"
  FROM decisions_1 subject
),
decisions_3 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    coalesce(subject."titles, question 4" < subject."certificate_from", FALSE) OR (coalesce((subject."certificate_from" IS NULL) AND subject."titles, question 5" > 0, FALSE) AND CAST(NULL AS BOOLEAN)) AS "held_before",
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    coalesce((NOT (subject."certificate_from" IS NULL)) AND subject."awards, question 2" >= subject."certificate_from", FALSE) OR (coalesce((NOT (subject."certificate_from" IS NULL)) AND (subject."certificate_from" IS NULL) AND subject."awards, question 3" > 0, FALSE) AND CAST(NULL AS BOOLEAN)) AS "certificate_paid",
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    CASE WHEN "pool_unpaid" THEN CAST($3 AS BIGINT) ELSE 0 END AS "pool_reward"
  FROM decisions_2 subject
),
decisions_4 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    ("certificate_from" >= CAST($2 AS DATE)) AND (coalesce(NOT "held_before", FALSE)) AS "first_recognition",
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    ("certificate_from" >= CAST($2 AS DATE)) AND (coalesce("held_before", FALSE)) AS "renewed_recognition"
  FROM decisions_3 subject
),
decisions_5 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    "first_recognition" OR "renewed_recognition" OR "pool_member" AS "entitled",
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    ("first_recognition" OR "renewed_recognition") AND (coalesce(NOT "certificate_paid", FALSE)) AS "certificate_unpaid"
  FROM decisions_4 subject
),
decisions_6 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    "certificate_unpaid" OR "pool_unpaid" AS "unpaid",
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    CASE WHEN (coalesce("certificate_unpaid", FALSE)) AND (coalesce("first_recognition", FALSE)) THEN CAST($4 AS BIGINT) WHEN (coalesce("certificate_unpaid", FALSE)) AND (coalesce(NOT "first_recognition", FALSE)) THEN CAST($5 AS BIGINT) ELSE 0 END AS "certificate_reward"
  FROM decisions_5 subject
),
decisions_7 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    "certificate_reward" + "pool_reward" AS "payable"
  FROM decisions_6 subject
)
SELECT key,
    "exact",
    CASE WHEN NOT "exact" THEN NULL WHEN starts_with("enterprise.region", '62') AND (coalesce("entitled", FALSE)) AND (coalesce("unpaid", FALSE)) THEN 'met' ELSE 'not_met' END AS verdict,
    starts_with("enterprise.region", '62') AS "condition_region",
    coalesce("entitled", FALSE) AS "condition_entitled",
    coalesce("unpaid", FALSE) AS "condition_unpaid",
    "certificate_reward" AS "outcome_certificate_reward",
    100 AS "outcome_certificate_reward / ",
    "pool_reward" AS "outcome_pool_reward",
    100 AS "outcome_pool_reward / ",
    "payable" AS "amount",
    100 AS "amount / "
FROM decisions_7 subject
