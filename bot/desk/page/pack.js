// The day pack: enough to recognise the codes of one day at one station, and no more. An entry is 24 bits under a key
// that scripts cannot read out: hundreds of codes fit it. Law: it is of no use two hours after closing, and gone then (a day
// later where nobody vouches for the clock), or when somebody of another station signs in, and the marks of who came go
// with it.

import { fromBase64 } from "./sealed_box.js";
import { keep, look } from "./db.js";

const ONLY = "pack";
const HMAC = { name: "HMAC", hash: "SHA-256" };

/** answer: of GET /desk/pack. Takes the place of the one before; if that is of the same day, who came is kept. */
export async function keepPack(answer) {
  const pack = {
    station: answer.station,
    day: answer.day,
    key: await crypto.subtle.importKey("raw", fromBase64(answer.key), HMAC, false, ["sign"]),
    slots: answer.slots, // ISO, with the station's offset
    marks: Uint32Array.from(answer.entries, (entry) => entry[0]),
    places: Uint16Array.from(answer.entries, (entry) => entry[1]),
    arrived: Uint8Array.from(answer.entries, (entry) => entry[2]),
    calls: answer.entries.map((entry) => entry[3] ?? ""),
    doubted: Uint8Array.from(answer.entries, (entry) => entry[4] ?? 0),
    onTime: (answer.on_time ?? 15) * 60_000,
    made: Date.parse(answer.made),
    until: Date.parse(answer.until),
  };
  await keep(["pack", "came"], ({ pack: packs, came }) => {
    const asked = packs.get(ONLY);
    asked.onsuccess = () => {
      const before = asked.result;
      if (before && (before.station !== pack.station || before.day !== pack.day)) came.clear();
      packs.put(pack, ONLY);
    };
  });
}

/** Null if there is none of that station for now; one of another station is erased, and one that ``isOver``. */
export async function findPack(station, now, isOver) {
  const [pack] = await look(["pack"], ({ pack: packs }) => [packs.get(ONLY)]);
  if (!pack) return null;
  if (pack.station === station && now < pack.until) return pack;
  if (pack.station !== station || isOver(pack.until)) await erasePack();
  return null;
}

export function erasePack() {
  return keep(["pack", "came"], ({ pack, came }) => {
    pack.clear();
    came.clear();
  });
}

/** The 24 bits by which a code is known to the pack. */
export async function markOf(pack, code) {
  const signed = new DataView(await crypto.subtle.sign("HMAC", pack.key, new TextEncoder().encode(code)));
  return signed.getUint32(0) >>> 8;
}

/** ``{time, arrived, call, doubted}`` of the booking with that mark, or null; of two that share it, one who is not here yet. */
export function find(pack, mark) {
  const found = [...pack.marks.keys()].filter((nth) => pack.marks[nth] === mark);
  const nth = found.find((each) => !pack.arrived[each]) ?? found[0];
  if (nth === undefined) return null;
  const [time, call] = [pack.slots[pack.places[nth]], pack.calls?.[nth] ?? ""]; // none in a pack of the release before
  return { time, arrived: Boolean(pack.arrived[nth]), call, doubted: Boolean(pack.doubted?.[nth]) };
}

/** Whether somebody with that mark was taken in by this device since it has the pack. */
export async function hasCome(mark) {
  const [found] = await look(["came"], ({ came }) => [came.get(mark)]);
  return Boolean(found);
}

/** When the pack was made: a time that is surely over, whatever the clock says since. */
export async function madeAt() {
  const [packs] = await look(["pack"], ({ pack }) => [pack.getAll()]);
  return Math.max(0, ...packs.map(({ made }) => made));
}
