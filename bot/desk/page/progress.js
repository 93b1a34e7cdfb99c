// Keeps what goes on fresh: each second it asks how far it is. Where the page would have other buttons by now, it is
// loaded again. After a while without anybody it rests: else a page left open would keep its session from being idle.
const EVERY = 1000;
const RESTS_AFTER = 20 * 60_000;
const MEASURED = 10_000; // the rate is that of so long a time
const live = document.getElementById("live");
let touched = performance.now();
let seen = [];

async function look() {
  if (document.hidden || performance.now() - touched > RESTS_AFTER) return;
  const url = new URL(live.dataset.progress, location.origin);
  const [first] = seen;
  if (first) {
    url.searchParams.set("was", first.value);
    url.searchParams.set("ago", ((performance.now() - first.at) / 1000).toFixed(3));
  }
  let told;
  try {
    const answer = await fetch(url, { credentials: "same-origin", cache: "no-store" });
    if (answer.status === 401 || answer.status === 403) return renew();
    if (!answer.ok) return;
    told = await answer.json();
  } catch {
    return; // no line: what stands there is what was known last
  }
  if (told.state !== live.dataset.state) return renew();
  draw(told);
  if (!told.bars.all) return;
  const now = performance.now();
  seen = [...seen.filter((one) => now - one.at < MEASURED), { at: now, value: told.bars.all[0] }];
}

function draw({ bars, words }) {
  for (const bar of live.querySelectorAll("progress[data-bar]")) {
    const [value, max] = bars[bar.dataset.bar] ?? [bar.value, bar.max];
    bar.max = Math.max(1, max);
    bar.value = value;
  }
  for (const place of live.querySelectorAll("[data-live]")) {
    const word = words[place.dataset.live];
    if (word !== undefined && place.textContent !== word) place.textContent = word;
  }
}

/** Without what an earlier tap was answered with. */
function renew() {
  const url = new URL(location.href);
  for (const name of ["why", "told"]) url.searchParams.delete(name);
  location.replace(url);
}

async function go() {
  for (;;) {
    await look();
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

for (const sign of ["pointerdown", "pointermove", "keydown", "scroll"]) {
  addEventListener(sign, () => { touched = performance.now(); }, { passive: true });
}
document.addEventListener("visibilitychange", () => { touched = performance.now(); });
if (live) go();
