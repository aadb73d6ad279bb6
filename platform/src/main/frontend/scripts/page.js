// What the pages do when JavaScript is there. Everything here is an addition: without it each page
// still shows the same words and numbers, and every form and link works.
import { initAll } from "./vendor/govuk-frontend.js";

document.documentElement.classList.add("js");
document.body.classList.add("govuk-frontend-supported", "js-enabled");
initAll();

for (const select of document.querySelectorAll("select[data-send-on-change]")) {
  select.addEventListener("change", () => select.form?.requestSubmit());
}

// A link to a place inside a closed block opens the block.
function openAround(target) {
  for (let block = target?.closest("details"); block; block = block.parentElement?.closest("details")) {
    block.open = true;
  }
}
function followHash() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (target) {
    if (target instanceof HTMLDetailsElement) {
      target.open = true;
    }
    openAround(target);
    target.scrollIntoView();
  }
}
addEventListener("hashchange", followHash);
followHash();

// Paper shows what the screen folds away.
addEventListener("beforeprint", () => {
  for (const block of document.querySelectorAll("details:not([open])")) {
    block.open = true;
  }
});

// A long upload says that it is under way and is sent once only.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    const status = form.querySelector("[role=status]");
    if (status) {
      status.textContent = form.dataset.once;
    }
  });
}

for (const box of document.querySelectorAll("[data-procedure]")) {
  import("./procedure.js").then(({ draw }) => draw(box));
}

for (const panel of document.querySelectorAll("[data-tables]")) {
  import("./tables.js").then(({ offer }) => offer(panel));
}

async function drawCharts() {
  if (document.querySelector("[data-chart]")) {
    const { draw } = await import("./chart.js");
    draw();
  }
}
drawCharts();
document.body.addEventListener("htmx:afterSettle", drawCharts);

// What was typed into a form and not saved yet is kept for this tab alone, and goes with the sign-out.
function forgetTyped() {
  for (const key of Object.keys(sessionStorage).filter((name) => name.startsWith("echelon.typed."))) {
    sessionStorage.removeItem(key);
  }
}
for (const form of document.querySelectorAll('form[action$="/sign-out"], form[data-clear-typed]')) {
  form.addEventListener("submit", forgetTyped);
}

for (const link of document.querySelectorAll("[data-print]")) {
  link.hidden = false;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    print();
  });
}

if (document.querySelector("[data-simulation]")) {
  import("./simulation.js");
}

if (document.querySelector("form[data-autosave]")) {
  const { watch } = await import("./autosave.js");
  watch(document.querySelector("form[data-autosave]"));
}
