// What happened without a line goes up, and the newest pack comes down.

import { Offline, SignedOut, formToken, get, post } from "./api.js";
import * as offline from "./offline.js";

/** A function that does it once; one part that fails keeps none of the others. signed(): somebody is signed in. */
export function openSynchronising(person, line, { signed, signedOut, done }) {
  const parts = [() => offline.upload(post, formToken), () => person.catchUp(), () => offline.refresh(get)];

  return async function synchronise() {
    if (line.lost || !signed()) return;
    try {
      for (const part of parts) await part().catch(ofTheLine);
    } catch (error) {
      if (error instanceof Offline) line.fall();
      else if (error instanceof SignedOut) signedOut();
    }
    await done();
  };
}

function ofTheLine(error) {
  if (error instanceof Offline || error instanceof SignedOut) throw error;
}
