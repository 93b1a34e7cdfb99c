// A scanner is a keyboard, and is heard on every page of the desk wherever the focus is: a burst of keys with a code of ours
// in it is a scan, and nothing else gets its keys. Law: what somebody writes by hand stays as they wrote it.

import { readCode } from "./code.js";
import { charsOf, openAltCodes } from "./keys.js";

const PAUSE = 100; // milliseconds between two keys of a scanner at most
const LEAST = 5; // keys of a burst that Enter ends
const FAST = 40; // milliseconds between its keys on the average, where it holds no code of ours: people type too
const DEAF = 300; // after a scan: some scanners send Enter twice
const TORN = 2000; // within which the parts of a scan that a busy machine tore apart belong together
const NUMBER = 12;

/** on: scan(text): by a scanner, a camera's clipboard or a keyboard's helper; read(text): ended by Enter, and no code of
 * ours, outside of any field; readInto(text, field): the same in a field; digits(text): typed outside of any field; enter()
 * and escape(), which say whether they had a use for the key. Of these only scan must be there. */
export function listen(on) {
  const altCode = openAltCodes();
  let burst = null; // { placed, keyed, field, before, first, last }
  let torn = nothingTorn(); // the last bursts, which came to nothing
  let timer = 0;
  let deafUntil = 0;
  let heard = false; // the key that is down has been read
  let fresh = { field: null, before: "" }; // a field, before something was put into it

  const capture = { capture: true };
  addEventListener("keydown", (event) => {
    heard = false;
    const sign = event.isComposing ? null : altCode(event);
    if (sign !== null) return spelt(event, sign);
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    if (event.code === "Enter" || event.code === "NumpadEnter" || event.key === "Enter") return enter(event);
    if (event.key === "Escape" && on.escape?.()) return event.preventDefault();
    if (event.keyCode === 229) return; // a keyboard's helper has it, and writes into the field
    const chars = charsOf(event);
    if (!chars) return;
    heard = true;
    typed(event, chars);
  }, capture);

  addEventListener("keyup", (event) => {
    const sign = altCode(event);
    if (!sign) return;
    heard = true; // what the device writes now has been read here
    if (sign === "\r" || sign === "\n") enter(event);
    else typed(event, { placed: sign, keyed: sign });
  }, capture);

  addEventListener("keypress", (event) => {
    if (heard || event.key === "Enter" || event.ctrlKey || event.metaKey) return;
    const char = [...(event.key ?? "")].length === 1 ? event.key : String.fromCharCode(event.charCode || 0);
    if (char > " ") typed(event, { placed: char, keyed: char });
    heard = true;
  }, capture);

  addEventListener("beforeinput", (event) => {
    fresh = { field: event.target, before: event.target.value ?? "" };
    if (heard || !event.cancelable || !readCode(event.data ?? "")) return;
    swallow(event); // a field may be too short for all of it
    on.scan(event.data);
  }, capture);

  // Written by something other than keys: a scanner's own program, or a keyboard's helper.
  addEventListener("input", (event) => {
    if (heard || !event.isTrusted || !writable(event.target)) return;
    const before = burst?.field === event.target ? burst.before : fresh.field === event.target ? fresh.before : "";
    const text = between(before, event.target.value);
    const first = burst?.field === event.target ? burst.first : event.timeStamp;
    burst = { placed: text, keyed: text, field: event.target, before, first, last: event.timeStamp };
    if (readCode(text)) scanned(event.timeStamp, text);
    else again();
  }, capture);

  addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (!readCode(text)) return;
    swallow(event);
    on.scan(text);
  }, capture);

  function spelt(event, sign) {
    if (sign === "" && burst) burst.last = event.timeStamp;
    if (event.altKey && event.key !== "Alt") event.preventDefault();
  }

  function typed(event, { placed, keyed }) {
    const field = fieldOf(event);
    deafUntil = 0; // whatever has a beginning may have an end
    const goesOn = burst && event.timeStamp - burst.last <= PAUSE && burst.field === field;
    if (!goesOn) {
      settle();
      burst = { placed: "", keyed: "", field, before: field?.value, first: event.timeStamp };
    }
    // A list chooses by the first letter that it gets, and a space alone presses what has the focus.
    const keeps = field instanceof HTMLSelectElement ? goesOn : !field && (placed !== " " || goesOn);
    if (keeps) event.preventDefault();
    burst.placed += placed;
    burst.keyed += keyed;
    burst.last = event.timeStamp;
    again();
  }

  function again() {
    clearTimeout(timer);
    timer = setTimeout(settle, PAUSE + 10);
  }

  function enter(event) {
    if (event.timeStamp < deafUntil) return swallow(event);
    if (burst && event.timeStamp - burst.last <= PAUSE && (isFast() || codeText())) {
      swallow(event);
      return ended(event.timeStamp);
    }
    settle();
    const own = event.target.closest?.("button:not([data-action=confirm]), a, select, summary, input, textarea");
    if (!own && on.enter?.()) swallow(event);
  }

  const isFast = () =>
    burst.placed.length >= LEAST && burst.last - burst.first <= FAST * (burst.placed.length - 1);
  const isFresh = () => performance.now() - torn.at < TORN;
  /** What was torn off in front. One sign alone may be somebody's who types, unless a part of it was a scanner's. */
  const part = () => (isFresh() && (!torn.byHand || torn.fast || isFast()) ? torn.text : "");

  /** The text in which a code of ours is: of a burst, or of several that came one upon the other; else null. */
  function codeText() {
    const whole = burst.placed.length < LEAST ? [] : [burst.placed, burst.keyed];
    const joined = [part() + burst.placed, part().slice(1) + burst.placed].slice(0, part() ? (torn.byHand ? 2 : 1) : 0);
    return [...whole, ...joined].find((text) => readCode(text)) ?? null;
  }

  /** A burst that Enter ended. */
  function ended(at) {
    const text = codeText();
    if (text) return scanned(at, text);
    const { placed, field } = burst;
    forget();
    deafUntil = at + DEAF;
    if (!field) on.read?.(placed);
    else on.readInto?.(placed, field); // a document's number, say, which stays where it is
  }

  /** The keys have paused: a code in a burst is a scan; otherwise somebody types. */
  function settle() {
    clearTimeout(timer);
    if (!burst) return;
    const text = codeText();
    if (text) return scanned(burst.last, text);
    const { placed, field } = burst;
    forget();
    if (!field && /^[\d\s-]*\d[\d\s-]*$/.test(placed)) on.digits?.(placed.replace(/\D/g, "").slice(0, NUMBER));
  }

  function forget() {
    clearTimeout(timer);
    const front = part();
    const { field, before } = front && torn.field === burst.field ? torn : burst;
    const byHand = front ? torn.byHand : burst.placed.length < 2;
    const fast = isFast() || (front !== "" && torn.fast);
    torn = { text: front + burst.placed, at: performance.now(), field, before, byHand, fast };
    burst = null;
  }

  function scanned(at, text) {
    const whole = readCode(burst.placed) || readCode(burst.keyed) || torn.field !== burst.field;
    const { field, before } = whole ? burst : torn;
    clearTimeout(timer);
    burst = null;
    torn = nothingTorn();
    deafUntil = at + DEAF;
    if (field && field.value !== before) {
      field.value = before; // what the scanner wrote there was not meant for it
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    on.scan(text);
  }
}

function nothingTorn() {
  return { text: "", at: -Infinity, field: null, before: "", byHand: false, fast: false };
}

function writable(target) {
  const boxes = ["checkbox", "radio", "file"];
  return (target instanceof HTMLInputElement && !boxes.includes(target.type)) || target instanceof HTMLTextAreaElement;
}

function fieldOf(event) {
  const [target] = event.composedPath();
  return writable(target) || target instanceof HTMLSelectElement ? target : null;
}

/** What was put into a field. */
function between(before, after) {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return after.slice(start, after.length - end);
}

function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}
