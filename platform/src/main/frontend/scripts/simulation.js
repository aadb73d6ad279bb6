// While a figure is dragged, what comes of it is asked for again: one question at a time, always the newest.
// Without this script the form is sent with its button and gives the same page.

const form = document.querySelector("[data-simulation]");
const result = document.getElementById("result");
const wrong = document.getElementById("figures-wrong");
const spoken = document.getElementById("spoken");
const bar = document.getElementById("bar");
let asking = false;
let waiting = 0;
let speaking = 0;

for (const range of form.querySelectorAll("input[type=range]")) {
  const number = document.getElementById(range.dataset.for);
  range.hidden = false;
  range.addEventListener("input", () => {
    number.value = range.value;
    ask(performance.now());
  });
  number.addEventListener("input", () => {
    const value = Number(number.value.replaceAll(",", ""));
    if (number.value.trim() && Number.isFinite(value)) {
      range.value = String(value);
    }
    ask(performance.now());
  });
}

/** The question as an address: figures that stand as they stood are left out. */
function query() {
  const all = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const standing = form.querySelector(`[name="${CSS.escape(name)}"]`)?.dataset.standing;
    if (value !== "" && value !== standing) {
      all.append(name, value);
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
    say(wrong, form.dataset.lost);
    return;
  }
  if (response.redirected || response.status === 401 || response.status === 403) {
    location.assign(`${location.pathname}?${asks}`); // signed out meanwhile: the page says so
    return;
  }
  const part = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!response.ok) {
    say(wrong, part.querySelector("[data-wrong]")?.textContent ?? String(response.status));
    return;
  }
  wrong.hidden = true;
  const open = [...result.querySelectorAll("details[open]")].map((one) => one.id);
  result.replaceChildren(...part.body.childNodes);
  for (const id of open) {
    document.getElementById(id)?.setAttribute("open", "");
  }
  document.getElementById("query").value = String(asks);
  history.replaceState(null, "", `${location.pathname}?${asks}`);
  bar.textContent = result.querySelector("[data-summary]")?.dataset.summary ?? "";
  bar.hidden = false;
  requestAnimationFrame(() => {
    const step = Math.round(performance.now() - since);
    const place = result.querySelector("[data-step]");
    place.textContent = form.dataset.step.replace("{0}", String(step));
    result.dataset.milliseconds = String(step);
    result.dataset.answers = String(Number(result.dataset.answers ?? 0) + 1);
  });
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    spoken.textContent = result.querySelector("[data-summary]")?.dataset.summary ?? "";
  }, 700);
}

function say(place, words) {
  place.textContent = words;
  place.hidden = false;
}
