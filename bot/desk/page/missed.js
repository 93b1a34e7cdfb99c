// What may not have been recorded, of people who are on the screen no more: it stays until somebody has read it.

import { button, element } from "./elements.js";
import { word } from "./words.js";

/** root: where it stands, above whatever else the page shows. */
export function openMissed(root) {
  return (text) => {
    const told = element("p", text);
    const read = button(word("missed-read"), {});
    read.addEventListener("click", () => {
      told.remove();
      root.hidden = !root.children.length;
    });
    told.append(" ", read);
    root.append(told);
    root.hidden = false;
  };
}
