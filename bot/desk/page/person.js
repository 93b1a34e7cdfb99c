// The person who stands there, from what was scanned to what was done. The newest scan wins; what was asked once is asked
// again with the same nonce; and where no server answers, the day pack does.

import { Offline, Refused, SignedOut, address, formToken, newNonce, post } from "./api.js";
import { isMistyped } from "./code.js";
import * as offline from "./offline.js";
import { play } from "./sound.js";
import { hour, word } from "./words.js";

const REGRET = 10; // seconds in which "not this person" may be taken back
const BUSY = 150; // milliseconds before the page says that it waits

/** view: the answer's; line: the server's; on: signedOut(why), arrived({booking, call, day}), undone(), queued(), and
 * where the page has a use of its own for an answer takes(answer): whether it had. */
export function openPerson(view, line, on) {
  let turn = 0;
  let now = null; // { answer, text, day, nonce }
  let doing = false;
  let doubted = null; // { booking, day, timer }: said, and not yet sent
  const unsent = []; // doubts that the server does not have
  let sending = Promise.resolve();

  async function scan(text) {
    await begin(async () => {
      const answer = line.lost ? null : await asked("/desk/scan", { text, nonce: newNonce() });
      return { answer: answer ?? (await alone(text)), text };
    });
  }

  const findDocument = (number) => look("/desk/document", { number });
  const open = (booking, day = "") => look("/desk/open", { booking }, day);
  const undoLast = ({ booking, day }) => look("/desk/undo", { booking }, day);

  /** Of what only the server knows. */
  async function look(path, body, day = "") {
    await begin(async () => ({ answer: (await asked(path, body, day)) ?? needsLine(), day }));
  }

  async function begin(find) {
    const mine = ++turn;
    now = null;
    sendDoubt();
    view.fade();
    const wait = setTimeout(() => (document.body.dataset.busy = ""), BUSY);
    try {
      const found = await find();
      if (mine === turn) show(found);
    } catch (error) {
      if (mine === turn) failed(error);
    } finally {
      clearTimeout(wait);
      if (mine === turn) delete document.body.dataset.busy;
    }
  }

  function show(found) {
    now = { nonce: newNonce(), day: "", text: "", ...found };
    const { answer, day } = now;
    if (on.takes?.(answer)) {
      now = null;
      play("good");
      return view.close();
    }
    view.show(answer);
    play(answer.tone);
    if (answer.kind === "arrived") on.arrived({ booking: answer.booking, call: answer.call, day });
    if (answer.kind === "undone") on.undone();
  }

  function failed(error, name = "") {
    if (error instanceof SignedOut) return on.signedOut(name === "confirm" ? word("session-ended-unconfirmed") : "");
    if (!(error instanceof Refused)) throw error;
    show({ answer: fault(`refused-${error.message}`) });
  }

  /** Null where no server answers; the line is then known to be lost. */
  async function asked(path, body, day = "") {
    try {
      return await post(path, body, day);
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      line.fall();
      return null;
    }
  }

  async function act(name, details) {
    if (!now || doing) return;
    const mine = now;
    const { booking } = mine.answer;
    const still = () => mine === now;
    if (name === "next") return view.close();
    if (name === "open") return open(details.booking, mine.day);
    if (name === "slip") return printSlip(booking, mine.day);
    if (name === "doubt" && !doubted) return regret(mine);
    if (name === "doubt") forget();
    doing = true;
    view.stay();
    document.body.dataset.busy = "";
    try {
      const done = await deed(name, details, mine);
      if (!still()) return;
      if (!done) view.tell(word(name === "confirm" ? "not-confirmed" : "needs-line-lines"));
      else if (name === "show" && "number" in done) view.showNumber(done.number);
      else if ("days" in done) view.offerTimes(done.days, mine.answer.at);
      else show({ answer: done, day: mine.day, text: mine.text });
    } catch (error) {
      if (still()) failed(error, name);
    } finally {
      doing = false;
      delete document.body.dataset.busy;
    }
  }

  // --- "not this person": one slip of the finger must not mark anybody

  function regret(mine) {
    const timer = setTimeout(() => act("doubt", {}), 1000 * REGRET);
    doubted = { booking: mine.answer.booking, day: mine.day, timer };
    view.regret(REGRET, forget);
  }

  function forget() {
    clearTimeout(doubted?.timer);
    doubted = null;
  }

  /** Whatever comes next means it. */
  function sendDoubt() {
    if (!doubted) return;
    unsent.push(doubted);
    forget();
    catchUp();
  }

  /** Resolves when all was tried. */
  const catchUp = () => (sending = sending.then(sendAll));

  async function sendAll() {
    for (const doubt of unsent.splice(0)) {
      try {
        await post("/desk/doubt", { booking: doubt.booking }, doubt.day, true);
      } catch (error) {
        if (!(error instanceof Refused)) unsent.push(doubt); // goes with the next time that the server is there
      }
    }
  }

  async function doubt(booking, day) {
    const done = line.lost ? null : await asked("/desk/doubt", { booking }, day);
    if (done) return done;
    unsent.push({ booking, day });
    return { ...fault("doubt-kept"), tone: "care" };
  }

  function deed(name, details, { answer, day, nonce, text }) {
    const { booking, token } = answer;
    if (name === "confirm") return token ? came(token, undefined, answer.call) : confirm(booking, nonce, day, text);
    if (name === "doubt") return doubt(booking, day);
    if (name === "move" && !details.at) return asked("/desk/times", { booking }, day);
    return asked(`/desk/${name}`, { booking, ...details }, day);
  }

  async function confirm(booking, nonce, day, text) {
    const done = line.lost ? null : await asked("/desk/confirm", { booking, nonce }, day);
    if (done || !text) return done;
    const judged = await judge(text);
    // Under the nonce of the lost question: should the server have heard it after all, it is one arrival.
    return judged.token && judged.actions.includes("confirm") ? came(judged.token, nonce, judged.call) : worded(judged);
  }

  // --- without a server

  async function judge(text) {
    const judged = await offline.judge(text);
    const known = judged.kind !== "off-not-in-pack" || (await offline.has().catch(() => false));
    return known ? judged : { ...judged, kind: "off-no-pack" };
  }

  async function alone(text) {
    if (!offline.ready()) return needsLine();
    const judged = await judge(text);
    const answer = worded(judged, judged.kind === "not-a-code" && isMistyped(text) ? "not-a-code-digit" : judged.kind);
    on.queued();
    return answer;
  }

  async function came(token, nonce, call) {
    try {
      const kept = await offline.came(token, nonce);
      on.queued();
      const key = kept ? "off-came" : "off-already";
      const { lines, ...told } = fault(key);
      const number = call ? [word("off-call", { call })] : [];
      return { ...told, lines: [...number, ...lines], kind: key, tone: kept ? "good" : "care" };
    } catch {
      return fault("not-kept"); // a full or broken disk: it must go on paper
    }
  }

  function worded(answer, key = answer.kind) {
    const values = { time: answer.time ? hour(answer.time) : "", came: answer.came ? hour(answer.came) : "" };
    const lines = [answer.call && word("off-call", { call: answer.call }), word(`${key}-lines`, values)];
    return { ...answer, title: word(key, values), lines: lines.filter(Boolean) };
  }

  const needsLine = () => ({ ...fault("needs-line"), tone: "care" });

  function fault(key) {
    const lines = [word(`${key}-lines`)];
    return { kind: key, tone: "stop", title: word(key), lines, booking: "", actions: [], stays: key === "not-kept" };
  }

  return {
    scan, open, findDocument, undoLast, act, catchUp,
    /** There is something that must be read first: the key that confirms what is green does not confirm it. */
    get warned() {
      return Boolean(now?.answer.warned) && view.open && view.plain && view.settled && !doing;
    },
    get confirmable() {
      const asked = now?.answer.actions.includes("confirm") && !now.answer.warned;
      return Boolean(asked) && view.open && view.plain && view.settled && !doing;
    },
    leave() {
      turn += 1;
      now = null;
      sendDoubt();
    },
  };
}

/** In a window of its own, which goes when it is done, with the form token in it as every form of the desk has. */
function printSlip(booking, day) {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: address("/desk/slip", day), target: "mawid-slip", hidden: true });
  for (const [name, value] of Object.entries({ booking, form_token: formToken() })) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
