// Opens the scan page without a line. Law: it keeps the page and its parts, which are the same for everyone, and nothing
// else: no answer about a person, no pack, no other page ever passes through its cache. Law: what is kept is of one
// release: a page takes the place of the one before once all is kept that it names, by the very versions that it names.

const CACHE = "mawid-desk-2";
const PAGE = "/desk";
const PATIENCE = 3000; // milliseconds; then the page goes on by itself
const GIVING_UP = 15_000; // a browser has six connections to us, and scans must not queue behind what never comes
const STORE = 700; // for the store to answer
const DOWN = 10_000; // after a failure; meanwhile nothing waits for the line again
let failedAt = -DOWN;
let keeping = Promise.resolve(); // one page after the other

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(install());
});

addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (ours(url.pathname)) event.respondWith(newestOrKept(event, nameOf(url)));
  else if (request.mode === "navigate") event.respondWith(elsewhere(request));
});

function ours(path) {
  return path === PAGE || path.startsWith("/desk/page/") || path === "/desk/manifest.webmanifest";
}

/** Under which it is kept: its path, and the version of what has one. */
function nameOf({ pathname, searchParams }) {
  const version = pathname !== PAGE && searchParams.get("v");
  return version ? `${pathname}?v=${version}` : pathname;
}

const versionOf = (name) => name.split("?v=")[1];

/** The line may go before the page is asked for again. */
async function install() {
  const page = await fetchSoon(PAGE, { cache: "no-cache" });
  if (!fit(page)) throw new Error(String(page.status)); // the browser installs us another time
  await keep(page);
}

function keep(page) {
  keeping = keeping.catch(() => {}).then(() => keepAll(page));
  return keeping;
}

/** What is not there any more after it is of an earlier release. */
async function keepAll(page) {
  const cache = await caches.open(CACHE);
  const text = await page.clone().text();
  const kept = await cache.match(PAGE, { ignoreVary: true });
  if (kept && (await kept.text()) === text) return;
  const all = new Set([PAGE]);
  for (let next = named(text, PAGE); next.length; ) {
    next.forEach((name) => all.add(name));
    const found = await Promise.all(next.map((name) => keepOne(cache, name)));
    next = [...new Set(found.flat())].filter((name) => !all.has(name));
  }
  await cache.put(PAGE, page);
  const over = (await cache.keys()).filter(({ url }) => !all.has(nameOf(new URL(url))));
  await Promise.all(over.map((each) => cache.delete(each, { ignoreVary: true })));
}

/** Resolves to the names of what it names itself. */
async function keepOne(cache, name) {
  const version = versionOf(name);
  let file = version && (await cache.match(name, { ignoreVary: true }));
  if (!file) {
    file = await fetchSoon(name, version ? {} : { cache: "no-cache" });
    if (version && !is(file, name)) throw new Error(name);
    if (!fit(file)) return []; // a picture
    await cache.put(name, file.clone());
  }
  return /javascript|css|manifest/.test(file.headers.get("Content-Type") ?? "") ? named(await file.text(), name) : [];
}

function named(text, by) {
  const found = [...text.matchAll(/["'(]((?:\/desk\/|\.\/)[\w./-]+\.\w+(?:\?v=\w+)?)["')]/g)];
  const urls = found.map(([, name]) => new URL(name, new URL(by, location))).filter(({ pathname }) => ours(pathname));
  return [...new Set(urls.map(nameOf))];
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith("mawid-desk") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

function fit(answer) {
  return answer.ok && answer.type === "basic" && !answer.redirected;
}

/** Whether it is the very version: between two releases a server gives its own file, whichever is asked for. */
function is(file, name) {
  return fit(file) && file.headers.get("ETag")?.includes(versionOf(name));
}

async function newestOrKept(event, name) {
  const kept = await keptOf(name);
  if (kept && (versionOf(name) || performance.now() - failedAt < DOWN)) return kept;
  const asked = ask(event, name);
  event.waitUntil(asked.catch(() => {})); // an answer that comes too late is kept for the next time
  if (!kept) return asked;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
  const first = await Promise.race([asked.catch(() => null), late]);
  if (first?.ok) return first;
  failedAt = performance.now();
  return kept;
}

async function ask(event, name) {
  try {
    const answer = await fetchSoon(event.request);
    if (versionOf(name) && !is(answer, name)) throw new TypeError(name);
    if (!fit(answer)) return answer;
    if (name === PAGE) event.waitUntil(keep(answer.clone()).catch(() => {})); // without all of it the one before stays
    failedAt = -DOWN;
    return answer;
  } catch (error) {
    if (versionOf(name)) failedAt = performance.now(); // the page before, which is whole, is the next to open
    throw error;
  }
}

/** Read to its end: an answer that stops half way is none. */
async function fetchSoon(asked, options = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), GIVING_UP);
  try {
    const answer = await fetch(asked, { ...options, signal: stop.signal });
    await answer.clone().arrayBuffer();
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

/** What was kept, if anything was: a browser whose store is broken still has a line. */
function keptOf(name) {
  const found = caches.open(CACHE).then((cache) => cache.match(name, { ignoreVary: true })).catch(() => undefined);
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
