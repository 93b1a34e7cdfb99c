// The person who stands there, from what was scanned to what was done. The newest scan wins; what was asked once is asked
// again with the same nonce; and where no server answers, the day pack does. Law: what was done for somebody is told, also
// when its answer comes after the next one: an arrival is counted, and one that did not come about is said; where the session
// is over by then, without telling of whom.

import { Offline, Refused, SignedOut, newNonce, post } from "./api.js";
import { busy } from "./busy.js";
import { isMistyped, readCode } from "./code.js";
import * as offline from "./offline.js";
import { printSlip } from "./printing.js";
import { play } from "./sound.js";
import { hour, word } from "./words.js";

const REGRET = 10; // seconds in which "not this person" may be taken back
const BUSY = 150; // milliseconds before the page says that it waits
const TAKEN_BACK = ["undone", "undone-before", "off-undone"];
const DEEDS = { // what each act comes to where it is done
  confirm: ["arrived", "off-came"], "by-another": ["arrived", "off-came"], undo: TAKEN_BACK, move: ["moved"],
  cancel: ["cancelled-now"], serial: ["numbered"], papers: ["moved"],
};

const CONFIRMS = ["confirm", "by-another"];
const TAKES_BACK = ["undo", "papers"];

/** view: the answer's; line: the server's; on: signedOut(why), arrived({booking, confirmation, call, day, token, code})
 * (without a line the token that takes it back, if it may be), undone({booking, call, token, code}), missed(text): of somebody
 * who is on the screen no more ("": of nobody that may be told), and where the page has a use of its own for an answer
 * takes(answer): whether it had. */
export function openPerson(view, line, on) {
  let turn = 0;
  let session = 0;
  let now = null; // { answer, text, day, nonce, doing }
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
  const findPaper = (serial) => look("/desk/paper", { serial });
  const open = (booking, day = "") => look("/desk/open", { booking }, day);
  const undoLast = ({ booking, confirmation, call, day, token }) => {
    const act = { name: "undo", call };
    return token ? begin(() => takenBack(token, call), act) : look("/desk/undo", { booking, confirmation }, day, act);
  };

  /** Of what only the server knows. */
  async function look(path, body, day = "", deed = null) {
    await begin(async () => ({ answer: (await asked(path, body, day)) ?? needsLine(), day }), deed);
  }

  /** deed: the act that it is, and whose, where it is more than a look. */
  async function begin(find, deed = null) {
    const mine = ++turn;
    const since = session;
    now = null;
    sendDoubt();
    view.fade();
    const rest = busy(BUSY);
    try {
      const found = await find();
      if (mine === turn) show(found);
      else if (deed) late(deed.name, deed.call, found, since);
    } catch (error) {
      if (mine === turn) failed(error);
      else if (deed) failedLate(deed.name, deed.call, error, since);
    } finally {
      rest();
    }
  }

  function show(found) {
    now = { nonce: newNonce(), day: "", text: "", ...found };
    const { answer } = now;
    if (on.takes?.(answer)) {
      now = null;
      play("good");
      return view.close();
    }
    view.show(answer);
    play(answer.tone);
    count(now);
  }

  function count({ answer, day = "", text = "" }) {
    const { kind, booking, confirmation, call, token } = answer;
    const code = readCode(text);
    if (DEEDS.confirm.includes(kind)) on.arrived({ booking, confirmation, call, day, token, code });
    if (TAKEN_BACK.includes(kind)) on.undone({ booking, call, token, code });
  }

  /** The answer to an act, whose person is on the screen no more; null: there was none. */
  function late(name, call, found, since) {
    if (!DEEDS[name]) return;
    const { answer } = found;
    if (answer && since === session) count(found);
    if (!answer || !DEEDS[name].includes(answer.kind)) missed(call, answer?.title ?? word("missed-unknown"), since);
  }

  function failedLate(name, call, error, since) {
    if (!DEEDS[name]) return;
    if (error instanceof SignedOut) return failed(error, name);
    missed(call, word(`refused-${error instanceof Refused ? error.message : "failed"}`), since);
  }

  function missed(call, what, since) {
    const told = call ? word("missed", { call, what }) : word("missed-nameless", { what });
    on.missed(since === session ? told : "");
    play("stop");
  }

  function failed(error, name = "") {
    if (error instanceof SignedOut) return on.signedOut(CONFIRMS.includes(name) ? word("session-ended-unconfirmed") : "");
    show({ answer: fault(`refused-${error instanceof Refused ? error.message : "failed"}`) });
    if (!(error instanceof Refused)) throw error;
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
    if (!now || now.doing) return;
    const [mine, since] = [now, session];
    const { booking } = mine.answer;
    const still = () => mine === now;
    if (name === "next") return view.close();
    if (name === "open") return open(details.booking, mine.day);
    if (name === "slip" || name === "case-slip") return printSlip(`/desk/${name}`, booking, mine.day);
    if (name === "doubt" && !doubted) return regret(mine);
    if (name === "doubt") forget();
    mine.doing = true;
    view.stay();
    const rest = busy();
    try {
      const done = await deed(name, details, mine);
      if (name === "papers" && done?.kind === "moved" && since === session) on.undone(mine.answer);
      if (!still()) return late(name === "move" && !details.at ? "" : name, mine.answer.call, { ...mine, answer: done }, since);
      if (!done) view.tell(word(CONFIRMS.includes(name) ? "not-confirmed" : "needs-line-lines"));
      else if (name === "show" && "number" in done) view.showNumber(done.number, done.text ?? "");
      else if (name === "name" && "name" in done) view.showName(done.name);
      else if (name === "name" && "why" in done) view.tell(done.why);
      else if ("days" in done) view.offerTimes(done.days, mine.answer.at);
      else show({ answer: done, day: mine.day, text: mine.text });
    } catch (error) {
      if (still()) failed(error, name);
      else failedLate(name, mine.answer.call, error, since);
    } finally {
      mine.doing = false;
      rest();
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
    const { booking, confirmation, token } = answer;
    if (CONFIRMS.includes(name)) {
      const by = name === "confirm" ? {} : { by: "another" };
      return token ? came(token, undefined, answer.call) : confirm({ booking, nonce, ...by }, day, text);
    }
    if (name === "doubt") return doubt(booking, day);
    if (name === "move" && !details.at) return asked("/desk/times", { booking }, day);
    const which = TAKES_BACK.includes(name) ? { confirmation } : {}; // and none that came after it
    return asked(`/desk/${name}`, { booking, ...which, ...details }, day);
  }

  async function confirm(which, day, text) {
    const { nonce } = which;
    const done = line.lost ? null : await asked("/desk/confirm", which, day);
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
    return worded(judged, judged.kind === "not-a-code" && isMistyped(text) ? "not-a-code-digit" : judged.kind);
  }

  async function came(token, nonce, call) {
    try {
      const kept = await offline.came(token, nonce);
      const key = kept ? "off-came" : "off-already";
      const { lines, ...told } = fault(key, kept && !line.lost ? "off-came-goes" : key);
      const takes = kept && !nonce ? token : ""; // what the server was asked before it may have: no tablet takes that back
      return { ...told, lines: [...numbered(call), ...lines], kind: key, call, token: takes, tone: kept ? "good" : "care" };
    } catch {
      return fault("not-kept"); // a full or broken disk: it must go on paper
    }
  }

  async function takenBack(token, call) {
    const key = (await offline.takeBack(token).catch(() => false)) ? "off-undone" : "off-undo-gone";
    const { lines, ...told } = fault(key);
    return { answer: { ...told, lines: [...numbered(call), ...lines], tone: "care", call, token } };
  }

  const numbered = (call) => (call ? [word("off-call", { call })] : []);

  function worded(answer, key = answer.kind) {
    const values = { time: answer.time ? hour(answer.time) : "" };
    return { ...answer, title: word(key, values), lines: [...numbered(answer.call), word(`${key}-lines`, values)] };
  }

  const needsLine = () => ({ ...fault("needs-line"), tone: "care" });

  function fault(key, more = key) {
    const lines = [word(`${more}-lines`)];
    return { kind: key, tone: "stop", title: word(key), lines, booking: "", actions: [], stays: key === "not-kept" };
  }

  return {
    scan, open, findDocument, findPaper, undoLast, act, catchUp,
    /** There is something that must be read first: the key that confirms what is green does not confirm it. */
    get warned() {
      return Boolean(now?.answer.warned) && view.open && view.plain && view.settled && !now.doing;
    },
    get confirmable() {
      const asked = now?.answer.actions.includes("confirm") && !now.answer.warned;
      return Boolean(asked) && view.open && view.plain && view.settled && !now.doing;
    },
    leave() {
      turn += 1;
      now = null;
      sendDoubt();
    },
    /** The session is over: of what is on its way yet, nothing is counted or told of anybody. */
    end() {
      session += 1;
      this.leave();
    },
  };
}
