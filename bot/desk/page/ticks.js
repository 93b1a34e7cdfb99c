// Entering ticks: by keyboard (Enter ticks and goes on, arrows go on alone, a time that is typed is a tick), and by scanner:
// a code whose booking stands on the page ticks it.

import { word } from "./words.js";

const tickOf = (time) => time.closest("li").querySelector("input[type=checkbox]");

/** say(text): in few words, above the page. */
export function openTicks(say) {
  let form = null;
  let times = [];

  /** To whatever form stands in the page now. */
  function bind() {
    form = document.querySelector("form.ticks");
    times = form ? [...form.querySelectorAll("input.when")] : [];
    if (!form) return;
    times.forEach(bindRow);
    form.addEventListener("keydown", walk);
    const faulty = times.find((time) => time.getAttribute("aria-invalid"));
    if (faulty) faulty.focus();
    else if (matchMedia("(hover: hover)").matches) times[0]?.focus({ preventScroll: true });
  }

  function bindRow(time) {
    const tick = tickOf(time);
    let typed = false; // the tick came of what was typed, and goes with it
    time.addEventListener("input", () => {
      if (time.value.trim()) {
        typed = typed || !tick.checked;
        tick.checked = true;
      } else if (typed) {
        typed = tick.checked = false;
      }
    });
    tick.addEventListener("change", () => {
      typed = false;
      if (!tick.checked) time.value = "";
    });
  }

  function goTo(index) {
    const wanted = times[index];
    if (wanted) {
      wanted.focus();
      wanted.select();
    } else if (index >= times.length) {
      form.querySelector("[type=submit]").focus();
    }
  }

  function walk(event) {
    const row = event.target.closest("li");
    const index = row ? times.indexOf(row.querySelector("input.when")) : -1;
    if (index < 0 || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const time = times[index];
    if (event.key === "Enter") {
      tickOf(time).checked = true;
      changed(tickOf(time));
      goTo(index + 1);
    } else if (event.key === "ArrowDown") {
      goTo(index + 1);
    } else if (event.key === "ArrowUp") {
      goTo(Math.max(0, index - 1));
    } else if (event.key === " " && event.target === time) {
      tickOf(time).checked = !tickOf(time).checked;
      changed(tickOf(time));
    } else {
      return;
    }
    event.preventDefault();
  }

  const changed = (tick) => tick.dispatchEvent(new Event("change", { bubbles: true }));

  bind();

  return {
    bind,
    /** Whether the booking of an answer stands on the page to be ticked. What must be read first is shown instead. */
    take(answer) {
      const time = times.find((each) => each.name === `t${answer.booking}`);
      if (!time || answer.warned) return false;
      const row = time.closest("li");
      tickOf(time).checked = true;
      changed(tickOf(time));
      row.scrollIntoView({ block: "center" });
      const [at, call] = [".time", ".call"].map((part) => row.querySelector(part).textContent);
      say(word("ticked", { time: at, call }));
      return true;
    },
  };
}
