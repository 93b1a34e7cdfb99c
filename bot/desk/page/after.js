// What the ready screen shows of what was done: the last arrival, for as long as it may be taken back, and how many. Law: the
// button names and takes back what was confirmed last here, with or without a line, or it is not there.

import { lasting } from "./lasting.js";
import { word } from "./words.js";

const at = (id) => document.getElementById(id);

const NAMES = ["call", "booking", "token", "code"];

/** Of one arrival, however it is told: without a line there is no booking, a paper has no call number, and of what was not in
 * the pack the server has another name than the tablet. */
const same = (one, other) => NAMES.some((name) => one[name] && one[name] === other[name]);

/** undo({booking, confirmation, call, day, token, code}): it is to be taken back; span(): seconds in which it may be;
 * waits(token): whether what was confirmed without a line may still be taken back from what waits here. */
export function openAfter(undo, span, waits) {
  let counted = [];
  let last = null;
  let gone = false; // to the server, which knows its own name for it: whoever scans the code again may take it back
  let ends = () => {};

  function draw() {
    const button = at("undo-last");
    const named = last?.call ? "last" : "newest";
    button.hidden = !last || gone;
    button.textContent = last ? word(`undo-${named}`, { call: last.call }) : "";
    at("undo-gone").hidden = !last || !gone;
    at("undo-gone").textContent = last && gone ? word(`undo-gone-${named}`, { call: last.call }) : "";
    at("tally").hidden = !counted.length;
    at("tally").textContent = word("tally", { count: counted.length });
  }

  /** Nothing is to be taken back. */
  function over() {
    ends();
    last = null;
    gone = false;
    draw();
  }

  /** What waited may have been sent meanwhile. */
  async function sent() {
    const mine = last;
    if (!mine?.token || gone || (await waits(mine.token)) || mine !== last) return;
    gone = true;
    draw();
  }

  at("undo-last").addEventListener("click", () => last && undo(last).then(sent));

  return {
    draw, sent,
    arrived(arrival) {
      ends();
      const { call, booking, code } = arrival;
      last = { ...arrival, code: call || booking ? "" : code }; // a code is kept only where there is no other name
      gone = !arrival.booking && !arrival.token;
      ends = lasting(1000 * span(), over);
      counted = [...counted.filter((one) => !same(one, last)), last];
      draw();
    },
    undone(arrival) {
      counted = counted.filter((one) => !same(one, arrival));
      if (last && same(last, arrival)) over();
      else draw();
    },
    /** all: the number too; else only what may be taken back. */
    forget(all) {
      if (all) counted = [];
      over();
    },
  };
}
