// What a browser remembers of no one person: a counter's number, a muted sound. Law: a browser that forbids it, or is
// full, only forgets.

export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** value: null forgets it. */
export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // nothing of use is lost
  }
}
