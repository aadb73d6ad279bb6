// Builds the styles and scripts of the pages: `node build.mjs OUTPUT_FOLDER`.
//
// It is quick when nothing changed: a stamp over every input stands beside the output, and the
// packages are installed again only when the lock file changed.
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.argv[2] ?? join(here, "../../../target/classes/static/assets"));
const packages = join(here, "node_modules");

const [major] = process.versions.node.split(".").map(Number);
if (major < 20) {
  fail(`Node.js ${process.versions.node} is too old for the pages' build; install Node.js 20 or newer.`);
}

const inputs = ["package-lock.json", "build.mjs", ...listed("styles"), ...listed("scripts"), ...listed("images")];
const stamp = digest(inputs);
const stampFile = join(output, ".built");
// The font of printed papers is no page's: it stands on the class path beside `static`, not in it.
const font = "NotoSansSC_400Regular.ttf";
const fonts = join(output, "../../fonts");

if (read(stampFile) === stamp && existsSync(packages) && existsSync(join(fonts, font))) {
  process.exit(0);
}

installPackages();
rmSync(output, { recursive: true, force: true });
mkdirSync(join(output, "vendor"), { recursive: true });
await compileStyles();
copy("scripts", ".");
copy("images", "images");
vendor("govuk-frontend/dist/govuk/govuk-frontend.min.js", "govuk-frontend.js");
vendor("echarts/dist/echarts.esm.min.js", "echarts.js");
vendor("htmx.org/dist/htmx.min.js", "htmx.js");
vendor("bpmn-js/dist/bpmn-navigated-viewer.production.min.js", "bpmn-js.js");
vendor("bpmn-js/dist/assets/bpmn-js.css", "bpmn-js.css");
vendor("bpmn-js/dist/assets/diagram-js.css", "diagram-js.css");
vendor("bpmn-js/LICENSE", "bpmn-js.LICENSE.txt");
for (const part of ["diagram-js", "dmn-js-shared", "dmn-js-drd", "dmn-js-decision-table", "dmn-js-decision-table-controls",
  "dmn-js-literal-expression", "dmn-js-boxed-expression", "dmn-js-boxed-expression-controls"]) {
  vendor(`dmn-js/dist/assets/${part}.css`, `dmn-js/${part}.css`);
}
vendor("dmn-js/dist/dmn-modeler.production.min.js", "dmn-js/dmn-js.js");
for (const file of ["css/dmn.css", "font/dmn.woff2", "font/dmn.woff", "font/dmn.ttf", "font/dmn.svg", "font/dmn.eot"]) {
  vendor(`dmn-js/dist/assets/dmn-font/${file}`, `dmn-js/dmn-font/${file}`);
}
vendor("dmn-js/LICENSE", "dmn-js.LICENSE.txt");
vendor("echarts/LICENSE", "echarts.LICENSE.txt");
vendor("echarts/NOTICE", "echarts.NOTICE.txt");
vendor("htmx.org/LICENSE", "htmx.LICENSE.txt");
writeFileSync(join(output, "vendor/LICENCES.txt"), ["govuk-frontend", "bpmn-js", "dmn-js", "echarts", "htmx.org"].map(licence).join(""));
mkdirSync(fonts, { recursive: true });
cpSync(join(packages, "@expo-google-fonts/noto-sans-sc/400Regular", font), join(fonts, font));
cpSync(join(packages, "@expo-google-fonts/noto-sans-sc/LICENSE_FONT"), join(fonts, "NotoSansSC.OFL.txt"));
writeFileSync(stampFile, stamp);

/** Installs exactly what the lock file names, unless that is what is there. */
function installPackages() {
  const wanted = digest(["package-lock.json"]);
  const mark = join(packages, ".installed");
  if (read(mark) === wanted) {
    return;
  }
  console.log("Installing the pages' packages (once)…");
  const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: here,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (npm.error || npm.status !== 0) {
    fail("npm could not install the pages' packages. Is npm on the path, and can it reach its registry? Then build again.");
  }
  writeFileSync(mark, wanted);
}

async function compileStyles() {
  const sass = await import(new URL("node_modules/sass/sass.node.mjs", import.meta.url));
  const result = sass.compile(join(here, "styles/main.scss"), {
    style: "compressed",
    loadPaths: [packages],
    quietDeps: true,
  });
  writeFileSync(join(output, "echelon.css"), result.css);
}

function vendor(from, to) {
  cpSync(join(packages, from), join(output, "vendor", to));
}

/** One line of whose work a vendored file is, and under which licence. */
function licence(name) {
  const { version, license, homepage } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
  return `${name} ${version}, ${license}, ${homepage ?? ""}\n`;
}

function copy(folder, to) {
  cpSync(join(here, folder), join(output, to), { recursive: true });
}

function listed(folder) {
  return readdirSync(join(here, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function digest(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    hash.update(file).update("\0").update(readFileSync(resolve(here, file))).update("\0");
  }
  return hash.digest("hex");
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
