// The keyboard is always listened to: a burst of keys is a scanner, wherever the focus is; digits at a human's pace go
// to the number pad. Text is rebuilt from the place of each key, so that no keyboard layout can scramble it.

const PAUSE = 100; // milliseconds between two keys of a scanner at most
const CODE = 12;
const LEAST = 5; // keys of a burst that Enter ends
const DEAF = 300; // after a scan: some scanners send Enter twice
const SHIFTED = ")!@#$%^&*(";
const SYMBOLS = {
  Minus: "-_", Equal: "=+", BracketLeft: "[{", BracketRight: "]}", Backslash: "\\|", Semicolon: ";:", Quote: "'\"",
  Backquote: "`~", Comma: ",<", Period: ".>", Slash: "/?", Space: "  ", NumpadDivide: "//", NumpadMultiply: "**",
  NumpadSubtract: "--", NumpadAdd: "++", NumpadDecimal: "..",
};

/** What the key would write on a US keyboard; empty for keys that write nothing. */
export function charOf(event) {
  const [, kind, of] = /^(Digit|Numpad|Key)(\w)$/.exec(event.code) ?? [];
  if (kind === "Digit") return event.shiftKey ? SHIFTED[Number(of)] : of;
  if (kind === "Numpad") return of;
  if (kind === "Key") return event.shiftKey !== event.getModifierState("CapsLock") ? of : of.toLowerCase();
  if (event.code in SYMBOLS) return SYMBOLS[event.code][event.shiftKey ? 1 : 0];
  return event.code === "" && [...event.key].length === 1 ? latin(event.key) : ""; // a key without a place
}

export const latin = (text) =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) - (digit < "۰" ? 0x660 : 0x6f0)) % 10));

/** on: scan(text), digits(text), enter() and escape(), which say whether they had a use for the key. */
export function listen(on) {
  let burst = null; // { text, last, field, before, swallowed }
  let timer = 0;
  let deafUntil = 0;

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    if (event.code === "Enter" || event.code === "NumpadEnter" || event.key === "Enter") return enter(event);
    if (event.key === "Escape" && on.escape()) return event.preventDefault();
    const char = charOf(event);
    if (char) typed(event, char);
  }, { capture: true });

  function typed(event, char) {
    const field = fieldOf(event);
    deafUntil = 0; // whatever has a beginning may have an end
    const goesOn = burst && event.timeStamp - burst.last <= PAUSE && burst.field === field;
    if (!goesOn) {
      settle();
      burst = { text: "", field, before: field?.value };
    }
    if (!field && (char !== " " || goesOn)) event.preventDefault(); // a space alone presses what has the focus
    burst.text += char;
    burst.last = event.timeStamp;
    clearTimeout(timer);
    timer = setTimeout(settle, PAUSE + 10);
  }

  function enter(event) {
    if (event.timeStamp < deafUntil) return swallow(event);
    if (burst && event.timeStamp - burst.last <= PAUSE && burst.text.length >= LEAST) {
      swallow(event);
      return scanned(event.timeStamp);
    }
    settle();
    const own = event.target.closest?.("button:not([data-action=confirm]), a, select, summary, input, textarea");
    if (!own && on.enter()) swallow(event);
  }

  /** The keys have paused: twelve digits in a burst are a scan; otherwise somebody types. */
  function settle() {
    clearTimeout(timer);
    if (!burst) return;
    if (/(^|\D)\d{12}$/.test(burst.text)) return scanned(burst.last);
    const { text, field } = burst;
    burst = null;
    const digits = text.replace(/\D/g, "").slice(0, CODE);
    if (!field && digits) on.digits(digits);
  }

  function scanned(at) {
    const { text, field, before } = burst;
    clearTimeout(timer);
    burst = null;
    deafUntil = at + DEAF;
    if (field) {
      field.value = before; // what the scanner wrote there was not meant for it
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    on.scan(text);
  }
}

function fieldOf(event) {
  const target = event.composedPath()[0];
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}
