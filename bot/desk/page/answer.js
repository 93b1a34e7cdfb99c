// The answer, as large as the page. What needs no decision goes by itself; what needs one waits for a key or a tap, and
// whatever comes next takes its place. Law: nobody stays on the screen longer than they may be looked at, and what is
// closed is gone from the page, not only from sight.

import { button, element, row } from "./elements.js";
import { lasting } from "./lasting.js";
import { askSerial } from "./serial.js";
import { guardTaps } from "./tap_guard.js";
import { timesOffered } from "./times.js";
import { word } from "./words.js";

const PASSING = 4000;
const WHOLE = 30_000; // a whole document number is compared and gone
const UNSEEN = 60_000; // a page that nobody sees shows nobody
const CONFIRMS = { // what the large button says
  "off-not-in-pack": "confirm-paper", early: "confirm-anyway", late: "confirm-anyway", collect: "hand-over",
};
const at = (id) => document.getElementById(id);
const nothing = () => {};

/** on: act(name, details), closed(), longest(): milliseconds that an answer may stay. below(): the elements upon
 * which it lies. */
export function openAnswer(on, below) {
  const root = at("answer");
  const guard = guardTaps(root.parentElement);
  let passing = nothing; // takes it back that the answer goes by itself
  let ends = nothing;
  let masks = nothing;
  let asks = false; // for a decision
  let masked = "";
  let returns = nothing;
  let counting = 0;
  let serial = null; // is being asked for

  document.addEventListener("visibilitychange", () => {
    returns();
    returns = document.hidden ? lasting(UNSEEN, pass) : nothing;
  });

  root.addEventListener("click", (event) => {
    const pressed = event.target.closest("button");
    if (!pressed || root.hasAttribute("data-stale")) return;
    const { action, choice } = pressed.dataset;
    if (choice) on.act("open", { booking: choice });
    else if (action === "cancel") stay(() => sure());
    else if (action === "name") stay(() => wantName());
    else if (action) on.act(action, {});
  });
  // Whoever looks closer is not to have it taken from under their fingers.
  at("more").addEventListener("toggle", () => {
    if (!at("more").open) return;
    stay();
    at("more").scrollIntoView({ block: "nearest" });
  });

  function show(answer) {
    passing();
    ends();
    guard.changed();
    asks = answer.stays;
    ends = lasting(on.longest(), expire);
    Object.assign(root.dataset, { kind: answer.kind, tone: answer.tone });
    root.hidden = root.inert = false;
    root.removeAttribute("data-stale");
    root.toggleAttribute("data-warned", Boolean(answer.warned));
    root.scrollTop = 0;
    for (const each of below()) each.inert = true;
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
    const more = at("more");
    more.hidden = ![...more.querySelectorAll("[data-action]")].some((each) => !each.hidden);
    root.querySelector("[data-action=confirm] span").textContent = word(CONFIRMS[answer.kind] ?? "confirm");
    root.toggleAttribute("data-passing", !answer.stays);
    if (!answer.stays) passing = lasting(PASSING, pass);
    if (answer.actions.includes("serial")) wantSerial();
    else first().focus({ preventScroll: true });
  }

  function wantSerial() {
    stay();
    serial = askSerial((number, again) => on.act("serial", { serial: number, again }));
    panel(...serial.parts);
    serial.field.focus({ preventScroll: true });
  }

  /** Of who left it to the desk; typed once, from the paper. */
  function wantName() {
    const [form, label, field] = ["form", "label", "input"].map((name) => element(name));
    Object.assign(field, { id: "name-typed", type: "text", autocomplete: "off", maxLength: 200, dir: "auto", required: true });
    label.htmlFor = field.id;
    label.textContent = word("name-ask");
    const keep = button(word("name-go"), {}, "primary");
    keep.type = "submit";
    form.autocomplete = "off";
    form.append(label, field, row(keep, back()));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (field.value.trim()) on.act("name", { name: field.value });
    });
    panel(form);
    field.focus({ preventScroll: true });
  }

  function showName(name) {
    panel();
    at("answer-name").firstElementChild.textContent = name;
    root.querySelector("[data-action=name]").hidden = true;
    first().focus({ preventScroll: true });
  }

  /** Gone by itself: what lies below must not get the tap that was meant for it. */
  function pass() {
    if (close()) guard.changed();
  }

  /** An answer that faded gives way to the next, which is on its way; but nobody stands in it meanwhile. */
  function expire() {
    if (root.hasAttribute("data-stale")) empty();
    else pass();
  }

  function first() {
    if (root.hasAttribute("data-warned")) return at("answer-title"); // a warning is read, not passed by
    const main = ["confirm", "next"].map((name) => root.querySelector(`[data-action=${name}]`));
    return main.find((each) => !each.hidden) ?? at("answer-title");
  }

  function showPerson(person, showable) {
    masks();
    masked = person?.masked ?? "";
    at("answer-person").hidden = !person;
    at("answer-name").firstElementChild.textContent = person?.name ?? "";
    const [kind, number] = at("answer-document").children;
    kind.textContent = person?.document ?? "";
    number.textContent = masked;
    at("answer-asked").replaceChildren(...(person?.asked ?? []).map((line) => element("p", line)));
    write("");
    at("answer-person").querySelector("[data-action=show]").hidden = !showable;
  }

  /** What the person wrote freely; it goes when the number does. */
  function write(text) {
    at("answer-text").hidden = !text;
    at("answer-text").textContent = text;
  }

  function showNumber(number, text) {
    mask(number, true);
    write(text);
    masks = lasting(WHOLE, () => {
      mask(masked, false);
      write("");
    });
  }

  function mask(number, shown) {
    masks();
    at("answer-document").lastElementChild.textContent = number;
    at("answer-person").querySelector("[data-action=show]").hidden = shown;
  }

  function panel(...parts) {
    clearInterval(counting);
    if (!parts.includes(serial?.parts[0])) serial = null;
    at("answer-panel").hidden = !parts.length;
    at("answer-panel").replaceChildren(...parts);
    if (parts.length) guard.changed();
    if (parts.length) at("answer-panel").scrollIntoView({ block: "nearest" });
  }

  function stay(then = nothing) {
    passing();
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
    const until = performance.now() + 1000 * seconds;
    const undoing = button(word("undo"), {}, "primary");
    undoing.addEventListener("click", () => {
      panel();
      undo();
      first().focus({ preventScroll: true });
    });
    panel(element("h2", word("doubt-said")), left, row(undoing));
    counting = setInterval(() => {
      left.textContent = word("doubt-soon", { count: Math.max(0, Math.ceil((until - performance.now()) / 1000)) });
    }, 1000);
    at("answer-title").focus({ preventScroll: true });
  }

  /** days: as the server wrote them; own: the person's own time, ISO or unknown. */
  function offerTimes(days, own) {
    stay();
    const parts = timesOffered(days, own, (chosen) => on.act("move", { at: chosen }), back());
    if (!parts) return panel(element("p", word("no-times")), row(back()));
    panel(...parts);
    at("answer-panel").querySelector(".times button").focus({ preventScroll: true });
  }

  function back() {
    const leads = button(word("back"), {});
    leads.addEventListener("click", () => panel());
    return leads;
  }

  function tell(text) {
    at("answer-news").hidden = !text;
    at("answer-news").textContent = text;
    if (text) stay();
  }

  function close() {
    passing();
    ends();
    if (root.hidden) return false;
    const focused = root.contains(document.activeElement);
    root.hidden = true;
    empty();
    asks = false;
    for (const each of below()) each.inert = false;
    on.closed(focused);
    return true;
  }

  function empty() {
    showPerson(null, false);
    panel();
    tell("");
    for (const id of ["answer-title", "answer-lines", "answer-choices"]) at(id).replaceChildren();
  }

  return {
    show, close, tell, showNumber, showName, offerTimes, regret, stay,
    /** A new scan is on its way: nobody confirms the old answer by mistake. */
    fade() {
      passing();
      root.inert = true;
      root.toggleAttribute("data-stale", true);
    },
    get open() {
      return !root.hidden && !root.hasAttribute("data-stale");
    },
    /** A decision about the person on the screen is due. */
    get asks() {
      return !root.hidden && asks;
    },
    /** A serial number is being asked for; null where none is. */
    get serial() {
      return root.hidden || root.hasAttribute("data-stale") ? null : serial;
    },
    /** Nothing else is being asked. */
    get plain() {
      return at("answer-panel").hidden;
    },
    /** Long enough on the screen to have been read: a scanner's second Enter confirms nobody. */
    get settled() {
      return guard.settled;
    },
  };
}
