// Whatever a scanner, a camera or a person gives, reduced to the code in it as bot/domain/code.py does: digits of any
// script, grouped or not, in a link, or behind the mark of a scanner. Twelve digits count only if they check (ISO 7064 MOD
// 97-10). No pattern here looks behind itself: older Safari cannot.

const LENGTH = 12;
const LONGEST = 500; // characters; nobody scans more, and half a text might hold another code
const MARK = /^\s*\][A-Za-z][0-9A-Za-z]/; // of the kind of code, which some scanners send first (ISO/IEC 15424)
const LINK = /\S*[?&]start=([0-9]+)(?![\p{L}\p{N}_-])\S*/giu;
const RUN = "[0-9](?:[ \\t\\-‐‑–—−]*[0-9])*(?!-?[A-Za-z0-9_])";
const TWELVE = "[0-9]{4}([ -]?)[0-9]{4}\\1[0-9]{4}(?![ -]?[0-9])";
const INVITATION = /(^|\s|start=)i[A-Za-z0-9_-]*/g;

/** The one code in the text; null for none and for several. */
export function readCode(text) {
  if (text.length > LONGEST) return null;
  const plain = inPlainDigits(text).replace(MARK, "");
  // Digits inside a word or a payload (i…) are no code, however well they check.
  const written = [
    ...[...plain.matchAll(LINK)].map((found) => found[1]),
    ...all(RUN, plain.replace(LINK, "\n"), /[A-Za-z0-9_]-?$/),
  ];
  // Unless there is no other: a scanner on another keyboard layout writes letters that are not ours around it.
  return only(written) ?? only(all(TWELVE, plain.replace(INVITATION, "$1\n"), /[0-9][ -]?$/));
}

export function isCode(digits) {
  return digits.length === LENGTH && BigInt(digits) % 97n === 1n;
}

/** Twelve digits and nothing else, of which one must be wrong. */
export function isMistyped(text) {
  const digits = inPlainDigits(text).replace(/[\s\-‐‑–—−]/g, "");
  return /^[0-9]{12}$/.test(digits) && !isCode(digits);
}

/** What matches and does not follow upon ``unless``. */
function all(pattern, text, unless) {
  const wanted = new RegExp(pattern, "g");
  const found = [];
  for (let match = wanted.exec(text); match; match = wanted.exec(text)) {
    if (unless.test(text.slice(0, match.index))) wanted.lastIndex = match.index + 1;
    else found.push(match[0]);
  }
  return found;
}

function only(written) {
  const codes = new Set(written.map((digits) => digits.replace(/[^0-9]/g, "")).filter(isCode));
  return codes.size === 1 ? [...codes][0] : null;
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
