// The day renews itself while nobody is about to tap or read by keyboard on it. Only what stands in the page changes.
// After a while without anybody it rests; and it says that it asks by itself, so that no session lives on by it.
const EVERY = 60_000;
const BY_ITSELF = { "X-Renewing": "1" };
const RESTS_AFTER = 20 * 60_000;
let touched = performance.now();

async function renew() {
  const here = document.getElementById("day");
  if (document.hidden || performance.now() - touched > RESTS_AFTER || here.contains(document.activeElement)) return;
  let answer;
  try {
    answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store", headers: BY_ITSELF });
  } catch {
    return; // no line: what stands there is as old as it says
  }
  if (answer.redirected) location.reload(); // signed out
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("day");
  if (fresh && !here.contains(document.activeElement)) here.replaceWith(document.adoptNode(fresh));
}

for (const sign of ["pointerdown", "pointermove", "keydown", "scroll"]) {
  addEventListener(sign, () => { touched = performance.now(); }, { passive: true });
}
setInterval(renew, EVERY);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  touched = performance.now();
  renew();
});
