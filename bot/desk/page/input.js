// What a scanner, a key or a finger means at the scan page: a code to look up, digits for the keypad, or "yes".

import { readCode } from "./code.js";
import { listen } from "./scanner.js";
import { word } from "./words.js";

const at = (id) => document.getElementById(id);

/** scan(text): a whole code, however it was read. */
export function openInput({ bar, pad, papers, person, view }) {
  listen({
    scan,
    read: (text) => (view.serial ? view.serial.scanned(text) : scan(pad.fresh() + text)),
    readInto: (text, field) => view.serial?.field === field && view.serial.scanned(text),
    digits(text) {
      if (at("scan").hidden) return;
      if (view.serial) return view.serial.typed(text);
      if (view.open) view.close();
      pad.add(text);
    },
    enter() {
      if (at("scan").hidden) return false;
      if (pad.habit()) return true;
      if (!view.open) return pad.send();
      if (person.warned) view.tell(word("warned-enter"));
      else if (person.confirmable) person.act("confirm", {});
      return true;
    },
    escape: () => view.close() || closePanels(),
  });

  /** byCamera: the person's own code may still lie before it while their serial number is asked for. */
  function scan(text, byCamera = false) {
    if (at("scan").hidden) return;
    if (byCamera && view.serial) return readCode(text) ? undefined : view.serial.scanned(text);
    at("strayed").hidden = true;
    pad.typed();
    closePanels();
    person.scan(text);
  }

  function closePanels() {
    bar.fold();
    const open = !at("pad").hidden;
    pad.close();
    return papers.close() || open;
  }

  return { scan };
}
