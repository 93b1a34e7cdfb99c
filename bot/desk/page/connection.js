// Whether the server answers. Once a question had no answer the page goes on alone, and asks every ten seconds, or as
// soon as the device says that it has a network again.

import { Offline, get } from "./api.js";

const AGAIN = 10_000;

/** on: lost(), back(me): what /desk/me says. */
export function openLine(on) {
  let lost = false;
  let timer = 0;
  let asking = false;

  addEventListener("online", () => lost && ask());

  async function ask() {
    clearTimeout(timer);
    if (asking) return;
    asking = true;
    try {
      const me = await get("/desk/me");
      lost = false;
      await on.back(me);
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      fall();
    } finally {
      asking = false;
      if (lost) timer = setTimeout(ask, AGAIN);
    }
  }

  function fall() {
    const news = !lost;
    lost = true;
    if (news) on.lost();
    clearTimeout(timer);
    timer = setTimeout(ask, AGAIN);
  }

  return {
    fall,
    get lost() {
      return lost;
    },
  };
}
