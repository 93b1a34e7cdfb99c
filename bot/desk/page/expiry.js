// A page that shows somebody expires. Law: whoever stands there is gone from the page, and not only from sight, after as
// long as they may be looked at, when the session that showed them is over, and when the browser takes the page out of its
// history, also where nobody saw it meanwhile. It gives way to the scan page, by which no session counts as used.

import { get } from "./api.js";
import { onEnded } from "./ended.js";
import { lasting } from "./lasting.js";

const ASKS = 60_000; // whether the session goes on
const FIELDS = "main :is(input:not([type=hidden]), textarea, select)";

const nothing = () => {};

/** close(): what the page has laid over itself goes; drop(): so does what it holds unsent, unasked; keeps(): whether it
 * holds what was to be sent and is nowhere else; loses(): whether anything typed goes with it; leave(to). */
export function openExpiry(page) {
  const { close = nothing, drop = nothing, keeps = nothing, loses = nothing, leave = (to) => location.replace(to) } = page;
  let stop = nothing;

  const main = () => document.querySelector("main");
  const shows = () => "expires" in main().dataset;
  const names = () => "names" in main().dataset; // who works here: read for as long as one likes, by who is signed in

  function wait(seconds, then) {
    stop();
    stop = lasting(1000 * seconds, () => (keeps() ? wait(ASKS / 1000, then) : then()));
  }

  /** Whoever stands in the page now is looked at from now on. */
  function begin() {
    if (shows()) wait(main().dataset.expires, go);
    else stop();
  }

  function go() {
    stop();
    const { then = "/desk" } = main().dataset;
    const to = loses() ? `${then}#cleared` : then; // where it is said
    close();
    empty(); // also where no page comes instead
    leave(to);
  }

  function empty() {
    drop();
    main().replaceChildren();
  }

  /** A page in which something is filled in, and that names nobody, stays: it is sent, or kept sealed, once it is finished. */
  function ended(then = go) {
    close();
    if (keeps()) return;
    if (shows() || names() || !document.querySelector(FIELDS)) then();
  }

  async function ask() {
    const told = await get("/desk/me").catch(() => null); // without a line nobody knows
    const { form = told?.form } = main().dataset;
    if (told && (!told.signed || told.form !== form)) ended();
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) ask();
  });
  addEventListener("pagehide", close);
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    if (shows() && !keeps()) go();
    else ask();
  });
  // It gives way only when somebody is in again: the scan page would ask for a number, and void the one in that tab.
  onEnded(async () => {
    ended(empty);
    const told = await get("/desk/me").catch(() => null);
    if (told?.signed) ended();
  });
  setInterval(ask, ASKS);
  begin();

  return {
    begin,
    /** Somebody writes of a person here: their time begins anew, and empty() ends it where the server showed nobody. */
    written(seconds, empty) {
      if (shows()) begin();
      else wait(seconds, empty);
    },
    /** Nobody stands here any more. */
    emptied() {
      delete main().dataset.expires;
      stop();
    },
  };
}
