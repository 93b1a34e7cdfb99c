// The slip prints itself when it is asked to, and never by itself: the printer may be out of paper. In a window of its
// own, which the scan page opens, it goes when it is done: a code must not stay behind a clerk's back.
import "./astray.js";
import { openExpiry } from "./expiry.js";

const OWN = "mawid-slip";
const ours = window.name === OWN;

document.getElementById("print").addEventListener("click", () => window.print());
document.getElementById("back").addEventListener("click", (event) => {
  if (!ours) return;
  event.preventDefault();
  window.close();
});
addEventListener("afterprint", () => ours && window.close());
openExpiry({
  leave(to) {
    if (ours) window.close();
    location.replace(to);
  },
});
