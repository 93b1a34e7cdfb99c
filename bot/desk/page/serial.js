// The serial number on the office's paper, after a first visit: scanned once, or typed twice. Law: one key goes on without it,
// and so does the next person's code; a slip of a finger gives nobody the number of another.

import { button, element, row } from "./elements.js";
import { latin } from "./keys.js";
import { word } from "./words.js";

const FAST = 40; // milliseconds between a scanner's keys on the average
const LEAST = 3; // keys of a scan: those of five or more are heard as such on every page

/** take(serial, again): what was entered, to be judged by the server. */
export function askSerial(take) {
  const [form, label, field, news] = ["form", "label", "input", "p"].map((name) => element(name));
  let first = "";
  let keys = []; // when each was heard

  field.id = "serial";
  label.htmlFor = field.id;
  news.id = "serial-news";
  news.setAttribute("role", "status");
  Object.assign(field, { type: "text", inputMode: "numeric", autocomplete: "off", dir: "ltr", maxLength: 40 });
  field.setAttribute("aria-describedby", news.id);
  const keep = button(word("serial-go"), {}, "primary");
  keep.type = "submit";
  form.autocomplete = "off";
  form.append(label, field, news, row(keep));
  ask("serial-ask", "serial-hint");

  function ask(what, hint, wrong = false) {
    label.textContent = word(what);
    tell(hint, wrong);
    field.value = "";
    keys = [];
    if (field.isConnected) field.focus({ preventScroll: true }); // a tap on the button took it
  }

  function tell(hint, wrong) {
    news.textContent = word(hint);
    news.classList.toggle("wrong", wrong);
  }

  const digits = () => latin(field.value).trim();
  const scanner = (now) =>
    keys.length >= LEAST && now - keys[0] <= FAST * (keys.length + 1) && keys.length === field.value.length;

  function entered(now) {
    const serial = digits();
    if (!serial) return void tell("serial-empty", true);
    if (scanner(now)) return take(serial, serial);
    if (!first) {
      first = serial;
      return ask("serial-again", "serial-again-hint");
    }
    if (first === serial) return take(first, serial);
    first = "";
    ask("serial-ask", "serial-differs", true);
  }

  field.addEventListener("input", (event) => {
    if (field.value.length <= 1) keys = [];
    keys.push(event.timeStamp);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    entered(event.timeStamp);
  });

  return {
    parts: [form],
    field,
    /** By a scanner or a camera. */
    scanned: (text) => take(text, text),
    /** By keys outside of the field. */
    typed(text) {
      field.value += text;
      field.focus({ preventScroll: true });
    },
  };
}
