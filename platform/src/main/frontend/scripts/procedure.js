// Draws the procedure of a case with its present step marked. The same steps stand in the table below
// it, so the picture is an addition for the eye.
import { load, style } from "./assets.js";

const NAMESPACE = "urn:echelon:procedure";

// Names are in Chinese in the file; its English ones stand beside them.
function inEnglish(xml) {
  const tree = new DOMParser().parseFromString(xml, "application/xml");
  for (const element of tree.querySelectorAll("*")) {
    const english = element.getAttributeNS(NAMESPACE, "en");
    if (english) {
      element.setAttribute("name", english);
    }
  }
  return new XMLSerializer().serializeToString(tree);
}

export async function draw(box) {
  const assets = new URL("./vendor/", import.meta.url);
  const answer = await fetch(box.dataset.procedure, { credentials: "same-origin" });
  if (!answer.ok) {
    return;
  }
  const xml = await answer.text();
  style(new URL("bpmn-js.css", assets));
  style(new URL("diagram-js.css", assets));
  await load(new URL("bpmn-js.js", assets));
  box.hidden = false;
  const viewer = new window.BpmnJS({ container: box });
  await viewer.importXML(document.documentElement.lang.startsWith("zh") ? xml : inEnglish(xml));
  const canvas = viewer.get("canvas");
  canvas.zoom("fit-viewport");
  if (box.dataset.step) {
    canvas.addMarker(box.dataset.step, "is-here");
  }
}
