// The number pad: for fingers, and for digits that come one by one from a keyboard. Digits of any script are taken,
// and shown in groups of four as they stand below the QR.

import { latin } from "./keyboard.js";

const CODE = 12;
const at = (id) => document.getElementById(id);

/** go(text): somebody has typed a code. */
export function openPad(go) {
  const [pad, field, opener] = ["pad", "pad-text", "open-pad"].map(at);
  let touched = -Infinity;

  const digits = () => latin(field.value).replace(/\D/g, "").slice(0, CODE);

  function show(text) {
    field.value = text.replace(/(\d{4})(?=\d)/g, "$1 ");
    touched = performance.now();
    at("pad-left").textContent = String(CODE - text.length);
    pad.toggleAttribute("data-full", text.length === CODE);
  }

  function open(whether) {
    pad.hidden = !whether;
    opener.setAttribute("aria-expanded", String(whether));
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
    /** What was typed within the last two seconds: the beginning of a scan that a busy machine tore apart. */
    fresh: () => (performance.now() - touched < 2000 ? digits() : ""),
  };
}
