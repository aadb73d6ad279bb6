-- cn/gansu/hnte-reward/2021-01-01
-- bound:
--   :p1: as of
--   :p2: certificates from
--   :p3: pool reward, times 100
--   :p4: first reward, times 100
--   :p5: renewal reward, times 100
WITH facts AS (
  SELECT key,
    subject.awards,
    subject.titles,
    subject.`region` AS `enterprise.region`
  FROM population subject
),
known AS (
  SELECT *,
    coalesce(`enterprise.region` IS NOT NULL AND length(`enterprise.region`) >= 2, FALSE) AS `exact`
  FROM facts subject
),
decisions_1 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    array_max(transform(filter(titles, record -> ((record.`title` = 'cn/hnte') AND (record.`from` <= CAST(:p1 AS DATE)) AND (CAST(:p1 AS DATE) < record.`until`))), record -> record.`from`)) AS `max(…)`,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    coalesce(exists(titles, record -> ((record.`title` = 'cn/gansu/hnte-pool') AND (record.`from` <= CAST(:p1 AS DATE)) AND (CAST(:p1 AS DATE) < record.`until`))), FALSE) AS `pool_member`,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    coalesce(exists(awards, record -> ((record.`programme` = 'cn/gansu/hnte-reward') AND ((record.`matter` <=> 'hnte-pool') OR (record.`amount` = CAST(:p3 AS BIGINT))))), FALSE) AS `pool_paid`
  FROM known subject
),
decisions_2 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    CASE WHEN CAST(coalesce(array_size(filter(titles, record -> ((record.`title` = 'cn/hnte') AND (record.`from` <= CAST(:p1 AS DATE)) AND (CAST(:p1 AS DATE) < record.`until`)))), 0) AS BIGINT) = 0 THEN CAST(NULL AS DATE) ELSE `max(…)` END AS `certificate_from`,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    `pool_member` AND (NOT `pool_paid`) AS `pool_unpaid`
  FROM decisions_1 subject
),
decisions_3 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    coalesce(exists(titles, record -> ((record.`title` = 'cn/hnte') AND (record.`from` < subject.`certificate_from`))), FALSE) OR (coalesce(exists(titles, record -> (((record.`title` = 'cn/hnte') AND (record.`from` < subject.`certificate_from`)) IS NULL)), FALSE) AND CAST(NULL AS BOOLEAN)) AS `held_before`,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    coalesce(exists(awards, record -> ((record.`programme` = 'cn/gansu/hnte-reward') AND (NOT (record.`matter` <=> 'hnte-pool')) AND (NOT (record.`amount` = CAST(:p3 AS BIGINT))) AND (NOT (subject.`certificate_from` IS NULL)) AND (record.`on` >= subject.`certificate_from`))), FALSE) OR (coalesce(exists(awards, record -> (((record.`programme` = 'cn/gansu/hnte-reward') AND (NOT (record.`matter` <=> 'hnte-pool')) AND (NOT (record.`amount` = CAST(:p3 AS BIGINT))) AND (NOT (subject.`certificate_from` IS NULL)) AND (record.`on` >= subject.`certificate_from`)) IS NULL)), FALSE) AND CAST(NULL AS BOOLEAN)) AS `certificate_paid`,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    CASE WHEN `pool_unpaid` THEN CAST(:p3 AS BIGINT) ELSE 0 END AS `pool_reward`
  FROM decisions_2 subject
),
decisions_4 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    (`certificate_from` >= CAST(:p2 AS DATE)) AND (coalesce(NOT `held_before`, FALSE)) AS `first_recognition`,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    (`certificate_from` >= CAST(:p2 AS DATE)) AND (coalesce(`held_before`, FALSE)) AS `renewed_recognition`
  FROM decisions_3 subject
),
decisions_5 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    `first_recognition` OR `renewed_recognition` OR `pool_member` AS `entitled`,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    (`first_recognition` OR `renewed_recognition`) AND (coalesce(NOT `certificate_paid`, FALSE)) AS `certificate_unpaid`
  FROM decisions_4 subject
),
decisions_6 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    `certificate_unpaid` OR `pool_unpaid` AS `unpaid`,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    CASE WHEN (coalesce(`certificate_unpaid`, FALSE)) AND (coalesce(`first_recognition`, FALSE)) THEN CAST(:p4 AS BIGINT) WHEN (coalesce(`certificate_unpaid`, FALSE)) AND (coalesce(NOT `first_recognition`, FALSE)) THEN CAST(:p5 AS BIGINT) ELSE 0 END AS `certificate_reward`
  FROM decisions_5 subject
),
decisions_7 AS (
  SELECT *,
    -- 关于深化科技体制机制改革创新推动高质量发展的若干措施
    `certificate_reward` + `pool_reward` AS `payable`
  FROM decisions_6 subject
)
SELECT key,
    `exact`,
    CASE WHEN NOT `exact` THEN NULL WHEN startswith(`enterprise.region`, '62') AND (coalesce(`entitled`, FALSE)) AND (coalesce(`unpaid`, FALSE)) THEN 'met' ELSE 'not_met' END AS verdict,
    startswith(`enterprise.region`, '62') AS `condition_region`,
    coalesce(`entitled`, FALSE) AS `condition_entitled`,
    coalesce(`unpaid`, FALSE) AS `condition_unpaid`,
    `certificate_reward` AS `outcome_certificate_reward`,
    100 AS `outcome_certificate_reward / `,
    `pool_reward` AS `outcome_pool_reward`,
    100 AS `outcome_pool_reward / `,
    `payable` AS `amount`,
    100 AS `amount / `
FROM decisions_7 subject
