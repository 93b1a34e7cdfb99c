// What the ready screen shows of what was done: the last arrival, for as long as it may be taken back, and how many.

import { lasting } from "./lasting.js";
import { word } from "./words.js";

const at = (id) => document.getElementById(id);

/** undo({booking, confirmation, call, day}): it is to be taken back; span(): seconds in which it may be. */
export function openAfter(undo, span) {
  let last = null;
  let tally = 0;
  let ends = () => {};

  function draw() {
    const button = at("undo-last");
    button.hidden = !last;
    button.textContent = last ? (last.call ? word("undo-last", { call: last.call }) : word("undo-newest")) : "";
    at("tally").hidden = !tally;
    at("tally").textContent = word("tally", { count: tally });
  }

  /** Nothing is to be taken back. */
  function over() {
    ends();
    last = null;
    draw();
  }

  at("undo-last").addEventListener("click", () => last && undo(last));

  return {
    draw,
    arrived(arrival) {
      ends();
      last = arrival;
      ends = lasting(1000 * span(), over);
      tally += 1;
      draw();
    },
    undone() {
      tally = Math.max(0, tally - 1);
      over();
    },
    /** all: the number too; else only what may be taken back. */
    forget(all) {
      if (all) tally = 0;
      over();
    },
  };
}
