// Boxes that wait for the server, with the marks of who came. Law: a box leaves only when the server says that it has
// what is in it. Closing the browser, the end of the day and another station's sign-in leave the queue as it is.

import { toBase64 } from "./sealed_box.js";
import { keep, look } from "./db.js";

const BATCH = 50;

/** Resolves to the place in the queue. */
export async function add(id, box) {
  const [place] = await keep(["queue"], ({ queue }) => [queue.add({ id, box })]);
  return place;
}

/** Together or not at all: the box, the mark of who came (null without a pack), and instead of the box at ``place``,
 * which said that somebody looked only. False, and nothing is kept: the mark is there already. */
export async function addArrival(id, box, mark, at, place) {
  try {
    await keep(["queue", "came", "pack"], ({ queue, came, pack }) => {
      if (mark !== null) {
        const asked = pack.count();
        asked.onsuccess = () => asked.result && came.add({ mark, at }); // no marks once the pack has erased itself
      }
      if (place !== null) queue.delete(place);
      return [queue.add({ id, box })];
    });
    return true;
  } catch (error) {
    if (error?.name === "ConstraintError") return false;
    throw error;
  }
}

export async function count() {
  const [waiting] = await look(["queue"], ({ queue }) => [queue.count()]);
  return waiting;
}

/** Sends everything once, the oldest first; resolves to the number left. Throws what ``post`` throws. */
export async function send(post) {
  for (let last = 0; ; ) {
    const range = IDBKeyRange.lowerBound(last, true);
    const [places, boxes] = await look(["queue"], ({ queue }) => [
      queue.getAllKeys(range, BATCH), queue.getAll(range, BATCH),
    ]);
    if (!places.length) return count();
    const answer = await post("/desk/uploads", { boxes: boxes.map(({ id, box }) => ({ id, box: toBase64(box) })) });
    const done = new Set((answer?.done ?? []).map(({ id }) => id));
    await keep(["queue"], ({ queue }) => {
      places.forEach((place, nth) => done.has(boxes[nth].id) && queue.delete(place));
    });
    last = places.at(-1);
  }
}
