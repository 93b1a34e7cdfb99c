// What was typed and not sent, kept in the tab: it outlives a reload. Law: a browser's files go on holding what was written
// over and removed, so nothing that can be read goes there. It is sealed under a key that the server gives with the log, that
// is in memory alone, and that nobody is given once that log is gone. Where nothing can be sealed, nothing is kept.

const KEPT = "mawid-typed";
const CIPHER = "AES-GCM";
const NONCE = 12; // bytes
const LENGTH = 192; // filled with spaces to a multiple of so many: its size must not tell what is in it

let key = null;
let given = 0; // how many keys were
let turn = 0; // what is still being sealed when the field changes again is not kept

/** of: the log's key, base64; none where there is no log. Resolves to what was kept under it: {text, since}, or null. */
export async function typedUnder(of) {
  const mine = ++given;
  key = null;
  try {
    const imported = await crypto.subtle.importKey("raw", bytes(of), CIPHER, false, ["encrypt", "decrypt"]);
    if (mine !== given) return null;
    key = imported;
    const kept = bytes(sessionStorage.getItem(KEPT) ?? "");
    const opened = await crypto.subtle.decrypt({ name: CIPHER, iv: kept.slice(0, NONCE) }, key, kept.slice(NONCE));
    return JSON.parse(new TextDecoder().decode(opened));
  } catch {
    if (mine === given) forget();
    return null; // there is none, or it is another log's, or this browser cannot seal, as by HTTP
  }
}

/** since: when it was typed. */
export async function keepTyped(text, since) {
  const mine = ++turn;
  try {
    if (!text) return forget();
    if (!key) return;
    const iv = crypto.getRandomValues(new Uint8Array(NONCE));
    const plain = JSON.stringify({ text, since });
    const filled = plain.padEnd(Math.ceil(plain.length / LENGTH) * LENGTH);
    const sealed = await crypto.subtle.encrypt({ name: CIPHER, iv }, key, new TextEncoder().encode(filled));
    if (mine === turn) sessionStorage.setItem(KEPT, btoa(String.fromCharCode(...iv, ...new Uint8Array(sealed))));
  } catch { /* a browser that keeps nothing */ }
}

function forget() {
  try {
    sessionStorage.removeItem(KEPT);
  } catch { /* it has none */ }
}

function bytes(text) {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
