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
    let me = null;
    try {
      me = await get("/desk/me");
      lost = false;
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
    } finally {
      asking = false;
      if (lost) later();
    }
    if (me) await on.back(me).catch(brokeAgain); // which may take long, and the line may go and come back meanwhile
  }

  function brokeAgain(error) {
    if (!(error instanceof Offline)) throw error;
    fall();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(ask, AGAIN);
  }

  function fall() {
    const news = !lost;
    lost = true;
    if (news) on.lost();
    later();
  }

  return {
    fall,
    get lost() {
      return lost;
    },
  };
}
