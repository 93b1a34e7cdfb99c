// What was done for people who are on the screen no more, and may not have been recorded, or was recorded late: it stays
// until somebody has read it.

import { button, element } from "./elements.js";
import { word } from "./words.js";

/** root: where it stands, above whatever else the page shows. more: something to press. */
export function openMissed(root) {
  return (text, ...more) => {
    const told = element("p", text);
    const read = button(word("missed-read"), {});
    read.addEventListener("click", () => {
      told.remove();
      root.hidden = !root.children.length;
    });
    told.append(" ", ...more, " ", read);
    root.append(told);
    root.hidden = false;
  };
}

/** Of people without a booking, whose form waited here and has no page any more: taken() gives them, print(booking) their
 * slip. */
export function tellRegistered(tell, taken, print) {
  for (const { booking, call, when } of taken()) {
    const slip = button(word("late-slip"), {});
    slip.addEventListener("click", () => print(booking));
    tell(word("late-registered", { call, when }), slip);
  }
}
