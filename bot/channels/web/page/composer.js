// The field in which one writes, and what else can be given: one's place, a picture.

import { keepTyped, typedUnder } from "./typed.js";

const KEPT = 3_600_000 * Number(document.body.dataset.hours); // as long as an unfinished interview stays on a screen
const at = (id) => document.getElementById(id);
const field = at("text");
let since = 0; // when that which is in the field was typed
let log = null; // the one in which it was; "": there is none; null: not known yet

/** say(text), show(picture), tell({latitude, longitude}); lost(): nobody knows where the person is. */
export function openComposer({ say, show, tell, lost }) {
  at("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    field.focus();
    if (!text) return;
    typed("");
    say(text);
  });

  field.addEventListener("input", () => typed(field.value));
  field.addEventListener("keydown", (event) => { // a line of its own by Shift; a word that is being composed ends first
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    at("send").click();
  });

  at("more").addEventListener("click", () => extras(at("extras").hidden));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !at("extras").hidden) {
      extras(false);
      at("more").focus();
    }
  });

  at("photo").addEventListener("change", async () => {
    const [file] = at("photo").files;
    at("photo").value = "";
    extras(false);
    if (file) show(await smaller(file));
  });

  at("location").addEventListener("click", () => {
    extras(false);
    if (!navigator.geolocation) return lost();
    navigator.geolocation.getCurrentPosition(({ coords: { latitude, longitude } }) => {
      tell({ latitude, longitude });
    }, lost, { timeout: 15_000, maximumAge: 600_000 });
  });

  if (field.value) typed(field.value);
  const forget = () => field.value && !lasts(since) && typed("");
  addEventListener("resize", fit);
  setInterval(forget, 600_000);
  document.addEventListener("visibilitychange", forget);

  return {
    clear: () => typed(""),
    /** now: the log that the server has; key: its own. What was typed in another, or before there was one, is not put
     * back, and goes. */
    async of(now, key) {
      if (now === log) return;
      const first = log === null;
      log = now;
      const kept = await typedUnder(key);
      if (log !== now) return;
      typed(field.value || (first && kept && lasts(kept.since) ? kept.text : ""));
    },
    /** The keys that the newest question wants: digits, one's place, or none but the words. */
    wants(answer) {
      field.inputMode = answer === "digits" ? "numeric" : "text";
      const more = answer === "" || answer === "place";
      at("more").hidden = !more;
      if (!more) extras(false);
      at("photo-label").hidden = answer === "place";
    },
    speak(word) {
      field.placeholder = word.placeholder;
      field.setAttribute("aria-label", word.placeholder);
      at("send").setAttribute("aria-label", word.send);
      at("more").setAttribute("aria-label", word.more);
      at("photo-label").lastElementChild.textContent = word.photo;
      at("location").textContent = word.location;
    },
  };
}

/** Who never sends a picture never fetches what makes one small; over a line that is broken it goes as it is. */
async function smaller(file) {
  const photo = await import("./photo.js").catch(() => null);
  return photo ? photo.smaller(file) : file;
}

function extras(open) {
  at("extras").hidden = !open;
  at("more").setAttribute("aria-expanded", String(open));
}

/** What is in the field outlives a reload, not an erasure, and the tab only where a browser opens it again; and it goes
 * where it is left standing. */
function typed(text) {
  since = Date.now();
  if (field.value !== text) field.value = text;
  at("send").classList.toggle("primary", Boolean(text.trim()));
  fit();
  keepTyped(text, since);
}

/** As high as its text. */
function fit() {
  field.style.height = "auto";
  if (field.value) field.style.height = `${field.scrollHeight + 2}px`;
}

function lasts(when) {
  return Math.abs(Date.now() - when) < KEPT;
}
