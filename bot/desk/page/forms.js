// A form of the desk that is sent without leaving its page: ticks, and a person without a booking. Law: what was entered goes
// with no line. It stays on the page; it is kept, sealed to the server, which alone can open it; and it goes when the line is
// back, from this page or from any other. Whoever leaves with something unsent is asked.

import { Offline, SignedOut, enter, get } from "./api.js";
import { busy } from "./busy.js";
import { button } from "./elements.js";
import * as offline from "./offline.js";
import { word } from "./words.js";

const PATIENCE = 15_000; // milliseconds
const DOWN = [502, 503, 504];

/** line: the server's; say(text, more): above the page; on: drawn(words): another content stands in it now; written(),
 * emptied(): somebody stands in it, of whom something was written or who has gone. */
export function openForms(line, say, on) {
  let form = null;
  let pressed = null; // which button sends it
  let dirty = false;
  let untouched = ""; // its contents when nothing in it was unsent; null where it came with something unsent
  let waiting = false; // it was to be sent, and found no server
  let place = null; // of its box in the queue
  let sending = false;

  function bind() {
    form = document.querySelector("form[data-kept]");
    pressed = place = null;
    dirty = waiting = false;
    if (!form) return;
    untouched = contents();
    // What a scanner wrote is put back by it, and is nothing that anybody entered.
    for (const kind of ["input", "change"]) {
      form.addEventListener(kind, () => {
        dirty = contents() !== untouched;
        if (dirty) written();
      });
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
  }

  document.addEventListener("click", ({ target }) => {
    const by = target.closest?.("button[type=submit]");
    if (by && by.form === form) pressed = by;
  }, { capture: true });
  addEventListener("beforeunload", (event) => {
    if (!dirty) return;
    event.preventDefault();
    event.returnValue = "";
  });

  function written() {
    if (form.dataset.kept === "walk-in") on.written();
  }

  const contents = () => String(new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "form_token")));

  /** Of a time that nobody wrote there is nothing to send. */
  function entered(by) {
    const named = [...new FormData(form)].filter(([name, value]) => value || !/^t[0-9a-f]{16}$/.test(name));
    return by?.name ? [...named, [by.name, by.value]] : named;
  }

  async function send() {
    if (sending) return;
    sending = true;
    written();
    const by = pressed;
    pressed = null;
    const fields = entered(by);
    const box = place;
    const thaw = frozen();
    const rest = busy();
    try {
      if (line.lost) throw new Offline();
      const answer = await asked(by?.getAttribute("formaction") || form.getAttribute("action"), fields);
      thaw();
      await put(answer, Boolean(by?.name), box);
    } catch (error) {
      thaw();
      if (!(error instanceof Offline || error instanceof SignedOut)) throw error;
      if (error instanceof Offline) line.fall();
      if (by?.name) say(word("needs-line"));
      else await keep(fields, error);
    } finally {
      sending = false;
      rest();
    }
  }

  /** What is on its way is the form as it was: nobody writes in it, and nobody begins the next one, until it has its answer.
   * Else that answer would take the place of what was written meanwhile, and the box of the one before would go once more. */
  function frozen() {
    const open = [...form.elements].filter((field) => !field.disabled);
    const focused = document.activeElement;
    for (const field of open) field.disabled = true;
    if (place !== null) say("");
    return () => {
      for (const field of open) field.disabled = false;
      if (open.includes(focused) && document.activeElement === document.body) focused.focus({ preventScroll: true });
    };
  }

  /** The page that the server gives for it. A session that is a new one has another token. */
  async function asked(path, fields, again = false) {
    const answer = await fetched(path, fields);
    if (answer.status !== 401 && answer.status !== 403) return answer;
    const me = again ? { signed: false } : await get("/desk/me");
    if (!me.signed) throw new SignedOut();
    enter(me, new URLSearchParams(location.search).get("station") ?? "");
    form.elements.form_token.value = me.form;
    return asked(path, fields.map(([name, value]) => [name, name === "form_token" ? me.form : value]), true);
  }

  async function fetched(path, fields) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    const options = { method: "POST", body: new URLSearchParams(fields), cache: "no-store", signal: stop.signal };
    try {
      const answer = await fetch(path, options);
      if (DOWN.includes(answer.status)) throw new Offline();
      return { status: answer.status, html: await answer.text() };
    } catch {
      throw new Offline();
    } finally {
      clearTimeout(timer);
    }
  }

  /** unsent: nothing but its language was changed, say. */
  async function put({ status, html }, unsent, box) {
    const page = new DOMParser().parseFromString(html, "text/html");
    if (!page.body.classList.contains("page")) {
      const told = page.querySelector("main p");
      if (!told) throw new Offline(); // no page of ours: of a server in between, say
      return say(told.textContent.trim()); // too fast, say
    }
    if (box !== null) await offline.drop(box).catch(() => {});
    for (const part of ["header", "main"]) {
      document.querySelector(part).replaceWith(document.adoptNode(page.querySelector(part)));
    }
    for (const name of ["lang", "dir"]) document.documentElement[name] = page.documentElement[name];
    document.title = page.title;
    say("");
    bind();
    dirty = Boolean(form) && (unsent || status >= 400 || Boolean(document.querySelector("main [role=alert]")));
    if (dirty) untouched = null;
    on.drawn(page.body.dataset.words);
    const next = document.querySelector("main [autofocus], main [aria-invalid=true]");
    if (next) next.focus();
    else scrollTo(0, 0);
  }

  async function keep(fields, error) {
    waiting = true;
    const kept = Object.fromEntries(fields.filter(([name]) => name !== "form_token"));
    const { kept: doing, day } = form.dataset;
    try {
      place = await offline.keepForm(doing, day, kept, place);
      dirty = false;
      untouched = contents();
      say(word(error instanceof SignedOut ? "form-signed-out" : "form-kept"), doing === "walk-in" ? next() : null);
    } catch {
      say(word("form-unkept"));
    }
  }

  /** Of the one before nothing stays, whatever the server had written into the fields. */
  function empty() {
    for (const field of form.elements) {
      if (field.type === "text") field.value = field.defaultValue = "";
      else if (field.type === "checkbox") field.checked = false;
      else if (field.tagName === "SELECT") field.selectedIndex = 0;
      else if (field.name === "held") field.value = "";
      field.removeAttribute("aria-invalid");
    }
    for (const fault of document.querySelectorAll("main .fault, main .error")) fault.remove();
    waiting = dirty = false;
    place = null;
    on.emptied();
  }

  /** The form anew, while the one before waits in its box. */
  function next() {
    const leads = button(word("form-next"), {});
    leads.addEventListener("click", () => {
      empty();
      say("");
      scrollTo(0, 0);
    });
    return leads;
  }

  bind();

  return {
    /** The line is back. What stands here goes from here, where its answer can be seen. */
    async again() {
      if (!waiting || sending || !form) return;
      if (!dirty || place === null) return send();
      waiting = false;
      await offline.drop(place).catch(() => {});
      place = null;
      say(word("form-changed"));
    },
    /** What stands here was to be sent, and stands nowhere else: this device can keep nothing. */
    get unkept() {
      return waiting && place === null;
    },
    /** Something was entered that stands nowhere else. */
    get unsent() {
      return dirty;
    },
    /** Nobody has written in it for as long as a person may be looked at. */
    expire() {
      empty();
      say(word("form-cleared"));
    },
    /** The page is left without asking. A field that goes with the focus in it says first that it was changed. */
    drop() {
      if (form) untouched = contents();
      dirty = false;
    },
  };
}
