// How much waits to be sent: told by the queue itself whenever that changes, and never by an answer that another one has
// overtaken. Where the store does not answer, what was known last stands.

import * as offline from "./offline.js";

/** tell(count); more(): there is more of it. Gives what counts anew. */
export function openWaiting(tell, more) {
  let asked = 0;

  async function count() {
    const mine = ++asked;
    const left = await offline.count().catch(() => null);
    if (mine === asked && left !== null) tell(left);
  }

  offline.watchQueue((added) => {
    count();
    if (added) more();
  });
  return count;
}
