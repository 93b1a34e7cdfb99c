// Whatever a scanner, a camera or a person gives, reduced to the code in it as bot/domain/code.py does: digits of any
// script, grouped or not, or in a t.me link. Twelve digits count only if they check (ISO 7064 MOD 97-10).

const LENGTH = 12;
const LONGEST = 500; // characters; nobody scans more, and half a text might hold another code
const LINK = /(?<!\S)\S*[?&]start=([0-9]+)(?![\p{L}\p{N}_-])\S*/gu;
// Digits inside a word or a payload (i…) are no code, however well they check.
const STRETCH = /(?<![A-Za-z0-9_])(?<![A-Za-z0-9_]-)[0-9](?:[ \t\-‐‑–—−]*[0-9])*(?!-?[A-Za-z0-9_])/g;

/** The one code in the text; null for none and for several. */
export function readCode(text) {
  if (text.length > LONGEST) return null;
  const plain = inPlainDigits(text);
  const written = [
    ...[...plain.matchAll(LINK)].map((found) => found[1]),
    ...[...plain.replace(LINK, "\n").matchAll(STRETCH)].map((found) => found[0].replace(/[^0-9]/g, "")),
  ];
  const codes = new Set(written.filter(isCode));
  return codes.size === 1 ? [...codes][0] : null;
}

export function isCode(digits) {
  return digits.length === LENGTH && BigInt(digits) % 97n === 1n;
}

/** Twelve digits and nothing else, of which one must be wrong. */
export function isMistyped(text) {
  const digits = inPlainDigits(text).replace(/[\s\-‐‑–—−]/g, "");
  return /^[0-9]{12}$/.test(digits) && !isCode(digits);
}

function inPlainDigits(text) {
  return text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)));
}

// The digits of a script stand in a row from its zero on, and rows stand apart or end to end.
function valueOf(digit) {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(digit.codePointAt(0) - before - 1))) before += 1;
  return before % 10;
}
