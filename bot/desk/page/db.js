// What the browser of a desk keeps: one database, because a scan and the mark of who came are kept together or not at
// all. Law: no name, no number and no code is ever in it; what waits for the server is sealed and cannot be opened here.

const NAME = "mawid-desk";
let opened = null;

function database() {
  opened ??= new Promise((resolve, reject) => {
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
      resolve(asked.result);
    };
    asked.onerror = () => {
      opened = null; // the next scan tries again
      reject(asked.error);
    };
  });
  return opened;
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
  const transaction = (await database()).transaction(names, mode, { durability });
  return new Promise((resolve, reject) => {
    const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
    const requests = work(stores) ?? [];
    transaction.oncomplete = () => resolve(requests.map((request) => request.result));
    transaction.onabort = () => reject(transaction.error);
  });
}
