// What the ready screen shows of what was done: the last arrival, for as long as it may be taken back, and how many.

import { word } from "./words.js";

const at = (id) => document.getElementById(id);

/** undo({booking, confirmation, call, day}): it is to be taken back; span(): seconds in which it may be. */
export function openAfter(undo, span) {
  let last = null;
  let tally = 0;

  function draw() {
    const button = at("undo-last");
    button.hidden = !last || performance.now() > last.until;
    button.textContent = last ? (last.call ? word("undo-last", { call: last.call }) : word("undo-newest")) : "";
    at("tally").hidden = !tally;
    at("tally").textContent = word("tally", { count: tally });
  }

  at("undo-last").addEventListener("click", () => last && undo(last));
  setInterval(draw, 15_000);

  return {
    draw,
    arrived(arrival) {
      last = { ...arrival, until: performance.now() + 1000 * span() };
      tally += 1;
      draw();
    },
    undone() {
      last = null;
      tally = Math.max(0, tally - 1);
      draw();
    },
    /** all: the number too; else only what may be taken back. */
    forget(all) {
      last = null;
      if (all) tally = 0;
      draw();
    },
  };
}
