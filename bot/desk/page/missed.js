// What was done for people who are on the screen no more, and may not have been recorded, or was recorded late: it stays
// until somebody has read it. Law: of whom it was goes with the session; that something may not be recorded stays.

import { formToken } from "./api.js";
import { button, element } from "./elements.js";
import { word } from "./words.js";

/** root: where it stands, above whatever else the page shows; taken(form): people whose form waited here and has no page any
 * more, of that session alone; print(booking): their slip. */
export function openMissed(root, taken, print) {
  function add(text, ...more) {
    const told = element("p", text);
    const read = button(word("missed-read"), {});
    read.addEventListener("click", () => {
      told.remove();
      root.hidden = !root.children.length;
    });
    told.append(" ", ...more, " ", read);
    root.append(told);
    root.hidden = false;
    return told;
  }

  /** Once, of however many. */
  function ofAnybody() {
    if (!root.querySelector("[data-lost=ended]")) add(word("missed-ended")).dataset.lost = "ended";
  }

  return {
    /** text: "" where it is to be told of nobody. */
    tell(text) {
      if (text) add(text).dataset.lost = "";
      else ofAnybody();
    },
    registered() {
      for (const { booking, call, when, again } of taken(formToken())) {
        const slip = button(word("late-slip"), {});
        slip.addEventListener("click", () => print(booking));
        add(word(again ? "late-again" : "late-registered", { call, when }), slip);
      }
    },
    /** The session is over. */
    forget() {
      const lost = root.querySelector("[data-lost]");
      root.replaceChildren();
      root.hidden = true;
      if (lost) ofAnybody();
    },
  };
}
