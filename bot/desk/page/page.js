// Every page of the desk but the scan page: a scanner is heard here too, and its answer lies over the page, below which
// whatever was being filled in stays as it is. Law: no key of a scanner presses, fills in or chooses anything here.

import { Offline, SignedOut, enter, formToken, post } from "./api.js";
import { openAnswer } from "./answer.js";
import { openLine } from "./connection.js";
import { openExpiry } from "./expiry.js";
import { openForms } from "./forms.js";
import { openMissed } from "./missed.js";
import * as offline from "./offline.js";
import { openPerson } from "./person.js";
import { pile, piled } from "./pile.js";
import { printSlip } from "./printing.js";
import { listen } from "./scanner.js";
import { openTicks } from "./ticks.js";
import { fill, learn, word } from "./words.js";

const SYNCHRONISES = 60_000;
const me = JSON.parse(document.body.dataset.me);
const at = (id) => document.getElementById(id);

enter(me, me.station);
fill(at("answer"));
const line = openLine({ lost() {}, back });
const missed = openMissed(at("missed"), offline.taken, (booking) => printSlip("/desk/slip", booking));
const view = openAnswer({
  act: (name, details) => person.act(name, details),
  closed: () => person.leave(),
  longest: () => 1000 * me.look_seconds,
}, () => document.querySelectorAll("main, header"));
const person = openPerson(view, line, {
  signedOut, arrived: synchronise, undone: synchronise, missed: missed.tell, takes: (answer) => ticks.take(answer),
});
const ticks = openTicks(say);
const forms = openForms(line, say, {
  drawn(words) {
    learn(words);
    fill(at("answer"));
    ticks.bind();
    expiry.begin();
  },
  written: () => expiry.written(me.look_seconds, () => forms.expire()),
  emptied: () => expiry.emptied(),
});
const expiry = openExpiry({
  close() {
    view.close();
    forgetAll();
  },
  drop() {
    forms.drop();
    say(""); // whose tick it was, say
  },
  keeps: () => forms.unkept, loses: () => forms.unsent,
});

listen({
  scan: (text) => person.scan(text),
  read(text) {
    if (view.serial) return view.serial.scanned(text);
    if (!view.open && pile()) return piled(text);
    person.scan(text);
  },
  readInto(text, field) {
    if (view.serial?.field === field) view.serial.scanned(text);
    else if (field === pile()) piled("");
  },
  digits(text) {
    if (view.serial) view.serial.typed(text);
    else if (!view.open && pile()) piled(text, text.length > 1); // one by one they are typed by hand
  },
  enter() {
    if (person.warned) view.tell(word("warned-enter"));
    else if (person.confirmable) person.act("confirm", {});
    return view.open;
  },
  escape: () => view.close(),
});

/** In few words, above the page; more: something to press. */
function say(text, more = null) {
  at("scanner-news").hidden = !text;
  at("scanner-news").replaceChildren(text, ...(more ? [" ", more] : []));
}

/** Above the page, which keeps only what was filled in: of whom the session saw, nothing is told any more. */
function forgetAll() {
  person.end();
  missed.forget();
}

function signedOut(why = "") {
  forgetAll();
  view.show({ kind: "signed-out", tone: "care", title: why || word("session-ended"), lines: [], actions: [], stays: true });
}

async function back(told) {
  if (told.form !== formToken()) forgetAll();
  if (!told.signed) return;
  enter(told, me.station);
  await forms.again();
  synchronise();
}

/** What happened without a line goes up, whichever page is open: at once where the line is back. */
async function synchronise() {
  if (line.lost) return;
  try {
    await person.catchUp();
    if (await offline.count().catch(() => 0)) await offline.upload(post, formToken);
    missed.registered();
  } catch (error) {
    if (error instanceof Offline) line.fall();
    else if (error instanceof SignedOut) forgetAll();
    else console.warn(error.name);
  }
}

offline.watchQueue((more) => more && synchronise());
offline.open(me).then(synchronise, () => {}); // without it a page with a line is whole
setInterval(synchronise, SYNCHRONISES);
document.body.dataset.ready = "";
