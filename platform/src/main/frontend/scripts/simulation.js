// While a figure is dragged, what comes of it is asked for again: one question at a time, always the newest. Several
// questions may stand beside each other on a page, each with figures and a result of its own.
// Without this script the form is sent with its button and gives the same page.

const parts = [...document.querySelectorAll("[data-simulation]")];
const spoken = document.getElementById("spoken");
const bar = document.getElementById("bar");
let speaking = 0;

/** What a field says as a plain number: a ratio is read and written in percent. */
function plain(field) {
  const text = field.value.trim();
  if ("percent" in field.dataset && /^-?[0-9.,]+\s*[%％]$/.test(text)) {
    return String(Number((Number(text.replaceAll(/[,%％\s]/g, "")) / 100).toPrecision(12)));
  }
  return field.value;
}

/** A plain number as the field writes it. */
function written(field, number) {
  return "percent" in field.dataset ? Number((Number(number) * 100).toPrecision(12)) + field.dataset.percent : number;
}

/** The fields of a question, with names and values as in an address. */
function fields(part) {
  return [...part.querySelectorAll("[name]")].map((field) => ({ field, name: field.name, value: plain(field) }));
}

/** The address of the page as it stands; figures that are as they were are left out. */
function address() {
  const all = new URLSearchParams();
  const common = document.getElementById("compare");
  for (const [name, value] of common ? new FormData(common) : []) {
    if (!parts.some((part) => part.querySelector(`[name="${CSS.escape(name)}"]`))) {
      all.append(name, value);
    }
  }
  for (const { field, name, value } of parts.flatMap(fields)) {
    if (value !== "" && value !== (field.dataset.begin ?? field.dataset.standing)) {
      all.append(name, value);
    }
  }
  return all;
}

/** One question with its result. */
function simulate(part) {
  const side = part.dataset.side ?? "";
  const result = document.getElementById(part.dataset.result ?? "result");
  const wrong = document.getElementById(part.dataset.wrong ?? "figures-wrong");
  let asking = false;
  let waiting = 0;

  for (const range of part.querySelectorAll("input[type=range]")) {
    const number = document.getElementById(range.dataset.for);
    const read = () => range.setAttribute("aria-valuetext", written(number, range.value));
    const typed = () => {
      const value = plain(number).replaceAll(",", "");
      if (value.trim() && Number.isFinite(Number(value))) {
        range.value = value;
        read();
      }
      ask(performance.now());
    };
    range.hidden = false;
    read();
    range.addEventListener("input", () => {
      number.value = written(number, range.value);
      read();
      ask(performance.now());
    });
    number.addEventListener("input", typed);
    if (number.value !== number.defaultValue) {
      typed(); // before this script was there, or kept by the browser over a reload
    }
  }

  /** The question as an address: figures that stand as they stood are left out. */
  function query() {
    const all = new URLSearchParams(part.dataset.ask ?? "");
    for (const { field, name, value } of fields(part)) {
      if (value !== "" && value !== field.dataset.standing) {
        all.append(name.slice(side.length), value);
      }
    }
    return all;
  }

  async function ask(begun) {
    waiting = begun;
    if (asking) {
      return;
    }
    asking = true;
    try {
      while (waiting) {
        const since = waiting;
        waiting = 0;
        await answer(since);
      }
    } finally {
      asking = false;
    }
  }

  async function answer(since) {
    const asks = query();
    let response;
    try {
      response = await fetch(`${result.dataset.from}?${asks}`, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    } catch {
      say(wrong, part.dataset.lost);
      return;
    }
    if (response.redirected || response.status === 401 || response.status === 403) {
      location.assign(`${location.pathname}?${address()}`); // signed out meanwhile: the page says so
      return;
    }
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!response.ok) {
      say(wrong, page.querySelector("[data-wrong]")?.textContent ?? String(response.status));
      return;
    }
    wrong.hidden = true;
    const open = [...result.querySelectorAll("details[open]")].map((one) => one.id);
    result.replaceChildren(...page.body.childNodes);
    for (const id of open) {
      document.getElementById(id)?.setAttribute("open", "");
    }
    show(asks, since);
  }

  function show(asks, since) {
    const summary = result.querySelector("[data-summary]")?.dataset.summary ?? "";
    const kept = document.getElementById("query");
    if (kept) {
      kept.value = String(asks);
    }
    history.replaceState(null, "", `${location.pathname}?${address()}`);
    if (bar) {
      bar.textContent = summary;
      bar.hidden = false;
    }
    requestAnimationFrame(() => {
      const step = Math.round(performance.now() - since);
      const place = result.querySelector("[data-step]");
      place.textContent = part.dataset.step.replace("{0}", String(step));
      result.dataset.milliseconds = String(step);
      result.dataset.answers = String(Number(result.dataset.answers ?? 0) + 1);
    });
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      spoken.textContent = summary;
    }, 700);
  }
}

function say(place, words) {
  place.textContent = words;
  place.hidden = false;
}

parts.forEach(simulate);
