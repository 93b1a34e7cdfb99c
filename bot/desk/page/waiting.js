// How much waits to be sent: told by the queue itself whenever that changes, and never by an answer that another one has
// overtaken. Where the store does not answer, what was known last stands.

import * as offline from "./offline.js";

/** tell(count). Gives what counts anew. */
export function openWaiting(tell) {
  let asked = 0;

  async function count() {
    const mine = ++asked;
    const left = await offline.count().catch(() => null);
    if (mine === asked && left !== null) tell(left);
  }

  offline.watchQueue(count);
  return count;
}
