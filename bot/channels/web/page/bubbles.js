// One row of the log -> one element. Buttons are told apart by their place, so that the focus survives an edit.

import { holdsValues, nodes, untranslated } from "./markup.js";

/** words(locale) gives the page's own words; tap(button, element) hears of a tap, copied(locale) of a copy. */
export function bubble(entry, { words, tap, copied }) {
  const element = document.createElement("div");
  element.dataset.ref = entry.ref;
  if (entry.own) own(element, entry.own, words());
  else ours(element, entry, words(entry.message.locale), { tap, copied });
  return element;
}

function ours(element, { ref, message }, word, { tap, copied }) {
  element.className = "ours";
  element.lang = message.locale;
  element.dir = message.locale === "ar" ? "rtl" : "ltr";
  element.tabIndex = -1; // the focus rests here when the button it was on has gone
  const box = made("div", "bubble");
  if (message.chart) box.append(picture("chart", ref, word["chart-alt"], 864, 684));
  if (message.qr) box.append(picture("qr", ref, word["qr-alt"], 900, 900));
  const text = made("div", "text");
  text.append(nodes(message.text, message.locale));
  box.append(text);
  if (message.venue) box.append(venue(message.venue, word));
  element.append(box);
  if (message.rows.length) element.append(keys(message, { tap, copied, element }));
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

function keys(message, { tap, copied, element }) {
  const box = made("div", "keys");
  for (const row of message.rows) {
    const line = made("div", row.length > 4 ? "row dense" : "row");
    for (const button of row) line.append(key(button, message.locale, { tap, copied, element }));
    box.append(line);
  }
  return box;
}

function key(button, locale, { tap, copied, element }) {
  const made_ = made("button", button.style, button.label);
  made_.type = "button";
  made_.dataset.choice = button.data;
  if (button.copy || holdsValues(button.label)) untranslated(made_);
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

function made(name, className, text = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}
