// What the browser of a desk keeps: one database, because a scan and the mark of who came are kept together or not at
// all. Law: no name, no number and no code is ever in it, and of who came here no time; what waits for the server is sealed
// and cannot be opened here.
// Law: nobody waits for it for long. Browsers have been seen in which it is missing, throws, or never answers.

export class NoStore extends Error {}

const NAME = "mawid-desk";
const OPENING = 4000; // milliseconds
const WORKING = 8000; // an old tablet's disk is slow
const AGAIN = 60_000; // after a failure; meanwhile nothing waits for it again
let opened = null;
let failedAt = -Infinity;

function database() {
  if (performance.now() - failedAt < AGAIN) return Promise.reject(new NoStore("failed before"));
  opened ??= within(OPENING, opening()).catch((error) => {
    opened = null; // the next scan tries again
    failedAt = performance.now();
    throw error;
  });
  return opened;
}

function opening() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("desk"); // who we are to the server: station, counter, its public key
      asked.result.createObjectStore("pack"); // of one day and station
      asked.result.createObjectStore("came", { keyPath: "mark" }); // here, since the pack was made; goes with it
      asked.result.createObjectStore("queue", { autoIncrement: true }); // sealed boxes, the oldest first
    };
    asked.onsuccess = () => {
      asked.result.onclose = () => (opened = null);
      asked.result.onversionchange = () => {
        asked.result.close(); // a newer page in another tab must not wait for us
        opened = null;
      };
      failedAt = -Infinity; // late is better than never
      opened = Promise.resolve(asked.result);
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });
}

/** work(stores by name) makes requests; resolves to their results, in their order. */
export function look(names, work) {
  return inOne(names, "readonly", "default", work);
}

/** Resolves when the disk has it. Rejects, and nothing of it is kept, if any part fails. */
export function keep(names, work) {
  return inOne(names, "readwrite", "strict", work);
}

async function inOne(names, mode, durability, work) {
  const transaction = begun(await database(), names, mode, durability);
  return within(WORKING, new Promise((resolve, reject) => {
    const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
    const requests = work(stores) ?? [];
    transaction.oncomplete = () => resolve(requests.map((request) => request.result));
    transaction.onabort = () => reject(transaction.error);
  }));
}

function begun(database_, names, mode, durability) {
  try {
    return database_.transaction(names, mode, { durability });
  } catch (error) {
    opened = null; // closed behind our back
    throw error;
  }
}

/** Rejects with NoStore if it takes longer. */
function within(milliseconds, promise) {
  let timer = 0;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new NoStore("no answer")), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
