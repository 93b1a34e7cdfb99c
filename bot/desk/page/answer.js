// The answer, as large as the page. What needs no decision goes by itself; what needs one waits for a key or a tap, and
// whatever comes next takes its place. Law: nobody stays on the screen longer than they may be looked at, and what is
// closed is gone from the page, not only from sight.

import { word } from "./words.js";

const PASSING = 4000;
const WHOLE = 30_000; // a whole document number is compared and gone
const UNSEEN = 60_000; // a page that nobody sees shows nobody
const DAYS = 3; // that are open in a list of times
const at = (id) => document.getElementById(id);

/** on: act(name, details), closed(), longest(): milliseconds that an answer may stay. */
export function openAnswer(on) {
  const root = at("answer");
  let timer = 0;
  let since = 0;
  let until = 0; // by the device's clock, which goes on while it sleeps
  let end = 0;
  let whole = 0;
  let masked = "";
  let hiddenSince = 0;
  let hiddenTimer = 0;
  let counting = 0;

  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiddenTimer);
    if (document.hidden) {
      hiddenSince = Date.now();
      hiddenTimer = setTimeout(close, UNSEEN);
    } else if (Date.now() - hiddenSince > UNSEEN || Date.now() > until) close();
  });

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const { action, choice } = button.dataset;
    if (choice) on.act("open", { booking: choice });
    else if (action === "cancel") stay(() => sure());
    else if (action) on.act(action, {});
  });
  // Whoever looks closer is not to have it taken from under their fingers.
  at("more").addEventListener("toggle", () => {
    if (!at("more").open) return;
    stay();
    at("more").scrollIntoView({ block: "nearest" });
  });

  function show(answer) {
    clearTimeout(timer);
    clearTimeout(end);
    since = performance.now();
    until = Date.now() + on.longest();
    end = setTimeout(close, on.longest());
    Object.assign(root.dataset, { kind: answer.kind, tone: answer.tone });
    root.hidden = root.inert = false;
    root.removeAttribute("data-stale");
    root.scrollTop = 0;
    at("ready").inert = true;
    at("more").open = false;
    panel();
    tell("");
    at("answer-title").textContent = answer.title;
    at("answer-lines").replaceChildren(...answer.lines.map((line) => element("p", line)));
    showPerson(answer.person, answer.actions.includes("show"));
    const choices = (answer.choices ?? []).map(({ booking, label }) => button(label, { choice: booking }));
    at("answer-choices").replaceChildren(...choices);
    for (const each of root.querySelectorAll("[data-action]")) {
      each.hidden = each.dataset.action !== "next" && !answer.actions.includes(each.dataset.action);
    }
    at("more").hidden = !["move", "slip", "cancel"].some((name) => answer.actions.includes(name));
    const key = answer.kind === "off-not-in-pack" ? "confirm-paper" : can("early", "late") ? "confirm-anyway" : "confirm";
    root.querySelector("[data-action=confirm] span").textContent = word(key);
    root.toggleAttribute("data-passing", !answer.stays);
    if (!answer.stays) timer = setTimeout(close, PASSING);
    first().focus({ preventScroll: true });
  }

  const can = (...kinds) => kinds.includes(root.dataset.kind);

  function first() {
    const main = ["confirm", "next"].map((name) => root.querySelector(`[data-action=${name}]`));
    return main.find((each) => !each.hidden) ?? at("answer-title");
  }

  function showPerson(person, showable) {
    clearTimeout(whole);
    masked = person?.masked ?? "";
    at("answer-person").hidden = !person;
    at("answer-name").firstElementChild.textContent = person?.name ?? "";
    const [kind, number] = at("answer-document").children;
    kind.textContent = person?.document ?? "";
    number.textContent = masked;
    at("answer-person").querySelector("button").hidden = !showable;
  }

  function showNumber(number) {
    mask(number, true);
    whole = setTimeout(() => mask(masked, false), WHOLE);
  }

  function mask(number, shown) {
    clearTimeout(whole);
    at("answer-document").lastElementChild.textContent = number;
    at("answer-person").querySelector("button").hidden = shown;
  }

  function panel(...parts) {
    clearInterval(counting);
    at("answer-panel").hidden = !parts.length;
    at("answer-panel").replaceChildren(...parts);
    if (parts.length) at("answer-panel").scrollIntoView({ block: "nearest" });
  }

  function stay(then = () => {}) {
    clearTimeout(timer);
    root.removeAttribute("data-passing");
    then();
  }

  /** Nobody loses their place by a slip of the finger. */
  function sure() {
    const yes = button(word("cancel-yes"), {}, "danger");
    yes.addEventListener("click", () => on.act("cancel", {}));
    panel(element("h2", word("cancel-sure")), row(yes, back()));
    yes.focus();
  }

  /** seconds in which a slip of the finger is taken back. The focus is on nothing that Enter would press. */
  function regret(seconds, undo) {
    stay();
    const left = element("p", word("doubt-soon", { count: seconds }));
    const until = Date.now() + 1000 * seconds;
    const back = button(word("undo"), {}, "primary");
    back.addEventListener("click", () => {
      panel();
      undo();
      first().focus({ preventScroll: true });
    });
    panel(element("h2", word("doubt-said")), left, row(back));
    counting = setInterval(() => {
      left.textContent = word("doubt-soon", { count: Math.max(0, Math.ceil((until - Date.now()) / 1000)) });
    }, 1000);
    at("answer-title").focus({ preventScroll: true });
  }

  /** days: as the server wrote them; own: the person's own time, ISO or unknown. A time is chosen first and taken with a
   * second tap. */
  function offerTimes(found, own) {
    stay();
    const mine = Date.parse(own ?? "");
    const days = found
      .map((day) => ({ ...day, times: day.times.filter((time) => Date.parse(time.at) !== mine) }))
      .filter((day) => day.times.length);
    if (!days.length) return panel(element("p", word("no-times")), row(back()));
    const take = button("", {}, "primary");
    take.hidden = true;
    let chosen = "";
    const parts = days.map(({ label, times }) => {
      const hours = element("div");
      hours.className = "times";
      for (const time of times) {
        const each = button(time.label, {});
        each.setAttribute("aria-pressed", "false");
        each.addEventListener("click", () => {
          at("answer-panel").querySelector("[aria-pressed=true]")?.setAttribute("aria-pressed", "false");
          each.setAttribute("aria-pressed", "true");
          chosen = time.at;
          take.hidden = false;
          take.textContent = word("move-to", { day: label, time: time.label });
        });
        hours.append(each);
      }
      const day = element("div");
      day.append(element("h3", label), hours);
      return day;
    });
    const rest = parts.splice(DAYS);
    if (rest.length) {
      const more = button(word("more-days"), {}, "quiet");
      more.addEventListener("click", () => {
        more.replaceWith(...rest);
        rest[0].querySelector("button").focus({ preventScroll: true });
      });
      parts.push(more);
    }
    take.addEventListener("click", () => on.act("move", { at: chosen }));
    panel(element("h2", word("move-title")), ...parts, row(take, back()));
    at("answer-panel").querySelector(".times button").focus({ preventScroll: true });
  }

  function back() {
    const button_ = button(word("back"), {});
    button_.addEventListener("click", () => panel());
    return button_;
  }

  function tell(text) {
    at("answer-news").hidden = !text;
    at("answer-news").textContent = text;
    if (text) stay();
  }

  function close() {
    clearTimeout(timer);
    clearTimeout(end);
    if (root.hidden) return false;
    const focused = root.contains(document.activeElement);
    root.hidden = true;
    showPerson(null, false);
    panel();
    tell("");
    for (const id of ["answer-title", "answer-lines", "answer-choices"]) at(id).replaceChildren();
    at("ready").inert = false;
    if (focused) at("ready-title").focus({ preventScroll: true });
    on.closed();
    return true;
  }

  return {
    show, close, tell, showNumber, offerTimes, regret, stay,
    /** A new scan is on its way: nobody confirms the old answer by mistake. */
    fade() {
      clearTimeout(timer);
      clearTimeout(end);
      root.inert = true;
      root.toggleAttribute("data-stale", true);
    },
    get open() {
      return !root.hidden && !root.inert;
    },
    /** Nothing else is being asked. */
    get plain() {
      return at("answer-panel").hidden;
    },
    /** Long enough on the screen to have been read: a scanner's second Enter confirms nobody. */
    get settled() {
      return performance.now() - since > 250;
    },
  };
}

function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function button(text, data, look = "") {
  const made = element("button", text);
  made.type = "button";
  made.className = look;
  Object.assign(made.dataset, data);
  return made;
}

function row(...buttons) {
  const made = element("div");
  made.className = "sure";
  made.append(...buttons);
  return made;
}
