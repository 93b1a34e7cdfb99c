// Of the end of a session the other tabs of the same browser hear at once: whom they show was shown to the one before.

import { remember } from "./remembered.js";

const ENDED = "mawid-desk-ended";

/** Somebody has signed out here, or in. */
export const tellEnded = () => remember(ENDED, String(Math.random())); // what has not changed is heard by nobody

export function onEnded(heard) {
  addEventListener("storage", ({ key }) => key === ENDED && heard());
}
