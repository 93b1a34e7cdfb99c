// One row of the log -> one element. Buttons are told apart by their place, so that the focus survives an edit.

import { card } from "./card.js";
import { made } from "./elements.js";
import { emoji, holdsValues, nodes, untranslated } from "./markup.js";

const ICON = /^([\u200e\u200f]?)((?:\p{Extended_Pictographic}[\ufe0e\ufe0f]?\u200d?)+)\s+/u;
const PROGRESS = /^[\u200e\u200f]?<b>(.*)<\/b>$/;

/** words(locale) gives the page's own words; tap(button, element) hears of a tap, copied(locale) of a copy;
 * notice(text, milliseconds). */
export function bubble(entry, { words, tap, copied, notice }) {
  const element = document.createElement("div");
  element.dataset.ref = entry.ref;
  if (entry.own) own(element, entry.own, words());
  else ours(element, entry, words(entry.message.locale), { tap, copied, notice });
  return element;
}

function ours(element, { ref, message }, word, { tap, copied, notice }) {
  element.className = message.card ? "ours carded" : "ours";
  element.lang = message.locale;
  element.dir = message.locale === "ar" ? "rtl" : "ltr";
  element.tabIndex = -1; // the focus rests here when the button it was on has gone
  const box = made("div", "bubble");
  if (message.chart) box.append(picture("chart", ref, word["chart-alt"], 864, 684));
  const qr = message.qr ? picture("qr", ref, word["qr-alt"], 900, 900) : null;
  if (message.card) box.append(card(message, qr, word, notice));
  else if (qr) box.append(qr);
  if (message.voice) box.append(sound(message.voice));
  const text = made("div", "text");
  const shown = message.card?.rest ?? message.lines?.text ?? message.text;
  text.append(...(message.answer ? question(shown, message.locale) : [nodes(shown, message.locale)]));
  if (message.lines) (text.querySelector(".question") ?? text.lastChild).after(lines(message.lines, word, { tap, element }));
  box.append(text);
  element.dataset.answer = message.answer ?? "";
  if (message.venue) box.append(venue(message.venue, word));
  element.append(box);
  const rows = message.lines ? unshown(message) : message.rows;
  if (rows.length) element.append(keys(rows, message.locale, { tap, copied, element }));
}

/** The loudest of a question is the question: its progress stands above it, small, and all else as it is. */
function question(text, locale) {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => PROGRESS.test(line));
  if (at < 0 || at + 1 >= lines.length) return [nodes(text, locale)];
  const [before, asked, after] = [lines.slice(0, at), lines[at + 1], lines.slice(at + 2)];
  const progress = made("div", "progress");
  progress.append(nodes(lines[at].replace(PROGRESS, "$1"), locale));
  const question_ = made("div", "question");
  question_.append(nodes(asked, locale));
  const parts = [progress, question_];
  if (before.join("").trim()) parts.unshift(nodes(`${before.join("\n").trim()}\n`, locale));
  if (after.join("").trim()) parts.push(nodes(after.join("\n").replace(/^\n+/, ""), locale));
  return parts;
}

function own(element, said, word) {
  element.className = "own";
  element.dataset.key = said.key;
  if (said.kind === "tap") element.dataset.tapped = said.pressed;
  const box = made("div", "bubble");
  box.append(made("span", "unseen", `${word.you}: `));
  const text = made("span", "text", { picture: word["photo-sent"], location: word["location-sent"] }[said.kind] ?? said.text);
  // By its first letter, wherever it stands: in a label that may be within an isolate, which "auto" passes over.
  text.dir = /^[^\p{L}]*\p{Script=Arabic}/u.test(text.textContent) ? "rtl" : "ltr";
  box.append(untranslated(text)); // whatever was typed: it may be a name
  element.append(box);
}

function picture(kind, ref, alt, width, height) {
  const image = document.createElement("img");
  image.className = kind;
  image.alt = alt;
  image.width = width;
  image.height = height;
  const source = `/chat/${kind}/${encodeURIComponent(ref)}`;
  image.src = source;
  let tries = 0;
  image.addEventListener("error", () => { // the line broke: once more, later
    if ((tries += 1) < 8) setTimeout(() => { image.src = `${source}?${tries}`; }, 1000 * tries);
  });
  return image;
}

/** What is heard stands below it in words: where it cannot be played, those are left. */
function sound(note) {
  const audio = document.createElement("audio");
  audio.controls = true;
  audio.preload = "none";
  audio.src = `/chat/note/${encodeURIComponent(note)}`;
  audio.addEventListener("error", () => audio.remove());
  return audio;
}

function venue(place, word) {
  const box = made("div", "venue");
  box.append(untranslated(made("b", "", place.title)), untranslated(made("div", "", place.address)));
  const at = `${place.latitude},${place.longitude}`;
  const link = made("a", "", word.map);
  link.href = `geo:${at}?q=${at}`;
  const digits = untranslated(made("span", "digits", at));
  digits.dir = "ltr";
  box.append(link, " ", digits);
  return box;
}

/** Answers one by one, each with the button that changes it. */
function lines({ each }, word, { tap, element }) {
  const list = made("dl", "lines");
  for (const [label, value, data] of each) {
    const name = label.replace(ICON, "$1");
    const row = made("div", "");
    const change = made("button", "change", word.change);
    change.type = "button";
    change.dataset.choice = data;
    change.setAttribute("aria-label", `${word.change}: ${name}`);
    change.addEventListener("click", () => tap({ data, label }, element, change));
    const told = made("dd", "");
    told.append(nodes(value, element.lang));
    const both = made("div", "");
    both.append(made("dt", "", name), told);
    row.append(both, change);
    list.append(row);
  }
  return list;
}

/** The rows of buttons without those that stand beside what they change. */
function unshown({ rows, lines: { each } }) {
  const shown = new Set(each.map(([, , data]) => data));
  return rows.map((row) => row.filter(({ data = "" }) => !shown.has(data) && !/:change$/.test(data))).filter((row) => row.length);
}

function keys(rows, locale, { tap, copied, element }) {
  const box = made("div", "keys");
  for (const row of rows) {
    const line = made("div", row.length > 4 ? "row dense" : row.length > 1 ? "row" : "row alone");
    for (const button of row) line.append(key(button, locale, { tap, copied, element }));
    box.append(line);
  }
  if (box.querySelector(".row:not(.alone) > button:not(.back)")) box.classList.add("grid"); // who is alone in a row of it stands as they do
  else if (box.querySelector(".alone .icon")) box.classList.add("iconed"); // labels without one stand below the others
  return box;
}

function key(button, locale, { tap, copied, element }) {
  const made_ = made("button", button.style);
  made_.type = "button";
  made_.dataset.choice = button.data ?? "";
  label(made_, button);
  if (/:back$/.test(button.data)) made_.classList.add("back");
  if (/:(closed|full):/.test(button.data)) made_.classList.add("none");
  if (button.copy) {
    made_.classList.add("copy");
    made_.addEventListener("click", async () => (await copy(button.copy)) && copied(locale));
  } else if (button.data) {
    made_.addEventListener("click", () => tap(button, element, made_));
  } else {
    made_.disabled = true;
  }
  return made_;
}

/** A picture before the words is for the eye alone, in colour wherever the device has it. */
function label(element, button) {
  const found = ICON.exec(button.label);
  const words = made("span", "label", (found ? found[1] + button.label.slice(found[0].length) : button.label).replace(/\s*↩\s*/, ""));
  words.classList.toggle("endless", /\S{25}/.test(button.label)); // no other word is broken
  if (button.copy || holdsValues(button.label)) untranslated(words);
  if (found && found[2] !== "↩") {
    element.append(emoji(found[2], "icon"));
  }
  element.append(words);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // without HTTPS there is no clipboard but this one
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "unseen";
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus({ preventScroll: true });
    return done;
  }
}
