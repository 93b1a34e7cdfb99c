// Questions to the server. One that has no answer within three seconds counts as no line; one that carries a nonce may
// be asked again, for the server knows it by that.

export class Offline extends Error {}
export class SignedOut extends Error {}
export class Refused extends Error {} // message: the server's word for why

const PATIENCE = 3000;
const LONG = 20_000; // for much at once on a thin line, while nobody waits
const LONG_PATHS = ["/desk/pack", "/desk/uploads"];

let form = "";
let station = "";

/** Whose page this is; `of` is the station an admin has chosen. */
export function enter(me, of) {
  form = me.form ?? "";
  station = of ?? "";
}

export function address(path, day = "") {
  const url = new URL(path, location.origin);
  if (station && !url.searchParams.has("station")) url.searchParams.set("station", station);
  if (day) url.searchParams.set("day", day);
  return url.pathname + url.search;
}

export const formToken = () => form;

export const get = (path) => ask(path, {});

/** last: it is to arrive even if the page is closed meanwhile. */
export async function post(path, body, day, last = false) {
  const options = { method: "POST", headers: headers("application/json"), body: JSON.stringify(body), keepalive: last };
  const since = Date.now();
  try {
    return await ask(path, options, day);
  } catch (error) {
    // A line that broke at once may only have been an old one: the same question, once more.
    if (!(error instanceof Offline) || !body.nonce || Date.now() - since > PATIENCE / 3) throw error;
    return ask(path, options, day);
  }
}

export const postPicture = (path, picture) =>
  ask(path, { method: "POST", headers: headers(picture.type), body: picture });

export function newNonce() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function headers(type) {
  return { "Content-Type": type, "X-Form-Token": form };
}

async function ask(path, options, day) {
  const stop = new AbortController();
  const whose = form;
  const timer = setTimeout(() => stop.abort(), LONG_PATHS.some((long) => path.startsWith(long)) ? LONG : PATIENCE);
  try {
    const answer = await fetch(address(path, day), { ...options, cache: "no-store", signal: stop.signal });
    // Before a proxy whose server is down there is no line either.
    if ([502, 503, 504].includes(answer.status)) throw new Offline();
    const card = await answer.json();
    // A late word on the session before says nothing of the one that somebody has begun since.
    if (answer.status === 401) throw whose === form ? new SignedOut() : new Refused("elsewhere");
    if (!answer.ok) throw new Refused(card.why ?? "failed");
    return card;
  } catch (error) {
    if (error instanceof SignedOut || error instanceof Refused) throw error;
    throw new Offline();
  } finally {
    clearTimeout(timer);
  }
}
