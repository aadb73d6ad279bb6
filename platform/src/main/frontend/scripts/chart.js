// Draws the picture of a figure from the table that stands in the same figure, so that picture and
// table can never disagree. A cell's exact number is its data-value.
import * as echarts from "./vendor/echarts.js";

const style = getComputedStyle(document.documentElement);
const token = (name) => style.getPropertyValue(name).trim();
const colours = ["--brand", "--met", "--chart-3", "--chart-4", "--chart-5", "--quiet", "--chart-7"];
const text = { color: token("--ink"), fontFamily: getComputedStyle(document.body).fontFamily };
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const drawn = new WeakSet();

const kinds = { radar, stacked };

export function draw() {
  for (const figure of document.querySelectorAll("[data-chart]")) {
    const place = figure.querySelector(".chart__picture");
    const table = figure.querySelector("table");
    if (!place || !table || drawn.has(place)) {
      continue;
    }
    drawn.add(place);
    place.hidden = false;
    const chart = echarts.init(place, null, { renderer: "canvas" });
    chart.setOption({
      animation: !still,
      textStyle: text,
      color: colours.map(token).filter(Boolean),
      ...kinds[figure.dataset.chart](read(table), figure),
    });
    new ResizeObserver(() => chart.resize()).observe(place);
  }
}

/** Heads, and rows of a name and numbers (null where a cell has none). */
function read(table) {
  const heads = [...table.tHead.rows[0].cells].slice(1).map((cell) => ({
    name: cell.textContent.trim(),
    skip: "chartSkip" in cell.dataset,
  }));
  const keep = (_, index) => !heads[index].skip;
  const rows = [...table.tBodies[0].rows].map((row) => ({
    name: row.cells[0].dataset.name ?? row.cells[0].textContent.trim(),
    values: [...row.cells].slice(1).map((cell) => number(cell.dataset.value)).filter(keep),
    texts: [...row.cells].slice(1).map((cell) => cell.textContent.trim()).filter(keep),
  }));
  return { heads: heads.filter((head) => !head.skip).map((head) => head.name), rows };
}

function number(value) {
  return value === undefined || value === "" ? null : Number(value);
}

/** One axis a row; the last column is the full mark, the others are lines. */
function radar({ heads, rows }) {
  const full = heads.length - 1;
  const narrow = innerWidth < 600;
  return {
    legend: { bottom: 0, textStyle: text, data: heads.slice(0, full) },
    radar: {
      radius: narrow ? "52%" : "62%",
      center: ["50%", "46%"],
      indicator: rows.map((row) => ({ name: wrapped(row.name, narrow ? 8 : 14), max: row.values[full] ?? undefined })),
      axisName: { color: token("--ink"), fontSize: 13 },
      splitArea: { areaStyle: { color: ["#fff", "#f7f9fc"] } },
      splitLine: { lineStyle: { color: token("--line") } },
      axisLine: { lineStyle: { color: token("--line") } },
    },
    series: [
      {
        type: "radar",
        symbolSize: 7,
        data: heads.slice(0, full).map((name, index) => ({
          name,
          value: rows.map((row) => row.values[index] ?? 0),
          lineStyle: { width: 2.5, type: index === 0 ? "solid" : "dashed" },
          symbol: index === 0 ? "circle" : "diamond",
          areaStyle: index === 0 ? { opacity: 0.18 } : undefined,
        })),
      },
    ],
    tooltip: { renderMode: "richText", confine: true },
  };
}

/** Lying bars, one a row, a colour for each column. */
function stacked({ heads, rows }) {
  const narrow = innerWidth < 600;
  return {
    legend: { top: 0, left: 0, textStyle: text, itemGap: 14 },
    grid: { left: 8, right: 24, top: narrow ? 92 : 44, bottom: 8, containLabel: true },
    xAxis: { type: "value", minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: token("--line") } } },
    yAxis: { type: "category", inverse: true, data: rows.map((row) => row.name), axisLabel: { ...text, width: narrow ? 90 : 160, overflow: "truncate" }, axisTick: { show: false } },
    series: heads.map((name, index) => ({
      name,
      type: "bar",
      stack: "all",
      barMaxWidth: 22,
      data: rows.map((row) => row.values[index] ?? 0),
      itemStyle: { borderColor: "#fff", borderWidth: 1 },
    })),
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText", confine: true },
  };
}

function wrapped(name, width) {
  const words = /\s/.test(name) ? name.split(/\s+/) : [...name];
  const glue = /\s/.test(name) ? " " : "";
  const lines = [""];
  for (const word of words) {
    const last = lines[lines.length - 1];
    if (last && (last + glue + word).length > width) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = last ? last + glue + word : word;
    }
  }
  return lines.join("\n");
}
