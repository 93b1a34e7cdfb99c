// Signing out, with a line or without one. Law: whoever has signed out here is out: nothing of the day stays on the
// device but what the server does not have yet, and the server hears of it before anybody else signs in.

import { Offline, SignedOut, enter, get, post } from "./api.js";
import { tellEnded } from "./ended.js";
import * as offline from "./offline.js";
import { recall, remember } from "./remembered.js";

const LEAVING = "mawid-desk-leaving"; // somebody signed out, and the server has not heard it

export const leaving = () => recall(LEAVING) !== null;

/** Whoever signs in ends, at the server, what was before. */
export const settled = () => remember(LEAVING, null);

/** Resolves to whether the server heard it. */
export async function leave() {
  let heard = true;
  try {
    await post("/desk/signout", {});
  } catch (error) {
    heard = error instanceof SignedOut;
  }
  if (!heard) remember(LEAVING, "1");
  await forgetDay();
  return heard;
}

export async function forgetDay() {
  tellEnded();
  offline.close();
  await offline.forget().catch(() => {}); // where nothing can be kept, nothing is left
}

/** told: what /desk/me says. Resolves to what it says now; throws Offline until the server has heard it. */
export async function tellFirst(told) {
  if (!leaving()) return told;
  if (told.signed) {
    enter(told, "");
    try {
      await post("/desk/signout", {});
    } catch (error) {
      if (!(error instanceof SignedOut)) throw new Offline();
    }
  }
  settled();
  return { signed: false };
}

/** Before anybody signs in. */
export async function tellNow() {
  if (leaving()) await tellFirst(await get("/desk/me"));
}
