// Signing in: the page shows a number, the clerk's own chat asks for it. A pairing that lapses is renewed, but not for
// long before an empty chair. Law: what was answered is collected before anything new is shown: the chat may be open on
// this very device, and this page hidden behind it.

import { Offline, Refused, post } from "./api.js";
import { latin } from "./keys.js";
import { recall, remember } from "./remembered.js";
import { word } from "./words.js";

const POLL = 1500;
const MOST = 4; // renewals in a row: ten minutes untouched
const COUNTER = "mawid-desk-counter";
const at = (id) => document.getElementById(id);

/** on: before(), what the server has to hear first; signed(), offline(). */
export function openSigning(on) {
  const field = at("counter");
  let turn = 0; // a round ends when another one has begun
  let timer = 0;
  let left = MOST;
  let wake = () => {};
  let looking = null;

  field.value = recall(COUNTER) ?? "1";
  field.addEventListener("input", () => {
    field.value = latin(field.value).replace(/\D/g, "").slice(0, 2);
    later();
  });
  field.addEventListener("change", () => (field.value = String(counter())));
  for (const button of document.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => {
      field.value = String(Math.min(99, Math.max(1, counter() + Number(button.dataset.step))));
      later();
    });
  }
  at("pair-again").addEventListener("click", () => {
    left = MOST;
    renew();
  });
  at("have-code").addEventListener("click", () => {
    at("signin").hidden = !at("signin").hidden;
    at("have-code").setAttribute("aria-expanded", String(!at("signin").hidden));
    at("signin-code").focus();
  });
  at("signin").addEventListener("submit", (event) => {
    event.preventDefault();
    redeem();
  });
  document.addEventListener("visibilitychange", () => !document.hidden && wake());
  for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, () => (left = MOST), { passive: true });

  const counter = () => Math.min(99, Math.max(1, Number(field.value) || 1));

  function later() {
    remember(COUNTER, String(counter()));
    clearTimeout(timer);
    timer = setTimeout(renew, 500);
  }

  function begin(why = "") {
    at("signing-why").hidden = !why;
    at("signing-why").textContent = why;
    at("signing").hidden = false;
    left = MOST;
    renew();
  }

  function end() {
    turn += 1;
    clearTimeout(timer);
    at("signing").hidden = true;
    blank();
    at("signin").hidden = true;
    at("signin-code").value = "";
  }

  async function renew() {
    const mine = ++turn;
    at("pair-again").hidden = true;
    blank(); // what stands there is void from now on
    await looking?.catch(() => {}); // its answer would take the new cookie away
    if (mine !== turn) return;
    try {
      await on.before();
      if (mine !== turn) return;
      const pairing = await post("/desk/pairing", { counter: counter() });
      if (mine !== turn) return;
      draw(pairing);
      tell("waiting");
      await wait(mine, performance.now() + 1000 * pairing.seconds);
    } catch (error) {
      if (mine !== turn) return;
      if (error instanceof Refused && error.message === "answered") return collect(mine);
      broken(error);
    }
  }

  /** Somebody has tapped the number that stood here. */
  async function collect(mine) {
    const state = await look().catch(() => "gone");
    if (mine !== turn) return;
    if (state === "signed") return on.signed();
    lapse();
  }

  function draw({ qr, link, digits, number }) {
    at("pairing-qr").hidden = !qr;
    at("step-chat").dataset.word = qr ? "step-chat" : "only-digits";
    at("step-chat").textContent = word(at("step-chat").dataset.word);
    at("or-digits").hidden = !qr;
    if (qr) at("pairing-qr").src = qr;
    at("pairing-link").hidden = !link;
    if (link) at("pairing-link").href = link;
    at("signing").removeAttribute("data-stale");
    at("pairing-digits").textContent = digits.replace(/(\d{3})(?=\d)/, "$1 ");
    at("pairing-number").textContent = String(number);
  }

  function blank() {
    at("signing").setAttribute("data-stale", "");
    at("pairing-digits").textContent = "··· ···";
    at("pairing-number").textContent = "··";
  }

  async function wait(mine, until) {
    while (mine === turn) {
      await pause(POLL);
      if (mine !== turn) return;
      let state = await look();
      if (state === "waiting" && performance.now() > until) state = "gone";
      if (mine !== turn) return;
      if (state === "signed") return on.signed();
      if (state !== "gone") continue;
      while (document.hidden) await pause(60_000); // nobody would see a new one
      if (mine !== turn) return;
      return left-- > 0 ? renew() : lapse();
    }
  }

  /** Over at once when the page is seen again. */
  function pause(span) {
    return new Promise((resolve) => {
      const rest = setTimeout(resolve, span);
      wake = () => (clearTimeout(rest), resolve());
    });
  }

  /** A moment without a line while waiting is no reason to begin anew. */
  async function look() {
    looking = post("/desk/pairing/state", {});
    try {
      return (await looking).state;
    } catch (error) {
      if (error instanceof Offline) return "waiting";
      throw error;
    } finally {
      looking = null;
    }
  }

  function lapse() {
    blank();
    at("pair-again").hidden = false;
    tell("pairing-lapsed");
  }

  function broken(error) {
    lapse();
    const frozen = error instanceof Refused && error.message === "frozen";
    tell(error instanceof Offline ? "signing-offline" : frozen ? "frozen" : refused(error));
    if (error instanceof Offline) on.offline();
  }

  async function redeem() {
    const code = latin(at("signin-code").value).replace(/\D/g, "");
    const failed = (why) => {
      at("signin-error").hidden = false;
      at("signin-error").textContent = word(why);
    };
    if (!code) return at("signin-code").focus();
    try {
      await on.before();
      await post("/desk/signin", { code, counter: counter() });
      at("signin-error").hidden = true;
      on.signed();
    } catch (error) {
      if (error instanceof Offline) return failed("signing-offline");
      failed(error instanceof Refused && error.message === "code-invalid" ? "code-invalid" : refused(error));
    }
  }

  const refused = (error) =>
    error instanceof Refused && error.message === "full" ? "refused-full-lines" : "refused-too-fast";

  function tell(key) {
    at("pairing-news").dataset.word = key; // follows the language of the page
    at("pairing-news").textContent = word(key);
  }

  return { begin, end, renew };
}
