// The scan page: who is signed in, which screen is up, and what goes where. Law: the page is always ready for the next
// person; with a line the server judges, without one the day pack does, and nobody has to switch anything.

import { Offline, enter, get } from "./api.js";
import { openAfter } from "./after.js";
import { openAnswer } from "./answer.js";
import { openBar } from "./bar.js";
import { busy } from "./busy.js";
import { watchJumps } from "./clock.js";
import { openDocument } from "./document.js";
import { onEnded, tellEnded } from "./ended.js";
import { openInput } from "./input.js";
import { forgetDay, leave, leaving, settled, tellFirst, tellNow } from "./signout.js";
import { openLine } from "./connection.js";
import { openMissed } from "./missed.js";
import { openNews } from "./news.js";
import * as offline from "./offline.js";
import { openPad } from "./pad.js";
import { openPerson } from "./person.js";
import { printSlip } from "./printing.js";
import { openSeeing } from "./seeing.js";
import { openSigning } from "./signin.js";
import { openSynchronising } from "./synchronise.js";
import { recall, remember } from "./remembered.js";
import { openWaiting } from "./waiting.js";
import { locale, speak, word } from "./words.js";

const STATION = "mawid-desk-station"; // an admin's choice
const LOOK = 600; // seconds, until the server has said how long a person may be looked at
const UNDO = 600; // and how long an arrival may be taken back
const REFRESH = 60_000;
const KEEPING = 700; // milliseconds that nobody notices
const at = (id) => document.getElementById(id);

let me = null; // what /desk/me said last; null where nobody is signed in or no server has answered yet
let station = null;
let storeless = false; // this browser can keep nothing
let cleared = false; // what was typed on the page before is gone with whoever stood there
let unconfirmed = ""; // what the end of the session left undone: said until somebody signs in

const bar = openBar({ language, station: choose, signOut });
const line = openLine({ lost, back });
const count = openWaiting(bar.queue, () => synchronise()); // it goes at once where there is a line
const news = openNews(bar.news, () => ({
  me, station, storeless, cleared, lost: line.lost, scans: !at("scan").hidden,
}));
const missed = openMissed(at("missed"), offline.taken, (booking) => printSlip("/desk/slip", booking));
const view = openAnswer({
  act: (name, details) => person.act(name, details),
  closed(focused) {
    person.leave();
    if (focused) at("ready-title").focus({ preventScroll: true });
  },
  longest,
}, () => [at("ready")]);
const person = openPerson(view, { fall: line.fall, get lost() { return line.lost || me === null; } }, {
  signedOut(why) {
    unconfirmed ||= why;
    signedOut();
  },
  arrived, undone, missed: missed.tell,
});
const signing = openSigning({ before: tellNow, signed: enterAnew, offline: () => line.fall() });
const after = openAfter((last) => person.undoLast(last), () => me?.undo_seconds ?? UNDO, offline.waits);
const pad = openPad((text) => person.scan(text), longest);
const papers = openDocument({
  find: (number) => person.findDocument(number),
  findPaper: (serial) => person.findPaper(serial),
  opened: () => pad.close(),
  longest,
});
const { scan } = openInput({ bar, pad, papers, person, view });
const camera = openSeeing(line, {
  scan: (text) => scan(text, true), rests: () => view.asks && !view.serial, bars: () => Boolean(view.serial), signedOut,
});
const synchronise = openSynchronising(person, line, {
  signed: () => me !== null,
  signedOut,
  async done() {
    lineNews();
    if (me) missed.registered();
    await Promise.all([after.sent(), count()]);
  },
});

/** Milliseconds that a person, or what somebody typed of one, may stand here. */
function longest() {
  return 1000 * (me?.look_seconds ?? LOOK);
}

// --- who is here

/** Whoever signs in takes the place of whoever signed out. */
function enterAnew() {
  settled();
  tellEnded();
  return start();
}

async function start() {
  try {
    await welcome(await get("/desk/me"));
  } catch (error) {
    if (!(error instanceof Offline)) throw error;
    line.fall();
    await keepFor(null);
    if (leaving()) signing.begin(word("signed-out-here"));
    else if (offline.ready()) show("scan");
    else signing.begin(word("signing-offline"));
  }
  await count();
}

async function welcome(told) {
  const answered = await tellFirst(told);
  if (!answered.signed) return signedOut(true);
  if (me && me.form !== answered.form) forgetAll(); // nor could they take back what another one has confirmed
  me = answered;
  unconfirmed = "";
  const wanted = me.station ?? new URLSearchParams(location.search).get("station") ?? recall(STATION);
  station = me.stations.some((one) => one.key === wanted) ? wanted : me.stations[0]?.key;
  await settle();
  show("scan");
  openFromDay();
}

/** What follows from who is here and for which station. */
async function settle() {
  enter(me, station);
  bar.draw(me, station);
  at("document-serial").hidden = !me.collects;
  keepFor({ ...me, station }).then(synchronise);
}

/** Going on without a line is an addition: nothing waits for it, and where it cannot be, that is said. */
async function keepFor(whom) {
  const late = setTimeout(() => without(true), KEEPING);
  await offline.open(whom).then(() => without(false), () => without(true));
  clearTimeout(late);
}

function without(it) {
  storeless = it;
  lineNews();
}

async function choose(key) {
  view.close(); // who stands there was asked for at the other station
  remember(STATION, key);
  station = key;
  history.replaceState(null, "", `${location.pathname}?station=${encodeURIComponent(key)}`);
  after.forget(false);
  await settle();
}

/** A session is over, however it ended: nothing on the page tells of anybody whom it saw. */
function forgetAll() {
  view.close();
  person.end();
  after.forget(true);
  missed.forget();
  pad.close();
  papers.close();
}

function signedOut(fresh = false, why = "") {
  const waited = me !== null || !fresh;
  me = null;
  camera.stop();
  forgetAll();
  bar.draw(null);
  show("signing");
  offline.count().catch(() => 0).then((left) => {
    if (me !== null) return; // somebody has signed in meanwhile
    const ended = unconfirmed || (waited ? word("session-ended") : "");
    signing.begin(why || [ended, left ? word("sign-in-again", { count: left }) : ""].filter(Boolean).join(" "));
    at("go-on-alone").hidden = !left || Boolean(why);
  });
}

async function signOut() {
  forgetAll();
  await person.catchUp();
  const heard = await leave();
  if (heard) return location.assign("/desk");
  line.fall();
  signedOut(false, word("signed-out-here"));
}

function show(screen) {
  at("scan").hidden = screen !== "scan";
  if (screen === "scan") signing.end();
  lineNews();
  after.draw();
}

/** From the list of the day: which booking, and of which day, in a part of the address that no server sees. */
function openFromDay() {
  const asked = new URLSearchParams(location.hash.slice(1));
  if (!asked.has("open")) return;
  history.replaceState(null, "", location.pathname + location.search);
  person.open(asked.get("open"), asked.get("day") ?? "");
}

function language(of) {
  speak(of);
  view.close();
  bar.draw(me, station);
  bar.line(line.lost ? "offline" : "online");
  lineNews();
  camera.draw();
  after.draw();
}

// --- the line

function lost() {
  bar.line("offline");
  lineNews();
}

function lineNews() {
  at("sign-in").hidden = at("scan").hidden || me !== null || line.lost;
  return news();
}

async function back(told) {
  const answered = await tellFirst(told);
  bar.line("online");
  at("strayed").hidden = true;
  if (!answered.signed) {
    if (me !== null || at("signing").hidden) return signedOut(me === null);
    return signing.renew();
  }
  if (me?.form !== answered.form) return welcome(answered); // or somebody else's
  me = answered;
  enter(me, station);
  offline.hear(me.now);
  bar.draw(me, station);
  lineNews();
  await synchronise();
}

async function again(goes) {
  const told = await get("/desk/me").catch(() => null);
  if (told && goes(told)) await back(told);
}

function arrived(arrival) {
  after.arrived(arrival);
  synchronise();
}

function undone(arrival) {
  after.undone(arrival);
  synchronise();
}

at("open-pad").addEventListener("click", () => papers.close());
at("go-on-alone").addEventListener("click", () => show("scan"));
at("sign-in").addEventListener("click", () => signedOut(true));
addEventListener("hashchange", () => me && openFromDay());
addEventListener("pagehide", () => {
  camera.stop();
  forgetAll(); // the browser may show the page again, to whoever goes back
});
addEventListener("pageshow", ({ persisted }) => persisted && again(() => true));
// Nothing more until somebody is in: who signs in does it in that tab, and a number shown here would void the one there.
onEnded(() => {
  forgetAll();
  return again((told) => told.signed);
});
setInterval(synchronise, REFRESH);

speak(locale());
bar.draw(null);
bar.line("online");
navigator.serviceWorker?.register("/desk/worker.js", { scope: "/desk" }).catch(() => {});
watchJumps(lineNews);
if (location.pathname !== "/desk") {
  // Without a line the worker gives this page for whatever was wanted.
  at("strayed").hidden = false;
  history.replaceState(null, "", `/desk${location.search}`);
}

async function begin() {
  const rest = busy();
  const why = location.hash;
  if (["#left", "#cleared"].includes(why)) history.replaceState(null, "", location.pathname + location.search);
  if (why === "#left") await forgetDay();
  cleared = why === "#cleared";
  await start();
  rest();
  document.body.dataset.ready = "";
}

begin();
document.documentElement.dataset.runs = "";
