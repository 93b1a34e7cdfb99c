// Where the phone is gone: the number of the document finds the booking, that on the office's paper finds the case.

import { lasting } from "./lasting.js";

const at = (id) => document.getElementById(id);

/** find(number): somebody has typed one; findPaper(serial): and said that it is the office's own; opened(): it takes the
 * place of what was open; longest(): milliseconds that a number which is left standing may stay. */
export function openDocument({ find, findPaper, opened, longest }) {
  let ends = () => {};

  function show(open) {
    ends();
    at("document").hidden = !open;
    at("document-open").setAttribute("aria-expanded", String(open));
    if (open) at("document-number").focus();
    else at("document-number").value = "";
  }

  at("document-open").addEventListener("click", () => {
    opened();
    show(at("document").hidden);
  });
  at("document-number").addEventListener("input", () => {
    ends();
    ends = lasting(longest(), () => show(false));
  });
  at("document").addEventListener("submit", (event) => {
    event.preventDefault();
    entered(find);
  });
  at("document-serial").addEventListener("click", () => entered(findPaper));

  function entered(look) {
    const number = at("document-number").value.trim();
    if (!number) return at("document-number").focus();
    show(false);
    look(number);
  }

  /** Whether it was open. */
  return {
    close() {
      const open = !at("document").hidden;
      show(false);
      return open;
    },
  };
}
