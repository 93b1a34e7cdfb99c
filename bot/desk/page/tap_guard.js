// Law: nothing is pressed that changed under the finger. A press of any kind (finger, mouse, key, whatever reads the page
// aloud) counts only if it was begun when what it presses had stood there for so long. A slow device shows late what its
// script has written, and tells late of a press: so the one is counted from when it was painted, the other from when it was made.

const READ = 400; // milliseconds
const PRESS = 700; // between the end of a press and the click that it makes, at most

/** root: what is guarded. changed(): something else stands there now; settled: it has stood there for long enough. */
export function guardTaps(root) {
  let since = -Infinity;
  let down = -Infinity;
  let up = -Infinity; // Infinity while it is held
  let timer = 0;

  const press = (event) => {
    if (event.repeat) return;
    down = event.timeStamp;
    up = Infinity;
  };
  const release = (event) => (up = event.timeStamp);
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, press, { capture: true, passive: true });
  for (const kind of ["pointerup", "keyup"]) addEventListener(kind, release, { capture: true, passive: true });

  root.addEventListener("click", (event) => {
    const now = event.timeStamp;
    const begun = up === Infinity || now - up < PRESS ? down : now;
    down = up = -Infinity;
    if (Math.min(begun, now) - since >= READ) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true });

  function stands() {
    since = performance.now();
    clearTimeout(timer);
    timer = setTimeout(() => root.removeAttribute("data-unsettled"), READ);
  }

  return {
    /** Its time begins when the page has painted it: however late that is, nothing counts before. */
    changed() {
      root.setAttribute("data-unsettled", "");
      since = Infinity;
      clearTimeout(timer);
      requestAnimationFrame(() => setTimeout(stands)); // the frame is painted between the two
    },
    get settled() {
      return performance.now() - since >= READ;
    },
  };
}
