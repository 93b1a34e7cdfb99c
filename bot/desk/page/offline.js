// The desk without a connection: judges a code from the day pack, and queues what happened, sealed, until the server
// has it. Law: nobody is turned away by it, and it never makes a code, a name or a number readable on the disk.

import { fingerprint, fromBase64, newId, seal } from "./sealed_box.js";
import { heard, isOver, lately, now, resume } from "./clock.js";
import { readCode } from "./code.js";
import { keep, look } from "./db.js";
import { erasePack, find, findPack, hasCome, keepPack, madeAt, markOf } from "./pack.js";
import * as queue from "./queue.js";
import { add, addArrival, addForm, count, meet, send } from "./queue.js";

export { count, drop, left, strangers, taken, watchQueue } from "./queue.js";

const WATCHES = 30_000;
const PENDING = 8; // judged ones that may still come: an answer of the server to the one before may be under way
const TONES = {
  "off-expected": "good", "off-other-time": "care", "off-doubted": "care", "off-already": "care", "off-not-in-pack": "care",
  "not-a-code": "stop",
};
const CONFIRMED_BY_HAND = ["off-expected", "off-other-time", "off-doubted", "off-not-in-pack"];

let desk = null; // {station, counter, key: the server's public key, of: its fingerprint, told: as clock.js keeps it}
const pending = new Map(); // by token, what was judged last: codes that are nowhere but here
let newest = null; // the scan whose arrival was kept last
let timer = null;
let sending = null;
let again = false; // something was kept since, which that may have missed

/** me: what /desk/me says; null or not signed in: goes on with what was kept, if anything was. Rejects where the browser
 * can keep nothing; then a desk with a line goes on without it. */
export async function open(me) {
  navigator.storage?.persist?.().catch(() => {}); // a full disk must not cost us the queue
  document.addEventListener("visibilitychange", watch);
  if (me?.signed) {
    const mine = deskOf(me, heard(Date.parse(me.now)));
    desk = mine;
    mine.of = await fingerprint(mine.key);
    const [before] = await look(["desk"], ({ desk: desks }) => [desks.get("desk")]);
    await meet(mine.of, before ? before.of ?? (await fingerprint(before.key)) : mine.of);
    if (desk === mine) await keepDesk();
  } else {
    const [kept = null] = await look(["desk"], ({ desk: desks }) => [desks.get("desk")]);
    resume(kept?.told, await madeAt());
    if (kept) desk = { ...kept, of: kept.of ?? (await fingerprint(kept.key)) };
    if (desk) await meet(desk.of, desk.of);
  }
  await watch();
}

/** What the server says of the time, ISO, whatever it was asked. */
export function hear(time) {
  const told = heard(Date.parse(time));
  if (desk) desk.told = told;
}

export function close() {
  clearTimeout(timer);
  document.removeEventListener("visibilitychange", watch);
}

/** Somebody signs out by hand: nothing is left here but what the server does not have yet. */
export async function forget() {
  desk = newest = null;
  pending.clear();
  await erasePack();
  await keep(["desk"], ({ desk: desks }) => [desks.clear()]);
}

/** Whether there is a pack of today for this station. */
export async function has() {
  return (await packNow()) !== null;
}

/** Whether scans can be queued: somebody has signed in here before. Without a pack each is "not in the pack". */
export function ready() {
  return desk !== null;
}

/** ``{kind, tone, call, actions, stays, time, token}``. ``time`` of the slot, with the station's offset, is ISO or null;
 * the token goes to came(). Throws if nobody has ever signed in here. */
export async function judge(text) {
  if (!desk) throw new Error("nobody has signed in here");
  const code = readCode(text);
  if (code === null) return answer("not-a-code", null);
  const at = now();
  const pack = await packNow().catch(() => null); // without a store nobody is turned away either
  const mark = pack && (await markOf(pack, code));
  const booking = pack && find(pack, mark);
  const came = Boolean(pack) && (await hasCome(mark));
  const scan = { token: newId(), code, mark, kind: kindOf(pack, booking, came, at), done: null };
  // Queued at once, so that no kill loses it; came() takes it back.
  scan.look = enqueue("looked", code, at).catch(() => null);
  pending.set(scan.token, scan);
  if (pending.size > PENDING) pending.delete(pending.keys().next().value);
  return { ...answer(scan.kind, scan), time: booking?.time ?? null, call: booking?.call ?? "" };
}

/** Somebody was taken in. True when it is safe on the disk, however often it is said; false if that token is of a
 * much earlier scan, or that code has come here meanwhile. Throws if nothing could be kept: then it must go on paper.
 * nonce: with which the server was asked to confirm the same and gave no answer; to it the two are then one. */
export async function came(token, nonce = newId()) {
  const scan = pending.get(token);
  if (!desk || !scan || !CONFIRMED_BY_HAND.includes(scan.kind)) return false;
  scan.done ??= (async () => {
    const box = await sealed(nonce, "came", scan.code, now());
    scan.place = await addArrival(nonce, box, desk.of, scan.mark, await scan.look);
    if (scan.place !== null) newest = scan;
    return scan.place !== null;
  })();
  try {
    return await scan.done;
  } catch (error) {
    scan.done = null; // may be tried again
    throw error;
  }
}

/** Whether what came() kept last, under this token, has not been sent. */
export async function waits(token) {
  return newest?.token === token && queue.waits(newest.place).catch(() => false);
}

/** Nobody was taken in by it: that somebody looked is all that is left. False: it may have reached the server. */
export async function takeBack(token) {
  if (!desk || newest?.token !== token) return false;
  const { code, mark, place } = newest;
  const id = newId();
  const done = await queue.takeBack(place, mark, { id, box: await sealed(id, "looked", code, now()), to: desk.of });
  if (done) pending.delete(token);
  return done;
}

/** A form that was filled in and found no server: ``doing`` and ``fields`` as the server's page has them, ``day`` its day.
 * Resolves to its place in the queue, which it takes from an earlier box of the same form (``place``, or null). */
export async function keepForm(doing, day, fields, place) {
  const id = newId();
  const { station, counter, key } = desk;
  const text = JSON.stringify({ doing, station, counter, day, fields, at: iso(now()) });
  return addForm(id, await seal(key, id, text), desk.of, place);
}

/** post(path, body) resolves to the answer's JSON; whose(): the session in which it is asked. Resolves to the number left;
 * throws what ``post`` throws. */
export function upload(post, whose = () => "") {
  if (!desk) return count();
  again = sending !== null;
  sending ??= sendAll(post, whose).finally(() => (sending = null));
  return sending;
}

async function sendAll(post, whose) {
  for (;;) {
    const left = await send(post, desk.of, whose);
    if (!again || !desk) return left;
    again = false;
  }
}

/** get(path) resolves to the answer's JSON. While there is a line: a pack that is a minute old is a good one. */
export async function refresh(get) {
  if (!desk) return;
  const { station } = desk;
  const answered = await get("/desk/pack");
  if (!answered?.entries || answered.station !== station || desk?.station !== station) return;
  desk.told = heard(Date.parse(answered.made));
  await keepDesk();
  await keepPack(answered);
  await watch();
}

function deskOf(me, told) {
  const station = me.station ?? new URLSearchParams(location.search).get("station") ?? me.stations[0]?.key;
  return { station, counter: me.counter, key: fromBase64(me.key), told };
}

function keepDesk() {
  return keep(["desk"], ({ desk: desks }) => [desks.put(desk, "desk")]);
}

/** So that a device whose clock forgets the time goes on from here. Of who came no time is kept to go on from. */
async function keepTime() {
  const told = lately();
  if (!desk || !told || told.server === desk.told?.server) return;
  desk.told = told;
  await keepDesk();
}

/** The pack, while it is of use. */
async function packNow() {
  return desk && findPack(desk.station, now(), isOver);
}

/** Erases the pack when it is over, and looks again when it will be. */
async function watch() {
  clearTimeout(timer);
  await packNow().catch(() => {}); // looked at again
  await keepTime().catch(() => {});
  clearTimeout(timer);
  timer = setTimeout(watch, WATCHES);
}

function kindOf(pack, booking, came, at) {
  if (came || booking?.arrived) return "off-already";
  if (!booking) return "off-not-in-pack";
  if (booking.doubted) return "off-doubted";
  return at < Date.parse(booking.time) - pack.onTime ? "off-other-time" : "off-expected"; // whoever is late is taken
}

function answer(kind, scan) {
  const byHand = CONFIRMED_BY_HAND.includes(kind);
  return {
    kind, tone: TONES[kind], title: "", lines: [], booking: "", call: "", actions: byHand ? ["confirm"] : [],
    stays: byHand, warned: kind === "off-doubted", time: null, token: scan?.token ?? null,
  };
}

async function enqueue(doing, code, at) {
  const id = newId();
  return add(id, await sealed(id, doing, code, at), desk.of);
}

function sealed(id, doing, code, at) {
  const { station, counter, key } = desk;
  return seal(key, id, JSON.stringify({ code, doing, station, counter, at: iso(at) }));
}

function iso(time) {
  return new Date(time).toISOString();
}
