// Entering ticks by keyboard: Enter ticks and goes on, arrows go on alone, a time that is typed is a tick.
const form = document.querySelector("form.ticks");
const times = form ? [...form.querySelectorAll("input.when")] : [];
const tickOf = (time) => time.closest("li").querySelector("input[type=checkbox]");

function goTo(index) {
  const wanted = times[index];
  if (wanted) {
    wanted.focus();
    wanted.select();
  } else if (index >= times.length) {
    form.querySelector("[type=submit]").focus();
  }
}

times.forEach((time, index) => {
  time.addEventListener("input", () => { if (time.value.trim()) tickOf(time).checked = true; });
  tickOf(time).addEventListener("change", () => { if (!tickOf(time).checked) time.value = ""; });
});

form?.addEventListener("keydown", (event) => {
  const row = event.target.closest("li");
  const index = row ? times.indexOf(row.querySelector("input.when")) : -1;
  if (index < 0 || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const time = times[index];
  if (event.key === "Enter") {
    tickOf(time).checked = true;
    goTo(index + 1);
  } else if (event.key === "ArrowDown") {
    goTo(index + 1);
  } else if (event.key === "ArrowUp") {
    goTo(Math.max(0, index - 1));
  } else if (event.key === " " && event.target === time) {
    tickOf(time).checked = !tickOf(time).checked;
    if (!tickOf(time).checked) time.value = "";
  } else {
    return;
  }
  event.preventDefault();
});

// Rows that nobody touched are not sent.
form?.addEventListener("submit", () => {
  for (const time of times) time.disabled = !time.value.trim();
});
window.addEventListener("pageshow", () => {
  for (const time of times) time.disabled = false;
});

const faulty = times.find((time) => time.getAttribute("aria-invalid"));
if (faulty) faulty.focus();
else if (matchMedia("(hover: hover)").matches) times[0]?.focus({ preventScroll: true });
