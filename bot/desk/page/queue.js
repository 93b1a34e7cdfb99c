// Boxes that wait for the server, with the marks of who came. Law: a box leaves only when the server for which it was
// sealed says that it has what is in it. Closing the browser, the end of the day, another station's sign-in and another
// server leave the queue as it is.

import { toBase64 } from "./sealed_box.js";
import { keep, look } from "./db.js";

const BATCH = 50;
const MOST = 40_000; // characters of boxes in one question
let foreign = 0; // boxes of another server
let changed = () => {};
let registered = []; // people of forms that the server has taken, and that no page has told, and by which session
const leaving = new Set(); // places of boxes that may be on their way, also where the disk could not note it
let refused = []; // forms that the server could not take the last time: { doing, at }

/** on(more): there are more boxes now that are to go at once, or others, or fewer. */
export function watchQueue(on) {
  changed = on;
}

/** As ``keep``; whoever watches is told. more: a box comes in. */
async function keepIn(names, work, more = true) {
  const results = await keep(names, work);
  changed(more);
  return results;
}

/** That somebody looked; ``to``: the fingerprint of the key that it was sealed to. Resolves to the place in the queue,
 * which an arrival may take: it is not sent before the next round. */
export async function add(id, box, to) {
  const [place] = await keepIn(["queue"], ({ queue }) => [queue.add({ id, box, to })], false);
  return place;
}

/** Together or not at all: the box, the mark of who came (null without a pack; the time is in the box alone), and instead
 * of the box at ``place``, which said that somebody looked only. Resolves to its own place; null, and nothing is kept: the
 * mark is there already. */
export async function addArrival(id, box, to, mark, place) {
  try {
    const [own] = await keepIn(["queue", "came", "pack"], ({ queue, came, pack }) => {
      if (mark !== null) {
        const asked = pack.count();
        asked.onsuccess = () => asked.result && came.add({ mark }); // no marks once the pack has erased itself
      }
      if (place !== null) queue.delete(place);
      return [queue.add({ id, box, to })];
    });
    return own;
  } catch (error) {
    if (error?.name === "ConstraintError") return null;
    throw error;
  }
}

/** Whether the box at ``place`` is here, and was never on its way. */
export async function waits(place) {
  const [row] = await look(["queue"], ({ queue }) => [queue.get(place)]);
  return Boolean(row) && !row.gone && !leaving.has(place);
}

/** Of an arrival that waits: its mark goes, and a box that says that somebody looked takes its place. False, and all is as
 * it was: it may have reached the server, from this tab or from another. */
export async function takeBack(place, mark, looked) {
  let done = false;
  await keepIn(["queue", "came"], ({ queue, came }) => {
    queue.get(place).onsuccess = ({ target: { result: row } }) => {
      if (!row || row.gone || leaving.has(place)) return;
      if (mark !== null) came.delete(mark);
      queue.put(looked, place);
      done = true;
    };
  }, false);
  return done;
}

/** A form's box, in the place of an earlier one of the same form (null: there is none). Resolves to its place. */
export async function addForm(id, box, to, place) {
  const results = await keepIn(["queue"], ({ queue }) => {
    if (place !== null) queue.delete(place);
    return [queue.add({ id, box, to })];
  });
  return results[0];
}

/** The server has what was in it by another way. */
export const drop = (place) => keepIn(["queue"], ({ queue }) => void queue.delete(place), false);

/** A server answers, whose fingerprint is ``to``: boxes that bear none yet are the earlier server's (``before``). */
export async function meet(to, before) {
  const [boxes] = await look(["queue"], ({ queue }) => [queue.getAll()]);
  if (before !== to && boxes.some((box) => !box.to)) {
    await keep(["queue"], ({ queue }) => {
      queue.openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return;
        if (!cursor.value.to) cursor.update({ ...cursor.value, to: before });
        cursor.continue();
      };
    });
  }
  foreign = boxes.filter((box) => (box.to || before) !== to).length;
}

/** How many wait for this server. */
export async function count() {
  const [waiting] = await look(["queue"], ({ queue }) => [queue.count()]);
  return Math.max(0, waiting - foreign);
}

/** Forms that the server was given and could not take: ``{doing, at}``, ISO. They wait on. */
export const left = () => refused;

/** Whom the server has registered from here since this was asked last: ``{booking, call, when, again}``. Those of another
 * session than ``whose`` are told to nobody. */
export const taken = (whose) => registered.splice(0).filter(({ by }) => by === whose);

/** How many wait for another one. */
export const strangers = () => foreign;

/** Sends everything once to the server whose fingerprint is ``to``, the oldest first; whose(): the session that does it.
 * Resolves to the number left; throws what ``post`` throws. */
export async function send(post, to, whose) {
  const not = [];
  for (let last = 0; ; ) {
    const range = IDBKeyRange.lowerBound(last, true);
    const [places, found] = await look(["queue"], ({ queue }) => [
      queue.getAllKeys(range, BATCH), queue.getAll(range, BATCH),
    ]);
    if (!places.length) {
      refused = not;
      return count();
    }
    const rows = found.map((row, nth) => ({ ...row, place: places[nth], text: toBase64(row.box) }));
    const some = fitting(rows.filter((row) => (row.to ?? to) === to));
    await leaves(some);
    if (some.length) {
      const by = whose();
      const boxes = some.map(({ id, text }) => ({ id, box: text }));
      const answer = await post("/desk/uploads", { to, boxes });
      not.push(...(answer?.left ?? []));
      registered.push(...(answer?.registered ?? []).map((each) => ({ ...each, by })));
      const done = new Set((answer?.done ?? []).map(({ id }) => id));
      await keepIn(["queue"], ({ queue }) => {
        some.forEach((row) => done.has(row.id) && queue.delete(row.place));
      }, false);
    }
    const whole = some.length === rows.filter((row) => (row.to ?? to) === to).length;
    last = whole ? places[places.length - 1] : some[some.length - 1].place;
  }
}

/** What is on its way is taken back by nobody here, also if no answer comes; what was taken back just now goes as it stands
 * there. Where the disk is full it goes all the same, as it stands there; no tablet that cannot be read sends anything. */
async function leaves(rows) {
  const fresh = rows.filter((row) => !row.gone);
  if (!fresh.length) return;
  for (const { place } of fresh) leaving.add(place);
  const asItStands = (row, now) => now && Object.assign(row, { id: now.id, text: toBase64(now.box) });
  await keep(["queue"], ({ queue }) => fresh.forEach((row) => {
    queue.get(row.place).onsuccess = ({ target: { result: now } }) => {
      if (!now) return; // another tab has sent it
      asItStands(row, now);
      queue.put({ ...now, gone: true }, row.place);
    };
  })).catch(async () => {
    const now = await look(["queue"], ({ queue }) => fresh.map((row) => queue.get(row.place)));
    fresh.forEach((row, nth) => asItStands(row, now[nth]));
  });
}

/** As many of the first as one question may hold; one at least. */
function fitting(rows) {
  let length = 0;
  return rows.filter((row, nth) => (length += row.text.length) <= MOST || nth === 0);
}
