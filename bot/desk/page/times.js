// The list of times to which a person may be moved. A time is chosen first and taken with a second tap.

import { button, element, row } from "./elements.js";
import { word } from "./words.js";

const DAYS = 3; // that are open at first

/** found: days as the server wrote them; own: the person's own time, ISO or unknown; take(at): it was chosen. Gives the
 * parts of a panel; null where no time is left. */
export function timesOffered(found, own, take, back) {
  const mine = Date.parse(own || "");
  const days = found
    .map((day) => ({ ...day, times: day.times.filter((time) => Date.parse(time.at) !== mine) }))
    .filter((day) => day.times.length);
  if (!days.length) return null;
  const taking = button("", {}, "primary");
  taking.hidden = true;
  let chosen = "";
  let pressed = null;

  function choose(each, day, time) {
    if (pressed) pressed.setAttribute("aria-pressed", "false");
    pressed = each;
    each.setAttribute("aria-pressed", "true");
    chosen = time.at;
    taking.hidden = false;
    taking.textContent = word("move-to", { day: day.label, time: time.label });
  }

  const parts = days.map((day) => {
    const hours = element("div");
    hours.className = "times";
    for (const time of day.times) {
      const each = button(time.label, {});
      each.setAttribute("aria-pressed", "false");
      each.addEventListener("click", () => choose(each, day, time));
      hours.append(each);
    }
    const whole = element("div");
    whole.append(element("h3", day.label), hours);
    return whole;
  });
  const rest = parts.splice(DAYS);
  if (rest.length) {
    const more = button(word("more-days"), {}, "quiet");
    more.addEventListener("click", () => {
      more.replaceWith(...rest);
      rest[0].querySelector("button").focus({ preventScroll: true });
    });
    parts.push(more);
  }
  taking.addEventListener("click", () => take(chosen));
  return [element("h2", word("move-title")), ...parts, row(taking, back)];
}
