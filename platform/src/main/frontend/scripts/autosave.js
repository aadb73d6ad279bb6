// Saves each answer of a form when its field is left, and loses nothing: what could not be saved stays in the
// page and in this tab's storage until it is, also across a reload, a lost connection or an ended session.
const WAIT = 900; // milliseconds of quiet before a typed value is sent
const AGAIN = 4000; // milliseconds before a failed saving is tried again

export function watch(form) {
  const address = form.dataset.autosave;
  const storage = `echelon.typed.${address}`;
  const panel = document.getElementById("saving");
  const words = panel.querySelector("[role=status]");
  const questions = [...form.querySelectorAll("[data-question]")].map(question);
  let trouble = "";
  let timer;
  let going = false; // to another page, which may have been made before what is being saved was

  function question(element) {
    const id = element.dataset.question;
    const named = (letter) => [...element.querySelectorAll(`[name="${letter}.${CSS.escape(id)}"]`)];
    const [seen] = named("w");
    const [version] = named("b");
    const [disputeSeen] = named("e");
    const boxes = named("v");
    const [dispute] = named("d");
    return { id, element, boxes, dispute, seen, version, disputeSeen, sending: false, conflict: null };
  }

  const box = (q) => (q.boxes[0].type === "radio" ? q.boxes.find((one) => one.checked)?.value ?? "" : q.boxes[0].value);
  const reason = (q) => q.dispute?.value ?? "";
  const same = (a, b) => a.replaceAll("\r\n", "\n").trim() === b.replaceAll("\r\n", "\n").trim();
  const changed = (q) => !same(box(q), q.seen.value) || !same(reason(q), q.disputeSeen.value);

  function put(q, value) {
    if (q.boxes[0].type === "radio") {
      q.boxes.forEach((one) => (one.checked = one.value === value));
    } else {
      q.boxes[0].value = value;
    }
  }

  function remember() {
    if (going) {
      return; // the next page asks for what was typed here, saved by then or not
    }
    const typed = {};
    for (const q of questions.filter(changed)) {
      typed[q.id] = { value: box(q), dispute: reason(q), version: q.version.value };
    }
    if (Object.keys(typed).length) {
      sessionStorage.setItem(storage, JSON.stringify(typed));
    } else {
      sessionStorage.removeItem(storage);
    }
  }

  function recall() {
    const typed = JSON.parse(sessionStorage.getItem(storage) ?? "{}");
    for (const q of questions) {
      const kept = typed[q.id];
      if (kept && !changed(q)) {
        put(q, kept.value);
        if (q.dispute) {
          q.dispute.value = kept.dispute;
        }
        if (changed(q)) {
          q.version.value = kept.version;
        }
      }
    }
    remember();
  }

  function tell() {
    for (const use of form.querySelectorAll("[data-use]")) {
      const q = questions.find((one) => one.element.contains(use));
      use.hidden = same(box(q), use.dataset.use) && !use.contains(document.activeElement);
    }
    const open = questions.some((q) => q.conflict);
    const waiting = questions.some((q) => !q.conflict && (q.sending || changed(q)));
    const text = trouble ? panel.dataset[trouble] : open ? panel.dataset.open : waiting ? panel.dataset.busy : panel.dataset.all;
    if (words.textContent !== text) {
      words.textContent = text;
    }
    panel.classList.toggle("saving--bad", Boolean(trouble) || open);
    panel.querySelector(".saving__out").hidden = trouble !== "out";
  }

  function token() {
    return form.querySelector("[name=_csrf]").value;
  }

  async function freshToken() {
    const answer = await fetch(`${address}/token`, { headers: { Accept: "application/json" } });
    if (!answer.ok) {
      return false;
    }
    const fresh = (await answer.json()).token;
    document.querySelectorAll("[name=_csrf]").forEach((one) => (one.value = fresh));
    return true;
  }

  async function save(q, renewed = false) {
    if (q.sending || q.conflict || !changed(q)) {
      return;
    }
    q.sending = true;
    tell();
    const sent = { value: box(q), dispute: reason(q) };
    try {
      const answer = await fetch(`${address}/answer`, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRF-TOKEN": token() },
        body: new URLSearchParams({ field: q.id, version: q.version.value, ...sent }),
      });
      q.sending = false;
      if (answer.status === 401 || answer.status === 403) {
        if (!renewed && (await freshToken())) {
          trouble = "";
          return save(q, true);
        }
        trouble = "out";
        later();
      } else if (answer.status === 409) {
        trouble = "";
        clash(q, await answer.json());
      } else if (answer.status === 410) {
        filed(await answer.json());
      } else if (answer.ok) {
        trouble = "";
        saved(q, sent, await answer.json());
      } else {
        trouble = "refused";
        if (answer.status >= 500) {
          later(); // the server's fault, which passes
        }
      }
    } catch {
      q.sending = false;
      trouble = "offline";
      later();
    }
    remember();
    tell();
  }

  function saved(q, sent, answer) {
    const untouched = box(q) === sent.value && reason(q) === sent.dispute;
    q.seen.value = answer.typed;
    q.version.value = answer.version;
    q.disputeSeen.value = answer.dispute;
    if (untouched && document.activeElement !== q.boxes[0]) {
      put(q, answer.typed);
    } else if (untouched) {
      q.seen.value = sent.value;
    } else {
      soon();
    }
    q.element.querySelector(".question__reads").textContent = answer.reads ?? "";
    q.element.querySelector(".question__saved").textContent = answer.saved ?? "";
    comesFrom(q, answer.origin);
    mark(q, answer.error);
    says();
  }

  function comesFrom(q, origin) {
    const place = q.element.querySelector(".question__origin");
    if (!place) {
      return;
    }
    place.replaceChildren();
    if (origin) {
      const tag = document.createElement("span");
      tag.className = `status status--${origin.kind}`;
      const sign = document.createElement("span");
      sign.className = "status__sign";
      sign.setAttribute("aria-hidden", "true");
      const letter = document.createElement("span");
      letter.textContent = origin.sign;
      sign.append(letter);
      const word = document.createElement("span");
      word.textContent = origin.word;
      tag.append(sign, word);
      place.append(tag);
    }
  }

  function mark(q, error) {
    q.element.querySelector(".govuk-error-message")?.remove();
    q.element.classList.toggle("govuk-form-group--error", Boolean(error));
    const anchor = q.boxes[0].id;
    const place = q.element.querySelector("fieldset") ?? q.boxes[0];
    const described = (place.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== `${anchor}-error`);
    if (error) {
      const message = document.createElement("p");
      message.className = "govuk-error-message";
      message.id = `${anchor}-error`;
      message.textContent = error;
      (q.element.querySelector(".govuk-input__wrapper, .govuk-radios, .govuk-select, .govuk-input")).before(message);
      described.push(message.id);
    }
    place.setAttribute("aria-describedby", described.join(" "));
    if (q.boxes[0].type !== "radio") {
      q.boxes[0].toggleAttribute("aria-invalid", Boolean(error));
      if (error) {
        q.boxes[0].setAttribute("aria-invalid", "true");
      }
    }
  }

  function clash(q, answer) {
    q.conflict = answer;
    q.element.querySelector(".question__conflict")?.remove();
    const block = document.getElementById("conflict").content.firstElementChild.cloneNode(true);
    block.querySelector(".question__conflict-who").append(` ${answer.who}, ${answer.when}`);
    for (const button of block.querySelectorAll("[data-choose]")) {
      const mine = button.dataset.choose === "mine";
      button.querySelector("[data-value]").textContent = mine ? answer.mine : answer.theirs;
      button.addEventListener("click", () => {
        q.conflict = null;
        q.version.value = answer.version;
        q.seen.value = answer.typed;
        q.disputeSeen.value = answer.dispute;
        if (!mine) {
          put(q, answer.typed);
          if (q.dispute) {
            q.dispute.value = answer.dispute;
          }
          says();
        }
        block.remove();
        q.boxes[0].focus();
        remember();
        tell();
        save(q);
      });
    }
    q.element.append(block);
  }

  function filed(answer) {
    trouble = "refused";
    const link = panel.querySelector(".saving__filed");
    link.querySelector("a").href = `/applications/${answer.receipt}`;
    link.hidden = false;
    sessionStorage.removeItem(storage);
  }

  let asking = 0;
  async function says() {
    const turn = ++asking;
    try {
      const answer = await fetch(`${address}/verdict`, { headers: { Accept: "text/html" }, redirect: "error" });
      if (answer.ok && turn === asking) {
        document.getElementById("verdict").innerHTML = await answer.text();
      }
    } catch {
      // the verdict stays as it was; the saving says what is wrong
    }
  }

  function flush() {
    questions.forEach((q) => save(q));
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(flush, WAIT);
  }

  let repeat;
  function later() {
    clearTimeout(repeat);
    repeat = setTimeout(flush, AGAIN);
  }

  form.addEventListener("input", () => {
    going = false;
    remember();
    tell();
    soon();
  });
  form.addEventListener("change", flush);
  for (const use of form.querySelectorAll("[data-use]")) {
    use.querySelector("button").addEventListener("click", () => {
      const q = questions.find((one) => one.element.contains(use));
      put(q, use.dataset.use);
      q.boxes[0].focus();
      remember();
      save(q);
    });
  }
  addEventListener("online", flush);
  addEventListener("focus", flush);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flush());
  let leaving = false;
  form.addEventListener("submit", () => (leaving = true));
  addEventListener("beforeunload", (event) => {
    if (!leaving && questions.some(changed)) {
      going = true;
      event.preventDefault();
    }
  });

  recall();
  flush();
  tell();
}
