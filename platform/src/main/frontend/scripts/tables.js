// The editor of decision tables. It works on the text of the file that stands in the form below it: what it
// changed is put there and sent as that form is, so that the server checks it as anything else. Who has no
// script, or a screen reader, changes the same tables as a spreadsheet or as text.
import { load, style } from "./assets.js";

const OURS = "https://www.omg.org/spec/DMN/20230324/";
const KNOWN = "https://www.omg.org/spec/DMN/20191111/"; // DMN 1.3, whose tables are those of 1.5

// Shows the button that opens the editor; its megabyte is loaded for those who want it, and at once for those whose
// link leads to the tables.
export function offer(panel) {
  panel.hidden = false;
  const start = panel.querySelector("[data-tables-start]");
  start.addEventListener("click", () => {
    start.disabled = true;
    open(panel).catch((problem) => {
      console.warn(problem);
      say(panel, panel.dataset.failed);
    });
  });
  if (location.hash === "#tables") {
    start.click();
  }
}

function say(panel, words) {
  panel.querySelector("[data-tables-status]").textContent = words;
}

async function open(panel) {
  say(panel, panel.dataset.busy);
  const assets = new URL("./vendor/", import.meta.url);
  for (const file of ["diagram-js", "dmn-js-shared", "dmn-js-drd", "dmn-js-decision-table",
    "dmn-js-decision-table-controls", "dmn-js-literal-expression", "dmn-js-boxed-expression",
    "dmn-js-boxed-expression-controls"]) {
    style(new URL(`dmn-js/${file}.css`, assets));
  }
  style(new URL("dmn-js/dmn-font/css/dmn.css", assets));
  await load(new URL("dmn-js/dmn-js.js", assets));
  const form = document.querySelector("[data-text-form]");
  const text = form.querySelector("textarea");
  const editor = new window.DmnJS({ container: panel.querySelector("[data-tables-box]") });
  await editor.importXML(text.value.replaceAll(OURS, KNOWN), { open: false });
  const views = editor.getViews().filter((view) => view.type === "decisionTable" || view.type === "literalExpression");
  if (views.length === 0) {
    throw new Error("there is no table");
  }
  const list = panel.querySelector("[data-tables-list]");
  for (const view of views) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link-button";
    button.textContent = view.name ?? view.id;
    button.addEventListener("click", () => editor.open(view));
    item.append(button);
    list.append(item);
  }
  await editor.open(views.find((view) => view.type === "decisionTable") ?? views[0]);
  const save = panel.querySelector("[data-tables-save]");
  save.hidden = false;
  save.addEventListener("click", async () => {
    document.activeElement?.blur(); // what is being typed belongs to it
    const { xml } = await editor.saveXML({ format: true });
    text.value = xml;
    form.querySelector("[data-editor]").value = "tables";
    form.requestSubmit();
  });
  say(panel, "");
}
