// The page says that it waits, as long as anything that was asked is under way.

let waits = 0;

/** after: milliseconds that nobody notices. Gives what ends it, once. */
export function busy(after = 0) {
  let begun = false;
  const begin = () => {
    begun = true;
    waits += 1;
    document.body.dataset.busy = "";
  };
  const timer = after ? setTimeout(begin, after) : 0;
  if (!after) begin();
  return () => {
    clearTimeout(timer);
    if (begun) waits -= 1;
    begun = false;
    if (!waits) delete document.body.dataset.busy;
  };
}
