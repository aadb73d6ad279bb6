// Draws the picture of a figure from the table that stands in the same figure, so that picture and
// table can never disagree. A cell's exact number is its data-value.
import * as echarts from "./vendor/echarts.js";

const style = getComputedStyle(document.documentElement);
const token = (name) => style.getPropertyValue(name).trim();
const colours = ["--brand", "--chart-5", "--chart-3", "--met", "--chart-4", "--chart-7", "--chart-8", "--chart-9", "--chart-10", "--quiet"];
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
  const heads = [...table.tHead.rows[0].cells].slice(1).map((cell) => (cell.querySelector(".sort > span") ?? cell).textContent.trim());
  const rows = [...table.tBodies[0].rows].map((row) => ({
    name: row.cells[0].textContent.trim(),
    values: [...row.cells].slice(1).map((cell) => number(cell.dataset.value)),
  }));
  return { heads, rows };
}

function number(value) {
  return value === undefined || value === "" ? null : Number(value);
}

/** One axis a row; the last column is the full mark, the others are lines. */
function radar({ heads, rows }) {
  const full = heads.length - 1;
  const known = heads.slice(0, full).filter((_, index) => rows.some((row) => row.values[index] !== null));
  const narrow = innerWidth < 600;
  return {
    legend: { bottom: 0, textStyle: text, data: known },
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
        data: known.map((name, index) => ({
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
function stacked({ heads: all, rows }, figure) {
  const heads = "skipLast" in figure.dataset ? all.slice(0, -1) : all;
  const narrow = innerWidth < 600;
  return {
    legend: { top: 0, left: 0, textStyle: text, itemGap: 14 },
    grid: { left: 8, right: 24, top: 44 + 24 * Math.ceil((heads.length * (narrow ? 120 : 110)) / innerWidth), bottom: 8, containLabel: true },
    xAxis: { type: "value", minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: token("--line") } } },
    yAxis: { type: "category", inverse: true, data: rows.map((row) => row.name), axisLabel: { ...text, interval: 0, width: narrow ? 90 : 160, overflow: "truncate" }, axisTick: { show: false } },
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
  return (lines.length > 2 ? [lines[0], `${lines[1]}…`] : lines).join("\n");
}
