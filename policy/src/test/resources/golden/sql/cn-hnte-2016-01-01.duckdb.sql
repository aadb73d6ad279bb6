-- cn/hnte/2016-01-01
-- bound:
--   $1: as of
--   $2: personnel ratio, times 10000
--   $3: research ratio small, times 10000
--   $4: research ratio medium, times 10000
--   $5: research ratio large, times 10000
--   $6: domestic ratio, times 10000
--   $7: income ratio, times 10000
--   $8: conversion divisor, times 100
--   $9: conversion below one, times 100
--   $10: negative base
--   $11: pass mark, times 100
WITH facts AS (
  SELECT key,
    subject."registered_on" AS "enterprise.registered on",
    subject."region" AS "enterprise.region",
    subject."core_ip" AS "current.core_ip",
    CASE WHEN subject."ip_class1" BETWEEN 0 AND 999999999 THEN subject."ip_class1" END AS "current.ip_class1",
    CASE WHEN subject."ip_class2" BETWEEN 0 AND 999999999 THEN subject."ip_class2" END AS "current.ip_class2",
    subject."hnte_field" AS "current.hnte_field",
    CASE WHEN subject."staff_y1" BETWEEN 0 AND 999999999.99 THEN CAST(subject."staff_y1" * 100 AS BIGINT) END AS "last.staff",
    CASE WHEN subject."st_staff_y1" BETWEEN 0 AND 999999999.99 THEN CAST(subject."st_staff_y1" * 100 AS BIGINT) END AS "last.st_staff",
    CASE WHEN subject."revenue_y3" BETWEEN 0 AND 99999999999999.99 THEN CAST(subject."revenue_y3" * 100 AS BIGINT) END AS "years[-3].revenue",
    CASE WHEN subject."revenue_y2" BETWEEN 0 AND 99999999999999.99 THEN CAST(subject."revenue_y2" * 100 AS BIGINT) END AS "years[-2].revenue",
    CASE WHEN subject."revenue_y1" BETWEEN 0 AND 99999999999999.99 THEN CAST(subject."revenue_y1" * 100 AS BIGINT) END AS "last.revenue",
    CASE WHEN subject."rd_expense_y3" BETWEEN 0 AND 99999999999999.99 THEN CAST(subject."rd_expense_y3" * 100 AS BIGINT) END AS "years[-3].rd_expense",
    CASE WHEN subject."rd_expense_y2" BETWEEN 0 AND 99999999999999.99 THEN CAST(subject."rd_expense_y2" * 100 AS BIGINT) END AS "years[-2].rd_expense",
    CASE WHEN subject."rd_expense_y1" BETWEEN 0 AND 99999999999999.99 THEN CAST(subject."rd_expense_y1" * 100 AS BIGINT) END AS "last.rd_expense",
    CASE WHEN subject."rd_expense_domestic_y3" BETWEEN 0 AND 99999999999999.99 THEN CAST(subject."rd_expense_domestic_y3" * 100 AS BIGINT) END AS "years[-3].rd_expense_domestic",
    CASE WHEN subject."rd_expense_domestic_y2" BETWEEN 0 AND 99999999999999.99 THEN CAST(subject."rd_expense_domestic_y2" * 100 AS BIGINT) END AS "years[-2].rd_expense_domestic",
    CASE WHEN subject."rd_expense_domestic_y1" BETWEEN 0 AND 99999999999999.99 THEN CAST(subject."rd_expense_domestic_y1" * 100 AS BIGINT) END AS "last.rd_expense_domestic",
    CASE WHEN subject."total_income_y1" BETWEEN 0 AND 99999999999999.99 THEN CAST(subject."total_income_y1" * 100 AS BIGINT) END AS "last.total_income",
    CASE WHEN subject."hnte_income_y1" BETWEEN 0 AND 99999999999999.99 THEN CAST(subject."hnte_income_y1" * 100 AS BIGINT) END AS "last.hnte_income",
    CASE WHEN subject."ip_advancedness" BETWEEN 0 AND 8 THEN subject."ip_advancedness" END AS "panel.ip_advancedness",
    CASE WHEN subject."ip_support" BETWEEN 0 AND 8 THEN subject."ip_support" END AS "panel.ip_support",
    CASE WHEN subject."ip_quantity" BETWEEN 0 AND 8 THEN subject."ip_quantity" END AS "panel.ip_quantity",
    subject."ip_own_rd" AS "current.ip_own_rd",
    CASE WHEN subject."ip_acquisition" BETWEEN 0 AND 6 THEN subject."ip_acquisition" END AS "panel.ip_acquisition",
    CASE WHEN subject."ip_standards" BETWEEN 0 AND 2 THEN subject."ip_standards" END AS "panel.ip_standards",
    CASE WHEN subject."conversions_y3" BETWEEN 0 AND 999999999 THEN subject."conversions_y3" END AS "years[-3].conversions",
    CASE WHEN subject."conversions_y2" BETWEEN 0 AND 999999999 THEN subject."conversions_y2" END AS "years[-2].conversions",
    CASE WHEN subject."conversions_y1" BETWEEN 0 AND 999999999 THEN subject."conversions_y1" END AS "last.conversions",
    CASE WHEN subject."conversion_score" BETWEEN 0 AND 30 THEN subject."conversion_score" END AS "panel.conversion_score",
    CASE WHEN subject."org_system" BETWEEN 0 AND 6 THEN subject."org_system" END AS "panel.org_system",
    CASE WHEN subject."org_unit" BETWEEN 0 AND 6 THEN subject."org_unit" END AS "panel.org_unit",
    CASE WHEN subject."org_conversion" BETWEEN 0 AND 4 THEN subject."org_conversion" END AS "panel.org_conversion",
    CASE WHEN subject."org_talent" BETWEEN 0 AND 4 THEN subject."org_talent" END AS "panel.org_talent",
    CASE WHEN subject."net_assets_y3" BETWEEN -99999999999999.99 AND 99999999999999.99 THEN CAST(subject."net_assets_y3" * 100 AS BIGINT) END AS "years[-3].net_assets",
    CASE WHEN subject."net_assets_y2" BETWEEN -99999999999999.99 AND 99999999999999.99 THEN CAST(subject."net_assets_y2" * 100 AS BIGINT) END AS "years[-2].net_assets",
    CASE WHEN subject."net_assets_y1" BETWEEN -99999999999999.99 AND 99999999999999.99 THEN CAST(subject."net_assets_y1" * 100 AS BIGINT) END AS "last.net_assets",
    CASE WHEN subject."net_asset_growth_points" BETWEEN 0 AND 10 THEN subject."net_asset_growth_points" END AS "panel.net_asset_growth_points",
    CASE WHEN subject."sales_growth_points" BETWEEN 0 AND 10 THEN subject."sales_growth_points" END AS "panel.sales_growth_points",
    subject."accident_or_offence" AS "current.accident_or_offence",
    coalesce(subject."registered_on" < make_date(year(CAST($1 AS DATE)) - 2, 1, 1), TRUE) AS "years[-3] exists",
    coalesce(subject."registered_on" < make_date(year(CAST($1 AS DATE)) - 1, 1, 1), TRUE) AS "years[-2] exists",
    coalesce(subject."registered_on" < make_date(year(CAST($1 AS DATE)) - 0, 1, 1), TRUE) AS "last exists"
  FROM population subject
),
known AS (
  SELECT *,
    coalesce("enterprise.registered on" IS NOT NULL AND "enterprise.region" IS NOT NULL AND "current.core_ip" IS NOT NULL AND "current.ip_class1" IS NOT NULL AND "current.ip_class2" IS NOT NULL AND "current.hnte_field" IS NOT NULL AND ("last exists" = ("last.staff" IS NOT NULL)) AND ("last exists" = ("last.st_staff" IS NOT NULL)) AND ("years[-3] exists" = ("years[-3].revenue" IS NOT NULL)) AND ("years[-2] exists" = ("years[-2].revenue" IS NOT NULL)) AND ("last exists" = ("last.revenue" IS NOT NULL)) AND ("years[-3] exists" = ("years[-3].rd_expense" IS NOT NULL)) AND ("years[-2] exists" = ("years[-2].rd_expense" IS NOT NULL)) AND ("last exists" = ("last.rd_expense" IS NOT NULL)) AND ("years[-3] exists" = ("years[-3].rd_expense_domestic" IS NOT NULL)) AND ("years[-2] exists" = ("years[-2].rd_expense_domestic" IS NOT NULL)) AND ("last exists" = ("last.rd_expense_domestic" IS NOT NULL)) AND ("last exists" = ("last.total_income" IS NOT NULL)) AND ("last exists" = ("last.hnte_income" IS NOT NULL)) AND "panel.ip_advancedness" IS NOT NULL AND "panel.ip_support" IS NOT NULL AND "panel.ip_quantity" IS NOT NULL AND "current.ip_own_rd" IS NOT NULL AND "panel.ip_acquisition" IS NOT NULL AND "panel.ip_standards" IS NOT NULL AND ("years[-3] exists" = ("years[-3].conversions" IS NOT NULL)) AND ("years[-2] exists" = ("years[-2].conversions" IS NOT NULL)) AND ("last exists" = ("last.conversions" IS NOT NULL)) AND "panel.conversion_score" IS NOT NULL AND "panel.org_system" IS NOT NULL AND "panel.org_unit" IS NOT NULL AND "panel.org_conversion" IS NOT NULL AND "panel.org_talent" IS NOT NULL AND ("years[-3] exists" = ("years[-3].net_assets" IS NOT NULL)) AND ("years[-2] exists" = ("years[-2].net_assets" IS NOT NULL)) AND ("last exists" = ("last.net_assets" IS NOT NULL)) AND "panel.net_asset_growth_points" IS NOT NULL AND "panel.sales_growth_points" IS NOT NULL AND "current.accident_or_offence" IS NOT NULL, FALSE) AS "exact"
  FROM facts subject
),
decisions_1 AS (
  SELECT *,
    -- 国科发火〔2016〕32号 article 11(1)
    NOT (substring("enterprise.region", 1, 2) IN ('71', '81', '82')) AS "mainland",
    -- 国科发火〔2016〕195号 article III(2)
    "current.ip_class1" + "current.ip_class2" AS "ip_rights",
    -- 国科发火〔2016〕32号 article 11(3); 国科发火〔2016〕195号 article III(3)
    regexp_matches("current.hnte_field", '^[1-8][.][0-9]+[.][0-9]+$') AS "technical_field",
    -- 国科发火〔2016〕32号 article 11(4); 国科发火〔2016〕195号 article III(5)
    (CASE WHEN "last.staff" > 0 THEN "last.st_staff" END * 10000) >= (CAST($2 AS BIGINT) * "last.staff") AS "personnel_ratio",
    -- 国科发火〔2016〕32号 article 11(5); 国科发火〔2016〕195号 article III(6)
    CASE WHEN "last exists" THEN (CASE WHEN "years[-3] exists" THEN "years[-3].revenue" ELSE 0 END + CASE WHEN "years[-2] exists" THEN "years[-2].revenue" ELSE 0 END) + "last.revenue" END AS "sum(years.revenue)",
    -- 国科发火〔2016〕32号 article 11(5); 国科发火〔2016〕195号 article III(6)
    CASE WHEN "last exists" THEN (CASE WHEN "years[-3] exists" THEN "years[-3].rd_expense" ELSE 0 END + CASE WHEN "years[-2] exists" THEN "years[-2].rd_expense" ELSE 0 END) + "last.rd_expense" END AS "sum(years.rd_expense)",
    -- 国科发火〔2016〕32号 article 11(5)
    CASE WHEN "last.revenue" <= 5000000000 THEN CAST($3 AS BIGINT) WHEN (5000000000 < "last.revenue") AND ("last.revenue" <= 20000000000) THEN CAST($4 AS BIGINT) WHEN "last.revenue" > 20000000000 THEN CAST($5 AS BIGINT) END AS "rd_tier",
    -- 国科发火〔2016〕32号 article 11(5); 国科发火〔2016〕195号 article III(6)
    CASE WHEN "last exists" THEN (CASE WHEN "years[-3] exists" THEN "years[-3].rd_expense_domestic" ELSE 0 END + CASE WHEN "years[-2] exists" THEN "years[-2].rd_expense_domestic" ELSE 0 END) + "last.rd_expense_domestic" END AS "sum(years.rd_expense_domestic)",
    -- 国科发火〔2016〕32号 article 11(6); 国科发火〔2016〕195号 article III(4)
    (CAST(CASE WHEN "last.total_income" > 0 THEN "last.hnte_income" END AS HUGEINT) * 10000) >= (CAST(CAST($7 AS BIGINT) AS HUGEINT) * "last.total_income") AS "hnte_income_ratio",
    -- 国科发火〔2016〕195号 article III(7)1
    CASE WHEN "current.ip_class1" >= 1 THEN 4 WHEN "current.ip_class2" >= 5 THEN 3 WHEN "current.ip_class2" >= 3 THEN 2 WHEN "current.ip_class2" >= 1 THEN 1 ELSE 0 END AS "quantity_grade",
    -- 国科发火〔2016〕195号 article III(7)2
    greatest(CASE WHEN "years[-3] exists" THEN 3 WHEN "years[-2] exists" THEN 2 WHEN "last exists" THEN 1 ELSE 0 END * 100, CAST($8 AS BIGINT)) AS "max(count(years), parameters.conversion divisor)",
    -- 国科发火〔2016〕195号 article III(7)2
    CASE WHEN "last exists" THEN (CASE WHEN "years[-3] exists" THEN "years[-3].conversions" ELSE 0 END + CASE WHEN "years[-2] exists" THEN "years[-2].conversions" ELSE 0 END) + "last.conversions" END AS "sum(years.conversions)",
    -- 国科发火〔2016〕195号 article III(7)3
    (("panel.org_system" + "panel.org_unit") + "panel.org_conversion") + "panel.org_talent" AS "organisation_score",
    -- 国科发火〔2016〕195号 article III(7)4
    (CAST($10 AS VARCHAR) = 'manual') AND (("years[-3] exists" AND ("years[-3].net_assets" < 0)) OR ("years[-2] exists" AND ("years[-2].net_assets" < 0))) AS "expert_judges",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("years[-2].net_assets", 0) ELSE "years[-2].net_assets" END AS "growth_rate second",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("years[-3].net_assets", 0) ELSE "years[-3].net_assets" END AS "growth_rate first",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("last.net_assets", 0) ELSE "last.net_assets" END AS "growth_rate third",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN "years[-3] exists" THEN CASE WHEN "years[-2].revenue" = 0 THEN 0 WHEN "years[-3].revenue" = 0 THEN CASE WHEN "years[-2].revenue" > 0 THEN "last.revenue" END - "years[-2].revenue" ELSE ((CAST(CASE WHEN "years[-3].revenue" > 0 THEN "years[-2].revenue" END AS HUGEINT) * "years[-2].revenue") + (CAST(CASE WHEN "years[-2].revenue" > 0 THEN "last.revenue" END AS HUGEINT) * "years[-3].revenue")) - ((CAST("years[-3].revenue" AS HUGEINT) * "years[-2].revenue") * 2) END WHEN "years[-2] exists" THEN CASE WHEN "years[-2].revenue" > 0 THEN "last.revenue" END - "years[-2].revenue" END AS "sales_growth",
    CASE WHEN "years[-3] exists" THEN CASE WHEN "years[-2].revenue" = 0 THEN 1 WHEN "years[-3].revenue" = 0 THEN "years[-2].revenue" ELSE (CAST("years[-3].revenue" AS HUGEINT) * "years[-2].revenue") * 2 END ELSE "years[-2].revenue" END AS "sales_growth / ",
    -- 国科发火〔2016〕32号 article 11(8); 国科发火〔2016〕195号 article III(1)
    NOT "current.accident_or_offence" AS "no_offence"
  FROM known subject
),
decisions_2 AS (
  SELECT *,
    -- 国科发火〔2016〕32号 article 11(1); 国科发火〔2016〕195号 article III(1)
    "mainland" AND ((CAST($1 AS DATE) - "enterprise.registered on") >= 365) AS "registered_one_year",
    -- 国科发火〔2016〕32号 article 11(2); 国科发火〔2016〕195号 article III(2)
    "current.core_ip" AND ("ip_rights" >= 1) AS "core_ip",
    -- 国科发火〔2016〕32号 article 11(5); 国科发火〔2016〕195号 article III(6)
    (CAST(CASE WHEN "sum(years.revenue)" > 0 THEN "sum(years.rd_expense)" END AS HUGEINT) * 10000) >= (CAST("rd_tier" AS HUGEINT) * "sum(years.revenue)") AS "rd_intensity",
    -- 国科发火〔2016〕32号 article 11(5); 国科发火〔2016〕195号 article III(6)
    (CAST(CASE WHEN "sum(years.rd_expense)" > 0 THEN "sum(years.rd_expense_domestic)" END AS HUGEINT) * 10000) >= (CAST(CAST($6 AS BIGINT) AS HUGEINT) * "sum(years.rd_expense)") AS "domestic_rd",
    -- 国科发火〔2016〕195号 article III(7)1
    CASE WHEN "quantity_grade" = 4 THEN 7 WHEN "quantity_grade" = 3 THEN 5 WHEN "quantity_grade" = 2 THEN 3 WHEN "quantity_grade" = 1 THEN 1 WHEN "quantity_grade" = 0 THEN 0 END AS "quantity_low",
    -- 国科发火〔2016〕195号 article III(7)1
    CASE WHEN "quantity_grade" = 4 THEN 8 WHEN "quantity_grade" = 3 THEN 6 WHEN "quantity_grade" = 2 THEN 4 WHEN "quantity_grade" = 1 THEN 2 WHEN "quantity_grade" = 0 THEN 0 END AS "quantity_high",
    -- 国科发火〔2016〕195号 article III(7)1
    CASE WHEN "ip_rights" > 0 THEN 1 ELSE 0 END AS "acquisition_low",
    -- 国科发火〔2016〕195号 article III(7)1
    CASE WHEN ("ip_rights" > 0) AND "current.ip_own_rd" THEN 6 WHEN ("ip_rights" > 0) AND (NOT "current.ip_own_rd") THEN 3 ELSE 0 END AS "acquisition_high",
    -- 国科发火〔2016〕195号 article III(7)2
    CASE WHEN "max(count(years), parameters.conversion divisor)" > 0 THEN "sum(years.conversions)" * 100 END AS "conversion_mean",
    "max(count(years), parameters.conversion divisor)" AS "conversion_mean / ",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN "years[-3] exists" THEN CASE WHEN "growth_rate second" = 0 THEN 0 WHEN "growth_rate first" = 0 THEN CASE WHEN "growth_rate second" > 0 THEN "growth_rate third" WHEN "growth_rate second" < 0 THEN "growth_rate third" * (-1) END - CASE WHEN "growth_rate second" < 0 THEN "growth_rate second" * (-1) ELSE "growth_rate second" END ELSE ((CAST(CASE WHEN "growth_rate first" > 0 THEN "growth_rate second" WHEN "growth_rate first" < 0 THEN "growth_rate second" * (-1) END AS HUGEINT) * CASE WHEN "growth_rate second" < 0 THEN "growth_rate second" * (-1) ELSE "growth_rate second" END) + (CAST(CASE WHEN "growth_rate second" > 0 THEN "growth_rate third" WHEN "growth_rate second" < 0 THEN "growth_rate third" * (-1) END AS HUGEINT) * CASE WHEN "growth_rate first" < 0 THEN "growth_rate first" * (-1) ELSE "growth_rate first" END)) - ((CAST(CASE WHEN "growth_rate first" < 0 THEN "growth_rate first" * (-1) ELSE "growth_rate first" END AS HUGEINT) * CASE WHEN "growth_rate second" < 0 THEN "growth_rate second" * (-1) ELSE "growth_rate second" END) * 2) END WHEN "years[-2] exists" THEN CASE WHEN CASE WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("years[-2].net_assets", 0) ELSE "years[-2].net_assets" END > 0 THEN CASE WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("last.net_assets", 0) ELSE "last.net_assets" END WHEN CASE WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("years[-2].net_assets", 0) ELSE "years[-2].net_assets" END < 0 THEN CASE WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("last.net_assets", 0) ELSE "last.net_assets" END * (-1) END - CASE WHEN CASE WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("years[-2].net_assets", 0) ELSE "years[-2].net_assets" END < 0 THEN CASE WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("years[-2].net_assets", 0) ELSE "years[-2].net_assets" END * (-1) WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("years[-2].net_assets", 0) ELSE "years[-2].net_assets" END END AS "net_asset_growth",
    CASE WHEN "years[-3] exists" THEN CASE WHEN "growth_rate second" = 0 THEN 1 WHEN "growth_rate first" = 0 THEN CASE WHEN "growth_rate second" < 0 THEN "growth_rate second" * (-1) ELSE "growth_rate second" END ELSE (CAST(CASE WHEN "growth_rate first" < 0 THEN "growth_rate first" * (-1) ELSE "growth_rate first" END AS HUGEINT) * CASE WHEN "growth_rate second" < 0 THEN "growth_rate second" * (-1) ELSE "growth_rate second" END) * 2 END WHEN CASE WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("years[-2].net_assets", 0) ELSE "years[-2].net_assets" END < 0 THEN CASE WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("years[-2].net_assets", 0) ELSE "years[-2].net_assets" END * (-1) WHEN CAST($10 AS VARCHAR) = 'as zero' THEN greatest("years[-2].net_assets", 0) ELSE "years[-2].net_assets" END AS "net_asset_growth / ",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN ("sales_growth" * 20) >= ("sales_growth / " * 7) THEN 5 WHEN ("sales_growth" * 4) >= "sales_growth / " THEN 4 WHEN ("sales_growth" * 20) >= ("sales_growth / " * 3) THEN 3 WHEN ("sales_growth" * 20) >= "sales_growth / " THEN 2 WHEN "sales_growth" > 0 THEN 1 ELSE 0 END AS "sales_growth_grade",
    -- 国科发火〔2016〕32号 article 11(5)
    CASE WHEN "sum(years.revenue)" > 0 THEN "sum(years.rd_expense)" * 100 END AS "rd_intensity_percent",
    "sum(years.revenue)" AS "rd_intensity_percent / "
  FROM decisions_1 subject
),
decisions_3 AS (
  SELECT *,
    -- 国科发火〔2016〕195号 article III(7)1
    CASE WHEN "quantity_high" <= "panel.ip_quantity" THEN "quantity_high" WHEN "panel.ip_quantity" < "quantity_high" THEN "panel.ip_quantity" END AS "min(quantity_high, panel.ip_quantity)",
    -- 国科发火〔2016〕195号 article III(7)1
    least("acquisition_high", "panel.ip_acquisition") AS "min(acquisition_high, panel.ip_acquisition)",
    -- 国科发火〔2016〕195号 article III(7)2
    CASE WHEN "conversion_mean" >= ("conversion_mean / " * 5) THEN 5 WHEN "conversion_mean" >= ("conversion_mean / " * 4) THEN 4 WHEN "conversion_mean" >= ("conversion_mean / " * 3) THEN 3 WHEN "conversion_mean" >= ("conversion_mean / " * 2) THEN 2 WHEN "conversion_mean" >= "conversion_mean / " THEN 1 ELSE 0 END AS "conversion_grade",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN ("net_asset_growth" * 20) >= ("net_asset_growth / " * 7) THEN 5 WHEN ("net_asset_growth" * 4) >= "net_asset_growth / " THEN 4 WHEN ("net_asset_growth" * 20) >= ("net_asset_growth / " * 3) THEN 3 WHEN ("net_asset_growth" * 20) >= "net_asset_growth / " THEN 2 WHEN "net_asset_growth" > 0 THEN 1 ELSE 0 END AS "net_asset_growth_grade",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN "sales_growth_grade" = 5 THEN 9 WHEN "sales_growth_grade" = 4 THEN 7 WHEN "sales_growth_grade" = 3 THEN 5 WHEN "sales_growth_grade" = 2 THEN 3 WHEN "sales_growth_grade" = 1 THEN 1 WHEN "sales_growth_grade" = 0 THEN 0 END AS "sales_growth_low",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN "sales_growth_grade" = 5 THEN 10 WHEN "sales_growth_grade" = 4 THEN 8 WHEN "sales_growth_grade" = 3 THEN 6 WHEN "sales_growth_grade" = 2 THEN 4 WHEN "sales_growth_grade" = 1 THEN 2 WHEN "sales_growth_grade" = 0 THEN 0 END AS "sales_growth_high"
  FROM decisions_2 subject
),
decisions_4 AS (
  SELECT *,
    -- 国科发火〔2016〕195号 article III(7)1
    CASE WHEN "quantity_low" >= "min(quantity_high, panel.ip_quantity)" THEN "quantity_low" WHEN "min(quantity_high, panel.ip_quantity)" > "quantity_low" THEN "min(quantity_high, panel.ip_quantity)" END AS "quantity_score",
    -- 国科发火〔2016〕195号 article III(7)1
    greatest("acquisition_low", "min(acquisition_high, panel.ip_acquisition)") AS "acquisition_score",
    -- 国科发火〔2016〕195号 article III(7)2
    CASE WHEN "conversion_grade" = 5 THEN 2500 WHEN "conversion_grade" = 4 THEN 1900 WHEN "conversion_grade" = 3 THEN 1300 WHEN "conversion_grade" = 2 THEN 700 WHEN "conversion_grade" = 1 THEN 100 WHEN "conversion_grade" = 0 THEN CASE WHEN "conversion_mean" > 0 THEN CAST($9 AS BIGINT) ELSE 0 END END AS "conversion_band_low",
    -- 国科发火〔2016〕195号 article III(7)2
    CASE WHEN "conversion_grade" = 5 THEN 3000 WHEN "conversion_grade" = 4 THEN 2400 WHEN "conversion_grade" = 3 THEN 1800 WHEN "conversion_grade" = 2 THEN 1200 WHEN "conversion_grade" = 1 THEN 600 WHEN "conversion_grade" = 0 THEN CASE WHEN "conversion_mean" > 0 THEN CAST($9 AS BIGINT) ELSE 0 END END AS "conversion_band_high",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN "expert_judges" THEN 0 WHEN "net_asset_growth_grade" = 5 THEN 9 WHEN "net_asset_growth_grade" = 4 THEN 7 WHEN "net_asset_growth_grade" = 3 THEN 5 WHEN "net_asset_growth_grade" = 2 THEN 3 WHEN "net_asset_growth_grade" = 1 THEN 1 WHEN "net_asset_growth_grade" = 0 THEN 0 END AS "net_asset_growth_low",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN "expert_judges" THEN 10 WHEN "net_asset_growth_grade" = 5 THEN 10 WHEN "net_asset_growth_grade" = 4 THEN 8 WHEN "net_asset_growth_grade" = 3 THEN 6 WHEN "net_asset_growth_grade" = 2 THEN 4 WHEN "net_asset_growth_grade" = 1 THEN 2 WHEN "net_asset_growth_grade" = 0 THEN 0 END AS "net_asset_growth_high",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN "sales_growth_high" <= "panel.sales_growth_points" THEN "sales_growth_high" WHEN "panel.sales_growth_points" < "sales_growth_high" THEN "panel.sales_growth_points" END AS "min(sales_growth_high, panel.sales_growth_points)"
  FROM decisions_3 subject
),
decisions_5 AS (
  SELECT *,
    -- 国科发火〔2016〕195号 article III(7)1
    CASE WHEN 30 <= (((("panel.ip_advancedness" + "panel.ip_support") + "quantity_score") + "acquisition_score") + "panel.ip_standards") THEN 30 WHEN (((("panel.ip_advancedness" + "panel.ip_support") + "quantity_score") + "acquisition_score") + "panel.ip_standards") < 30 THEN (((("panel.ip_advancedness" + "panel.ip_support") + "quantity_score") + "acquisition_score") + "panel.ip_standards") END AS "ip_score",
    -- 国科发火〔2016〕195号 article III(7)2
    CASE WHEN "conversion_band_high" <= ("panel.conversion_score" * 100) THEN "conversion_band_high" WHEN ("panel.conversion_score" * 100) < "conversion_band_high" THEN ("panel.conversion_score" * 100) END AS "min(conversion_band_high, panel.conversion_score)",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN "net_asset_growth_high" <= "panel.net_asset_growth_points" THEN "net_asset_growth_high" WHEN "panel.net_asset_growth_points" < "net_asset_growth_high" THEN "panel.net_asset_growth_points" END AS "min(net_asset_growth_high, panel.net_asset_growth_points)",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN "sales_growth_low" >= "min(sales_growth_high, panel.sales_growth_points)" THEN "sales_growth_low" WHEN "min(sales_growth_high, panel.sales_growth_points)" > "sales_growth_low" THEN "min(sales_growth_high, panel.sales_growth_points)" END AS "sales_growth_score"
  FROM decisions_4 subject
),
decisions_6 AS (
  SELECT *,
    -- 国科发火〔2016〕195号 article III(7)2
    CASE WHEN "conversion_band_low" >= "min(conversion_band_high, panel.conversion_score)" THEN "conversion_band_low" WHEN "min(conversion_band_high, panel.conversion_score)" > "conversion_band_low" THEN "min(conversion_band_high, panel.conversion_score)" END AS "conversion_score",
    -- 国科发火〔2016〕195号 article III(7)4
    CASE WHEN "net_asset_growth_low" >= "min(net_asset_growth_high, panel.net_asset_growth_points)" THEN "net_asset_growth_low" WHEN "min(net_asset_growth_high, panel.net_asset_growth_points)" > "net_asset_growth_low" THEN "min(net_asset_growth_high, panel.net_asset_growth_points)" END AS "net_asset_growth_score"
  FROM decisions_5 subject
),
decisions_7 AS (
  SELECT *,
    -- 国科发火〔2016〕195号 article III(7)
    (((("ip_score" * 100) + "conversion_score") + ("organisation_score" * 100)) + ("net_asset_growth_score" * 100)) + ("sales_growth_score" * 100) AS "total_score"
  FROM decisions_6 subject
),
decisions_8 AS (
  SELECT *,
    -- 国科发火〔2016〕32号 article 11(7); 国科发火〔2016〕195号 article III(7)
    "total_score" > CAST($11 AS BIGINT) AS "innovation_score"
  FROM decisions_7 subject
)
SELECT key,
    "exact",
    CASE WHEN NOT "exact" THEN NULL WHEN ("registered_one_year") AND ("core_ip") AND ("technical_field") AND (coalesce("personnel_ratio", FALSE)) AND (coalesce("rd_intensity", FALSE)) AND (coalesce("domestic_rd", FALSE)) AND (coalesce("hnte_income_ratio", FALSE)) AND (coalesce("innovation_score", FALSE)) AND ("no_offence") THEN 'met' ELSE 'not_met' END AS verdict,
    "registered_one_year" AS "condition_registered_one_year",
    "core_ip" AS "condition_core_ip",
    "technical_field" AS "condition_technical_field",
    coalesce("personnel_ratio", FALSE) AS "condition_personnel_ratio",
    coalesce("rd_intensity", FALSE) AS "condition_rd_intensity",
    coalesce("domestic_rd", FALSE) AS "condition_domestic_rd",
    coalesce("hnte_income_ratio", FALSE) AS "condition_hnte_income_ratio",
    coalesce("innovation_score", FALSE) AS "condition_innovation_score",
    "no_offence" AS "condition_no_offence",
    (CAST($1 AS DATE) - "enterprise.registered on") - 365 AS "slack_registered_one_year",
    1 AS "slack_registered_one_year / ",
    CASE WHEN NOT "current.core_ip" THEN NULL ELSE "ip_rights" - 1 END AS "slack_core_ip",
    1 AS "slack_core_ip / ",
    (CASE WHEN "last.staff" > 0 THEN "last.st_staff" END * 10000) - (CAST($2 AS BIGINT) * "last.staff") AS "slack_personnel_ratio",
    "last.staff" * 10000 AS "slack_personnel_ratio / ",
    (CAST(CASE WHEN "sum(years.revenue)" > 0 THEN "sum(years.rd_expense)" END AS HUGEINT) * 10000) - (CAST("rd_tier" AS HUGEINT) * "sum(years.revenue)") AS "slack_rd_intensity",
    CAST("sum(years.revenue)" AS HUGEINT) * 10000 AS "slack_rd_intensity / ",
    (CAST(CASE WHEN "sum(years.rd_expense)" > 0 THEN "sum(years.rd_expense_domestic)" END AS HUGEINT) * 10000) - (CAST(CAST($6 AS BIGINT) AS HUGEINT) * "sum(years.rd_expense)") AS "slack_domestic_rd",
    CAST("sum(years.rd_expense)" AS HUGEINT) * 10000 AS "slack_domestic_rd / ",
    (CAST(CASE WHEN "last.total_income" > 0 THEN "last.hnte_income" END AS HUGEINT) * 10000) - (CAST(CAST($7 AS BIGINT) AS HUGEINT) * "last.total_income") AS "slack_hnte_income_ratio",
    CAST("last.total_income" AS HUGEINT) * 10000 AS "slack_hnte_income_ratio / ",
    "total_score" - CAST($11 AS BIGINT) AS "slack_innovation_score",
    100 AS "slack_innovation_score / ",
    "total_score" AS "outcome_total_score",
    100 AS "outcome_total_score / ",
    "ip_score" AS "outcome_ip_score",
    1 AS "outcome_ip_score / ",
    "conversion_score" AS "outcome_conversion_score",
    100 AS "outcome_conversion_score / ",
    "organisation_score" AS "outcome_organisation_score",
    1 AS "outcome_organisation_score / ",
    "net_asset_growth_score" AS "outcome_net_asset_growth_score",
    1 AS "outcome_net_asset_growth_score / ",
    "sales_growth_score" AS "outcome_sales_growth_score",
    1 AS "outcome_sales_growth_score / ",
    "rd_intensity_percent" AS "outcome_rd_intensity",
    "rd_intensity_percent / " AS "outcome_rd_intensity / "
FROM decisions_8 subject
