// The number pad: for fingers, and for digits that come one by one from a keyboard. Digits of any script are taken,
// and shown in groups of four as they stand below the QR. Twelve that check are looked up at once; where they do not, one
// of them is wrong, and it is said before anybody is asked.

import { isCode, readCode } from "./code.js";
import { latin } from "./keys.js";
import { lasting } from "./lasting.js";
import { word } from "./words.js";

const CODE = 12;
const REST = 250; // milliseconds: a scanner that writes into the field is heard as a scanner first
const HABIT = 3000; // after sending by itself: an Enter that was meant for it confirms nobody
const at = (id) => document.getElementById(id);

/** go(text): somebody has typed a code; longest(): milliseconds that one which is left standing may stay. */
export function openPad(go, longest) {
  const [pad, field, opener] = ["pad", "pad-text", "open-pad"].map(at);
  let touched = -Infinity;
  let sent = -Infinity;
  let timer = 0;
  let ends = () => {};

  /** A whole link has more digits than those of its code. */
  const digits = () => readCode(field.value) ?? latin(field.value).replace(/\D/g, "").slice(0, CODE);

  function show(text) {
    field.value = text.replace(/(\d{4})(?=\d)/g, "$1 ");
    touched = performance.now();
    at("pad-left").textContent = String(CODE - text.length);
    pad.toggleAttribute("data-full", text.length === CODE);
    const wrong = text.length === CODE && !isCode(text);
    at("pad-news").hidden = !wrong;
    at("pad-news").textContent = wrong ? word("not-a-code-digit") : "";
    ends();
    if (text) ends = lasting(longest(), close);
    clearTimeout(timer);
    if (text.length === CODE && !wrong) timer = setTimeout(() => send() && (sent = performance.now()), REST);
  }

  function open(whether) {
    pad.hidden = !whether;
    opener.setAttribute("aria-expanded", String(whether));
    if (whether) pad.scrollIntoView({ block: "nearest" });
  }

  function send() {
    const text = digits();
    if (!text) return false;
    close();
    go(text);
    return true;
  }

  function close() {
    show("");
    open(false);
  }

  opener.addEventListener("click", () => {
    open(pad.hidden);
    if (pad.hidden) show("");
    else field.focus();
  });
  field.addEventListener("input", () => show(digits()));
  pad.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  pad.addEventListener("click", (event) => {
    const { digit, pad: key } = event.target.closest("button")?.dataset ?? {};
    if (digit) show((digits() + digit).slice(0, CODE));
    if (key === "back") show(digits().slice(0, -1));
    if (key === "clear") show("");
  });

  return {
    close,
    send,
    add(more) {
      open(true);
      show((digits() + more).slice(0, CODE));
    },
    /** Somebody was typing: the Enter that comes next is meant for that. */
    typed() {
      if (!pad.hidden) sent = performance.now();
    },
    /** Whether this Enter was meant for what the pad has sent by itself; said once. */
    habit() {
      const meant = performance.now() - sent < HABIT;
      sent = -Infinity;
      return meant;
    },
    /** What was typed within the last two seconds: the beginning of a scan that a busy machine tore apart. */
    fresh: () => (performance.now() - touched < 2000 ? digits() : ""),
  };
}
