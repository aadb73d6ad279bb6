-- cn/tech-sme/2017-05-03
-- bound:
--   :p1: as of
--   :p2: staff limit, times 100
--   :p3: revenue limit, times 100
--   :p4: assets limit, times 100
--   :p5: pass mark, times 100
WITH facts AS (
  SELECT key,
    subject.titles,
    subject.`registered_on` AS `enterprise.registered on`,
    subject.`region` AS `enterprise.region`,
    CASE WHEN subject.`staff_y1` BETWEEN 0 AND 99999999999 THEN subject.`staff_y1` END AS `last.staff`,
    CASE WHEN subject.`revenue_y1` BETWEEN 0 AND 9999999999999999 THEN subject.`revenue_y1` END AS `last.revenue`,
    CASE WHEN subject.`total_assets_y1` BETWEEN 0 AND 9999999999999999 THEN subject.`total_assets_y1` END AS `last.total_assets`,
    subject.`prohibited_product` AS `current.prohibited_product`,
    subject.`accident_or_offence` AS `current.accident_or_offence`,
    subject.`abnormal_listing` AS `current.abnormal_listing`,
    CASE WHEN subject.`st_staff_y1` BETWEEN 0 AND 99999999999 THEN subject.`st_staff_y1` END AS `last.st_staff`,
    CASE WHEN subject.`rd_expense_deductible_y1` BETWEEN 0 AND 9999999999999999 THEN subject.`rd_expense_deductible_y1` WHEN subject.`rd_expense_deductible_y1` IS NULL AND subject.`rd_expense_y1` BETWEEN 0 AND 9999999999999999 THEN subject.`rd_expense_y1` END AS `last.rd_expense_deductible`,
    CASE WHEN subject.`total_cost_y1` BETWEEN 0 AND 9999999999999999 THEN subject.`total_cost_y1` END AS `last.total_cost`,
    CASE WHEN subject.`ip_class1` BETWEEN 0 AND 999999999 THEN subject.`ip_class1` END AS `current.ip_class1`,
    CASE WHEN subject.`ip_class2` BETWEEN 0 AND 999999999 THEN subject.`ip_class2` END AS `current.ip_class2`,
    CASE WHEN subject.`national_award_rank` BETWEEN 0 AND 999999999 THEN subject.`national_award_rank` END AS `current.national_award_rank`,
    subject.`rd_institution_level` AS `current.rd_institution_level`,
    CASE WHEN subject.`standards_led` BETWEEN 0 AND 999999999 THEN subject.`standards_led` END AS `current.standards_led`,
    coalesce(subject.`registered_on` < make_date(CAST(CAST(year(CAST(:p1 AS DATE)) AS BIGINT) - 2 AS INT), 1, 1), TRUE) AS `years[-3] exists`,
    coalesce(subject.`registered_on` < make_date(CAST(CAST(year(CAST(:p1 AS DATE)) AS BIGINT) - 1 AS INT), 1, 1), TRUE) AS `years[-2] exists`,
    coalesce(subject.`registered_on` < make_date(CAST(CAST(year(CAST(:p1 AS DATE)) AS BIGINT) - 0 AS INT), 1, 1), TRUE) AS `last exists`
  FROM population subject
),
known AS (
  SELECT *,
    coalesce(`enterprise.registered on` IS NOT NULL AND `enterprise.region` IS NOT NULL AND (`last exists` = (`last.staff` IS NOT NULL)) AND (`last exists` = (`last.revenue` IS NOT NULL)) AND (`last exists` = (`last.total_assets` IS NOT NULL)) AND `current.prohibited_product` IS NOT NULL AND `current.accident_or_offence` IS NOT NULL AND `current.abnormal_listing` IS NOT NULL AND (`last exists` = (`last.st_staff` IS NOT NULL)) AND (`last exists` = (`last.rd_expense_deductible` IS NOT NULL)) AND (`last exists` = (`last.total_cost` IS NOT NULL)) AND `current.ip_class1` IS NOT NULL AND `current.ip_class2` IS NOT NULL AND `current.national_award_rank` IS NOT NULL AND `current.rd_institution_level` IS NOT NULL AND `current.standards_led` IS NOT NULL, FALSE) AS `exact`
  FROM facts subject
),
decisions_1 AS (
  SELECT *,
    -- 国科发政〔2017〕115号 article 6(1)
    NOT (substring(`enterprise.region`, 1, 2) IN ('71', '81', '82')) AS `resident`,
    -- 国科发政〔2017〕115号 article 6(2)
    `last.staff` <= CAST(:p2 AS BIGINT) AS `staff_limit`,
    -- 国科发政〔2017〕115号 article 6(2)
    `last.revenue` <= CAST(:p3 AS BIGINT) AS `revenue_limit`,
    -- 国科发政〔2017〕115号 article 6(2)
    `last.total_assets` <= CAST(:p4 AS BIGINT) AS `assets_limit`,
    -- 国科发政〔2017〕115号 article 6(3)
    NOT `current.prohibited_product` AS `product`,
    -- 国科发政〔2017〕115号 article 6(4)
    (NOT `current.accident_or_offence`) AND (NOT `current.abnormal_listing`) AS `conduct`,
    -- 国科发政〔2017〕115号 article 7(1)
    `last.st_staff` AS `personnel_score input`,
    `last.staff` AS `personnel_score input / `,
    -- 国科发政〔2017〕115号 article 7(2)
    `last.rd_expense_deductible` AS `rd_sales_score input`,
    `last.revenue` AS `rd_sales_score input / `,
    -- 国科发政〔2017〕115号 article 7(2)
    `last.rd_expense_deductible` AS `rd_cost_score input`,
    `last.total_cost` AS `rd_cost_score input / `,
    -- 国科发政〔2017〕115号 article 7(3)
    CASE WHEN `current.ip_class1` >= 1 THEN 30 WHEN `current.ip_class2` >= 4 THEN 24 WHEN `current.ip_class2` >= 3 THEN 18 WHEN `current.ip_class2` >= 2 THEN 12 WHEN `current.ip_class2` >= 1 THEN 6 ELSE 0 END AS `achievement_score`,
    -- 国科发政〔2017〕115号 article 8(1)
    coalesce(exists(titles, record -> ((record.`title` = 'cn/hnte') AND (record.`from` <= CAST(:p1 AS DATE)) AND (CAST(:p1 AS DATE) < record.`until`))), FALSE) AS `direct_hnte`,
    -- 国科发政〔2017〕115号 article 8(2)
    (`current.national_award_rank` <= 3) AND (`current.national_award_rank` >= 1) AS `direct_award`,
    -- 国科发政〔2017〕115号 article 8(3)
    (`current.rd_institution_level` = 'provincial') OR (`current.rd_institution_level` = 'national') AS `direct_institution`,
    -- 国科发政〔2017〕115号 article 8(4)
    `current.standards_led` >= 1 AS `direct_standard`
  FROM known subject
),
decisions_2 AS (
  SELECT *,
    -- 国科发政〔2017〕115号 article 7(1)
    CASE WHEN `last.staff` > 0 THEN CASE WHEN (`personnel_score input` * 10) >= (`personnel_score input / ` * 3) THEN 20 WHEN (`personnel_score input` * 4) >= `personnel_score input / ` THEN 16 WHEN (`personnel_score input` * 5) >= `personnel_score input / ` THEN 12 WHEN (`personnel_score input` * 20) >= (`personnel_score input / ` * 3) THEN 8 WHEN (`personnel_score input` * 10) >= `personnel_score input / ` THEN 4 ELSE 0 END ELSE 0 END AS `personnel_score`,
    -- 国科发政〔2017〕115号 article 7(2)
    CASE WHEN `last.revenue` > 0 THEN CASE WHEN (`rd_sales_score input` * 50) >= (`rd_sales_score input / ` * 3) THEN 50 WHEN (`rd_sales_score input` * 20) >= `rd_sales_score input / ` THEN 40 WHEN (`rd_sales_score input` * 25) >= `rd_sales_score input / ` THEN 30 WHEN (`rd_sales_score input` * 100) >= (`rd_sales_score input / ` * 3) THEN 20 WHEN (`rd_sales_score input` * 50) >= `rd_sales_score input / ` THEN 10 ELSE 0 END ELSE 0 END AS `rd_sales_score`,
    -- 国科发政〔2017〕115号 article 7(2)
    CASE WHEN `last.total_cost` > 0 THEN CASE WHEN (`rd_cost_score input` * 10) >= (`rd_cost_score input / ` * 3) THEN 50 WHEN (`rd_cost_score input` * 4) >= `rd_cost_score input / ` THEN 40 WHEN (`rd_cost_score input` * 5) >= `rd_cost_score input / ` THEN 30 WHEN (`rd_cost_score input` * 20) >= (`rd_cost_score input / ` * 3) THEN 20 WHEN (`rd_cost_score input` * 10) >= `rd_cost_score input / ` THEN 10 ELSE 0 END ELSE 0 END AS `rd_cost_score`,
    -- 国科发政〔2017〕115号 article 8
    `direct_hnte` OR `direct_award` OR `direct_institution` OR `direct_standard` AS `direct`
  FROM decisions_1 subject
),
decisions_3 AS (
  SELECT *,
    -- 国科发政〔2017〕115号 article 7(2)
    greatest(`rd_sales_score`, `rd_cost_score`) AS `rd_score`
  FROM decisions_2 subject
),
decisions_4 AS (
  SELECT *,
    -- 国科发政〔2017〕115号 article 7
    (`personnel_score` + `rd_score`) + `achievement_score` AS `total_score`
  FROM decisions_3 subject
),
decisions_5 AS (
  SELECT *,
    -- 国科发政〔2017〕115号 article 6(5)
    ((`total_score` * 100) >= CAST(:p5 AS BIGINT)) AND (`personnel_score` > 0) AS `points`
  FROM decisions_4 subject
),
decisions_6 AS (
  SELECT *,
    -- 国科发政〔2017〕115号 article 6(5); 国科发政〔2017〕115号 article 8
    `points` OR `direct` AS `score`
  FROM decisions_5 subject
)
SELECT key,
    `exact`,
    CASE WHEN NOT `exact` THEN NULL WHEN (`resident`) AND (coalesce(`staff_limit`, FALSE)) AND (coalesce(`revenue_limit`, FALSE)) AND (coalesce(`assets_limit`, FALSE)) AND (`product`) AND (`conduct`) AND (`score`) THEN 'met' ELSE 'not_met' END AS verdict,
    `resident` AS `condition_resident`,
    coalesce(`staff_limit`, FALSE) AS `condition_staff_limit`,
    coalesce(`revenue_limit`, FALSE) AS `condition_revenue_limit`,
    coalesce(`assets_limit`, FALSE) AS `condition_assets_limit`,
    `product` AS `condition_product`,
    `conduct` AS `condition_conduct`,
    `score` AS `condition_score`,
    CAST(:p2 AS BIGINT) - `last.staff` AS `slack_staff_limit`,
    100 AS `slack_staff_limit / `,
    CAST(:p3 AS BIGINT) - `last.revenue` AS `slack_revenue_limit`,
    100 AS `slack_revenue_limit / `,
    CAST(:p4 AS BIGINT) - `last.total_assets` AS `slack_assets_limit`,
    100 AS `slack_assets_limit / `,
    CASE WHEN `points` THEN CASE WHEN (`total_score` * 100) < CAST(:p5 AS BIGINT) THEN (`total_score` * 100) - CAST(:p5 AS BIGINT) WHEN `personnel_score` <= 0 THEN `personnel_score` * 100 ELSE (`total_score` * 100) - CAST(:p5 AS BIGINT) END WHEN `direct` THEN CASE WHEN `direct_award` THEN CASE WHEN `current.national_award_rank` > 3 THEN 3 - `current.national_award_rank` WHEN `current.national_award_rank` < 1 THEN `current.national_award_rank` - 1 ELSE 3 - `current.national_award_rank` END WHEN `direct_standard` THEN `current.standards_led` - 1 WHEN `current.national_award_rank` > 3 THEN 3 - `current.national_award_rank` WHEN `current.national_award_rank` < 1 THEN `current.national_award_rank` - 1 ELSE 3 - `current.national_award_rank` END * 100 WHEN (`total_score` * 100) < CAST(:p5 AS BIGINT) THEN (`total_score` * 100) - CAST(:p5 AS BIGINT) WHEN `personnel_score` <= 0 THEN `personnel_score` * 100 ELSE (`total_score` * 100) - CAST(:p5 AS BIGINT) END AS `slack_score`,
    100 AS `slack_score / `,
    `total_score` AS `outcome_total_score`,
    1 AS `outcome_total_score / `,
    `personnel_score` AS `outcome_personnel_score`,
    1 AS `outcome_personnel_score / `,
    `rd_score` AS `outcome_rd_score`,
    1 AS `outcome_rd_score / `,
    `achievement_score` AS `outcome_achievement_score`,
    1 AS `outcome_achievement_score / `
FROM decisions_6 subject
