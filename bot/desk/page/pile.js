// The field into which the numbers of a pile of papers are scanned, a line each.

/** null where the page has no such field. */
export const pile = () => document.querySelector("textarea[data-pile]");

/** whole: a line of its own; else as somebody types it. stays: whoever holds a paper before a camera wants no keyboard. */
export function piled(text, whole = true, stays = false) {
  const field = pile();
  const before = field.value && !field.value.endsWith("\n") && text ? "\n" : "";
  field.setRangeText(`${before}${text}${whole ? "\n" : ""}`, field.value.length, field.value.length, "end");
  if (!stays) field.focus({ preventScroll: true });
  field.scrollTop = field.scrollHeight;
}

/** The numbers so far, as they stand there. */
export const lines = () => pile().value.split("\n").map((line) => line.trim()).filter(Boolean);
