// An appointment shown large, kept as a picture, and printed. Nothing of its person is in any of the three.

import { made } from "./elements.js";
import { nodes, untranslated } from "./markup.js";

/** notice(text, milliseconds) */
export function card({ card: shown, locale }, qr, word, notice) {
  const box = made("div", "card");
  if (shown.title) {
    const title = made("h2", "headline");
    title.append(nodes(shown.title, locale));
    box.append(title);
  }
  const when = made("div", "when");
  when.append(untranslated(made("div", "day", shown.day)), untranslated(made("div", "time", shown.time)));
  const code = made("div", "code");
  const digits = untranslated(made("code", "", shown.code));
  digits.dir = "ltr";
  code.append(made("span", "", `${word.code} `), digits);
  box.append(when, untranslated(made("div", "place", shown.place)));
  if (qr) box.append(qr);
  box.append(code, keeping(box, shown, qr, locale, word, notice));
  return box;
}

let fetched = null;

/** What draws the picture comes with the card: by the time somebody wants it there may be no line. */
function drawing(tries = 0) {
  fetched = fetched ?? import(tries ? `./save_picture.js?${tries}` : "./save_picture.js") // a browser keeps what failed by its address
    .catch((error) => {
      fetched = null;
      if (tries) throw error;
      return drawing(Date.now());
    });
  return fetched;
}

function keeping(box, shown, qr, locale, word, notice) {
  drawing().catch(() => {}); // a tap tries again
  const row = made("div", "row keeping");
  const save = made("button", "save", word["save-picture"]);
  save.addEventListener("click", async () => {
    if (save.classList.contains("busy")) return;
    save.classList.add("busy");
    try {
      await (await drawing()).savePicture(shown, qr, locale, word);
    } catch {
      notice(word["not-saved"], 15_000);
    }
    save.classList.remove("busy");
  });
  const print = made("button", "print", word.print);
  print.addEventListener("click", () => {
    const marked = [document.body, box.closest(".ours")];
    for (const each of marked) each.classList.add("printed");
    addEventListener("afterprint", () => { // some browsers come back from print() before it has begun
      for (const each of marked) each.classList.remove("printed");
    }, { once: true });
    window.print();
  });
  for (const button of [save, print]) button.type = "button";
  row.append(save, print);
  return row;
}
