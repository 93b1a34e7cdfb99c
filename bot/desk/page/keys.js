// What a key writes. A scanner presses keys for one keyboard layout and the device reads them by another: so each is read
// twice, by its place on a US keyboard and by what this device makes of it. A digit is a digit wherever it stands.

const SHIFTED = ")!@#$%^&*(";
const SYMBOLS = {
  Minus: "-_", Equal: "=+", BracketLeft: "[{", BracketRight: "]}", Backslash: "\\|", Semicolon: ";:", Quote: "'\"",
  Backquote: "\u0060~", Comma: ",<", Period: ".>", Slash: "/?", Space: "  ", NumpadDivide: "//", NumpadMultiply: "**",
  NumpadSubtract: "--", NumpadAdd: "++", NumpadDecimal: "..",
};

export const latin = (text) =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) - (digit < "۰" ? 0x660 : 0x6f0)) % 10));

/** { placed, keyed }: by place, and by this device; null for a key that writes nothing. */
export function charsOf(event) {
  const keyed = [...(event.key ?? "")].length === 1 ? latin(event.key) : "";
  if (/^[0-9]$/.test(keyed)) return { placed: keyed, keyed };
  const placed = byPlace(event) || keyed; // a key without a place
  return placed ? { placed, keyed: keyed || placed } : null;
}

function byPlace(event) {
  const [, kind, of] = /^(Digit|Numpad|Key)(\w)$/.exec(event.code) ?? [];
  if (kind === "Digit") return event.shiftKey ? SHIFTED[Number(of)] : of;
  if (kind === "Numpad") return of;
  if (kind === "Key") return event.shiftKey !== event.getModifierState("CapsLock") ? of : of.toLowerCase();
  return event.code in SYMBOLS ? SYMBOLS[event.code][event.shiftKey ? 1 : 0] : "";
}

/** A scanner that spells each sign by its number on the keypad while Alt is held. Gives the sign when Alt is let go; ""
 * while it is being spelt; null for a key that has no part in it. */
export function openAltCodes() {
  let digits = null;

  return (event) => {
    const alt = event.key === "Alt" || /^Alt(Left|Right)?$/.test(event.code);
    if (event.type === "keydown") {
      if (alt) return (digits = event.repeat ? digits : "");
      const [, digit] = /^Numpad([0-9])$/.exec(event.code) ?? [];
      if (digits === null || !event.altKey || digit === undefined || event.ctrlKey) return (digits = null);
      digits += digit;
      return "";
    }
    if (!alt || !digits) return null;
    const sign = String.fromCharCode(Number(digits) % 256);
    digits = null;
    return sign;
  };
}
