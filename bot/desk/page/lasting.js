// How long something may stand on a page. Law: its time is over by whichever clock says so first. A timer does not count
// while the device sleeps, and a device may wake without telling the page; its clock goes on, but may be set back.

const LOOKS = 2000; // milliseconds
const standing = new Set();
let looking = 0;

/** over(): once, when so many milliseconds are over. What it returns takes that back. */
export function lasting(milliseconds, over) {
  const one = { until: Date.now() + milliseconds, end };
  const timer = setTimeout(end, milliseconds);
  standing.add(one);
  looking ||= setInterval(look, LOOKS);

  function end() {
    stop();
    over();
  }

  function stop() {
    clearTimeout(timer);
    standing.delete(one);
    if (standing.size) return;
    clearInterval(looking);
    looking = 0;
  }

  return stop;
}

function look() {
  const now = Date.now();
  for (const { until, end } of [...standing]) if (now > until) end();
}

// Whoever wakes it does one of these: nobody waits for the next look.
for (const sign of ["visibilitychange", "pageshow", "focus", "pointerdown", "pointermove", "keydown"]) {
  addEventListener(sign, look, { capture: true, passive: true });
}
