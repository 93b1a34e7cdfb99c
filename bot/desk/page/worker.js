// Opens the scan page without a line. Law: it keeps the page and its parts, which are the same for everyone, and nothing
// else: no answer about a person, no pack, no other page ever passes through its cache.

const CACHE = "mawid-desk-1";
const PAGE = "/desk";
const PATIENCE = 3000; // milliseconds; then the page goes on by itself
const GIVING_UP = 15_000; // a browser has six connections to us, and scans must not queue behind what never comes
const STORE = 700; // for the store to answer
const DOWN = 10_000; // after a failure; meanwhile nothing waits for the line again
let failedAt = -DOWN;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(keepAll());
});

addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (ours(url.pathname)) event.respondWith(newestOrKept(event, url.pathname));
  else if (request.mode === "navigate") event.respondWith(elsewhere(request));
});

function ours(path) {
  return path === PAGE || path.startsWith("/desk/page/") || path === "/desk/manifest.webmanifest";
}

/** The page, and whatever it and its parts name, is kept at once: the line may go before they are asked for. */
async function keepAll() {
  const seen = new Set();
  for (let next = [PAGE]; next.length; ) {
    next.forEach((path) => seen.add(path));
    const named = await Promise.all(next.map(keepOne));
    next = [...new Set(named.flat())].filter((path) => ours(path) && !seen.has(path));
  }
}

/** Resolves to the paths that it names. */
async function keepOne(path) {
  const answer = await fetch(path, { cache: "no-cache" });
  if (!fit(answer)) {
    if (path === PAGE) throw new Error(String(answer.status)); // the browser installs us another time
    return [];
  }
  const copy = answer.clone();
  await (await caches.open(CACHE)).put(path, answer);
  const type = copy.headers.get("Content-Type") ?? "";
  if (!/html|javascript|css|manifest|json/.test(type)) return [];
  const names = [...(await copy.text()).matchAll(/["'(]((?:\/desk\/|\.\/)[\w./-]+\.\w+)(?:\?v=\w+)?["')]/g)];
  return names.map(([, name]) => new URL(name, new URL(path, location)).pathname);
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith("mawid-desk") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

function fit(answer) {
  return answer.ok && answer.type === "basic" && !answer.redirected;
}

async function newestOrKept(event, path) {
  const kept = await keptOf(path);
  if (kept && performance.now() - failedAt < DOWN) return kept;
  const asked = ask(event.request, path);
  event.waitUntil(asked.catch(() => {})); // an answer that comes too late is kept for the next time
  if (!kept) return asked;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
  const first = await Promise.race([asked.catch(() => null), late]);
  if (first?.ok) return first;
  failedAt = performance.now();
  return kept;
}

async function ask(request, path) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), GIVING_UP);
  const answer = await fetch(request, { signal: stop.signal }).finally(() => clearTimeout(timer));
  if (!fit(answer)) return answer;
  failedAt = -DOWN;
  const copy = answer.clone();
  await caches.open(CACHE).then((cache) => cache.put(path, copy)).catch(() => {}); // the page is not to wait for it in vain
  return answer;
}

/** What was kept, if anything was: a browser whose store is broken still has a line. */
function keptOf(path) {
  const found = caches.open(CACHE).then((cache) => cache.match(path, { ignoreVary: true })).catch(() => undefined);
  return Promise.race([found, new Promise((resolve) => setTimeout(resolve, STORE))]);
}

/** Another page of the desk needs the server; without it, people can at least go on scanning. */
async function elsewhere(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await keptOf(PAGE);
    if (kept) return kept;
    throw error;
  }
}
