// The log on the screen. That at the server is the truth: what is shown is drawn from its rows, and what was said here
// but is not in it yet stands below them.

import { bubble } from "./bubbles.js";
import { spend } from "./old_buttons.js";

const at = (id) => document.getElementById(id);
const last = (all) => all[all.length - 1];

/** words(locale); speak(locale) of the newest message; wants(answer) of the newest question; tap(choice) is said;
 * notice(text, milliseconds); clear(): all was erased. */
export function openLog({ words, speak, wants, tap: said, notice, clear }) {
  const log = at("log");
  const scroll = at("scroll");
  const unsent = new Map(); // key -> element
  const gone = new Set(); // rows that were taken away, perhaps before this page knew of which bubble they are
  let anchor = { element: null, since: 0 }; // the first message of an answer, whose parts come within moments
  const hooks = { words, tap, notice, copied: (of) => notice(words(of).copied, 3000) };

  function news(card, whole) {
    const back = whole ? replaced() : () => {};
    const entries = [...card.entries];
    if (card.farewell && !row("farewell")) {
      clear();
      entries.push({ ref: "farewell", message: card.farewell });
    }
    const spoken = last(entries.filter((entry) => entry.message));
    if (spoken) speak(spoken.message.locale); // before the bubbles, whose words are read out in it
    const low = scroll.scrollHeight - scroll.clientHeight - scroll.scrollTop < 24;
    const fresh = entries.map(put).filter(Boolean);
    back();
    settle();
    if (whole) scroll.scrollTop = scroll.scrollHeight;
    else if (fresh.length) show(anchored(fresh[0]));
    else if (low) show(last(log.querySelectorAll(".ours"))); // a page that was turned may have grown
    log.setAttribute("aria-busy", "false");
  }

  function row(ref) {
    return log.querySelector(`[data-ref="${CSS.escape(ref)}"]`);
  }

  /** Empties the log; what it returns puts the focus back to where it was. */
  function replaced() {
    const back = focusIn(log);
    log.setAttribute("aria-busy", "true");
    for (const element of [...log.children]) if (!element.matches(".unsent:not([data-ref])")) element.remove();
    return back;
  }

  /** Draws one row; gives its element if it is new and ours. */
  function put(entry) {
    if (entry.own) {
      unsent.get(entry.own.key)?.remove();
      unsent.delete(entry.own.key);
    }
    const old = row(entry.ref);
    if (!entry.message && !entry.own) {
      gone.add(entry.ref);
      if (old?.contains(document.activeElement)) scroll.focus({ preventScroll: true });
      old?.remove();
      return null;
    }
    const element = bubble(entry, hooks);
    if (old) {
      const back = focusIn(old);
      old.replaceWith(element);
      back(element);
      return null;
    }
    // What is new stands below all that is here, and comes in its order.
    const next = [...log.children].find((other) => other.classList.contains("unsent"));
    log.insertBefore(element, next ?? null);
    return entry.message ? element : null;
  }

  function focusIn(element) {
    const focused = document.activeElement;
    if (!element.contains(focused) || focused === element) return () => {};
    const ref = focused.closest("[data-ref]")?.dataset.ref;
    const { choice } = focused.dataset;
    const place = [...(focused.closest("[data-ref]")?.querySelectorAll("button") ?? [])].indexOf(focused);
    return (now = row(ref ?? "")) => {
      const buttons = [...(now?.querySelectorAll("button:not(:disabled)") ?? [])];
      const same = buttons.find((button) => choice && button.dataset.choice === choice);
      (same ?? buttons[Math.min(place, buttons.length - 1)] ?? scroll).focus({ preventScroll: true });
    };
  }

  /** What follows from the log as a whole: its language, which buttons are fresh, which taps have their answer. */
  function settle() {
    const messages = [...log.querySelectorAll(".ours")];
    const newest = last(messages);
    // A tap shows as a bubble once something stands below it: a calendar that only turned its page keeps its place.
    for (const tapped of log.querySelectorAll(".own[data-tapped]")) {
      const answered = newest && tapped.compareDocumentPosition(newest) & Node.DOCUMENT_POSITION_FOLLOWING;
      tapped.hidden = !answered;
      if (answered) rest(tapped.dataset.tapped);
    }
    spend(log);
    wants(newest?.dataset.answer ?? "");
    if (document.activeElement.closest?.("[hidden]")) newest?.focus({ preventScroll: true });
    speak(newest?.lang || document.documentElement.lang);
    at("welcome").hidden = Boolean(log.querySelector(".ours, .own")) && newest?.dataset.ref !== "farewell";
    at("shortcuts").hidden = !at("welcome").hidden;
  }

  function rest(ref) {
    for (const button of row(ref)?.querySelectorAll(".busy") ?? []) {
      button.classList.remove("busy");
      button.removeAttribute("aria-disabled");
    }
  }

  function anchored(element) {
    const now = performance.now();
    if (!anchor.element?.isConnected || now - anchor.since > 3000) anchor = { element, since: now };
    return anchor.element;
  }

  function show(element) {
    if (!element) return;
    const bottom = scroll.scrollHeight - scroll.clientHeight;
    scroll.scrollTo({ top: Math.min(bottom, element.offsetTop - 8), behavior: "auto" });
  }

  /** A keyboard or a notice that takes the lower part must not hide the newest message. */
  let height = scroll.clientHeight;
  new ResizeObserver(() => {
    const lost = height - scroll.clientHeight;
    if (lost > 0) scroll.scrollTop += lost;
    height = scroll.clientHeight;
  }).observe(scroll);

  function refused(key) {
    unsent.get(key)?.remove();
    unsent.delete(key);
    for (const button of log.querySelectorAll(".busy")) rest(button.closest("[data-ref]").dataset.ref);
    settle();
  }

  /** The server has it, as the row ref: that may be taken away before the page has seen it, and so may its bubble. */
  function acknowledged(key, ref) {
    const element = unsent.get(key);
    if (!element || !ref) return;
    element.dataset.ref = ref;
    if (!gone.has(ref)) return;
    element.remove();
    unsent.delete(key);
    settle();
  }

  /** A bubble of what was just said, until the log has it. */
  function pending(key, kind, text) {
    const element = bubble({ ref: "", own: { kind, text, key, pressed: "" } }, hooks);
    element.classList.add("unsent");
    element.removeAttribute("data-tapped");
    unsent.set(key, element);
    log.append(element);
    anchor.element = null;
    settle();
    scroll.scrollTop = scroll.scrollHeight;
  }

  /** What was said and had not arrived when all was erased. */
  function drop() {
    for (const element of unsent.values()) element.remove();
    unsent.clear();
  }

  function tap(button, element, pressed) {
    if (pressed.classList.contains("busy")) return;
    anchor.element = null;
    pressed.classList.add("busy");
    pressed.setAttribute("aria-disabled", "true");
    setTimeout(() => rest(element.dataset.ref), 10_000);
    said({ choice: button.data, pressed: element.dataset.ref, label: button.label });
  }

  return { news, settle, pending, refused, acknowledged, drop, jump: () => { anchor.element = null; } };
}
