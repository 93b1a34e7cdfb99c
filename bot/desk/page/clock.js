// The time at the desk: the server's last word, and what has passed since by a clock that nobody can set. Law: a clock that
// jumped is seen; it is believed only as far as it agrees, and nothing is erased on a clock that nobody vouches for.
//
// What can be told apart: while nobody sees the page, a leap forward of the device's clock is sleep, unless the clock was wrong
// before: then it may as well have been put right. While the page is seen, a leap is held for a jump; it may be sleep too, of
// which not every device tells its pages, and then no more comes of it than doubt. (For who stands on the page: lasting.js.)

const LEAP = 60_000; // milliseconds by which two clocks may part between two looks
const WRONG = 120_000; // further than that from the server's, a device's clock is wrong
const LOOKS = 5000;
const GRACE = 24 * 3600_000; // for what would be erased on a doubtful clock
const COARSE = 15 * 60_000;

let told = null; // { server, wall }: the server's last word, and what the device's clock said
let base = 0; // the time at the server, when
let since = performance.now(); // this was performance.now()
let doubtful = true;
let leapt = 0; // milliseconds by which the device's clock jumped since the server's last word
let seen = { wall: Date.now(), passed: performance.now(), hidden: document.hidden };
let onLeap = () => {};

/** The server has said what time it is: milliseconds. Gives what is to be kept for resume(). */
export function heard(server) {
  if (Number.isNaN(server)) return told;
  told = { server, wall: Date.now() };
  base = server;
  since = performance.now();
  see();
  doubtful = false;
  if (leapt) onLeap((leapt = 0));
  return told;
}

/** After a start without the server. kept: what heard() gave, or nothing; last: a time that is surely over. */
export function resume(kept, last) {
  if (told) return;
  const wall = Date.now();
  const skew = kept ? kept.server - kept.wall : 0;
  const known = Math.max(last, kept ? kept.server : 0);
  // As the device went on, or as it was put right meanwhile; the sooner of those that can be.
  const may = (Math.abs(skew) > WRONG ? [wall + skew, wall] : [wall + skew]).filter((time) => time >= known);
  base = may.length ? Math.min(...may) : known;
  since = performance.now();
  doubtful = true;
  if (!may.length && known) leap(wall + skew - known);
  see();
}

/** As heard() gave it, moved on by whole quarters of an hour: what is kept tells no moment. Null on a doubtful clock. */
export function lately() {
  const passed = now() - (told?.server ?? 0);
  if (!told || doubtful) return null;
  const quarters = COARSE * Math.floor(passed / COARSE);
  return { server: told.server + quarters, wall: told.wall + quarters };
}

export function now() {
  check();
  return base + performance.now() - since;
}

/** Whether a time is over, beyond all doubt. */
export function isOver(time) {
  const at = now();
  return at >= (doubtful ? time + GRACE : time);
}

/** Milliseconds by which the device's clock jumped since the server's last word; 0: it did not. */
export const jumped = () => leapt;

/** on(milliseconds): the device's clock has jumped, or (0) the server has told the time since. */
export function watchJumps(on) {
  onLeap = on;
}

function check() {
  const before = seen;
  see();
  const apart = seen.wall - before.wall - (seen.passed - before.passed);
  const hidden = before.hidden || seen.hidden;
  const skew = told ? told.server - told.wall : 0;
  if (hidden && apart > 0 && Math.abs(skew) <= WRONG) {
    base += apart; // it slept
    doubtful ||= apart > LEAP;
  } else if (Math.abs(apart) > LEAP) {
    leap(apart);
  }
}

function leap(by) {
  doubtful = true;
  leapt += Math.round(by) || 1;
  onLeap(leapt);
}

function see() {
  seen = { wall: Date.now(), passed: performance.now(), hidden: document.hidden };
}

setInterval(check, LOOKS);
document.addEventListener("visibilitychange", () => {
  check();
  seen.hidden = true; // whichever way it turned, nobody saw it a moment ago
});
