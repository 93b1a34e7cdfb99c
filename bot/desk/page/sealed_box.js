// A box that only the server can open, as storage/engine/sealed_boxes.py lays it out: 65 bytes of a key made for this box alone, 12
// bytes of nonce, ciphertext with tag. Law: the box's id is sealed into it, so none can be passed off as another.

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const INFO = new TextEncoder().encode("mawid offline scan");
const LENGTH = 192; // a text is filled with spaces to a multiple of so many: a box's size must not tell what is in it

/** theirs: the server's public key, 65 bytes. text: JSON. Resolves to bytes. */
export async function seal(theirs, id, text) {
  const key = await crypto.subtle.importKey("raw", theirs, CURVE, false, []);
  const own = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: key }, own.privateKey, 256);
  const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const cipher = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: INFO },
    secret, { name: "AES-GCM", length: 256 }, false, ["encrypt"],
  );
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(id) },
    cipher, new TextEncoder().encode(filled(text)),
  );
  const ephemeral = await crypto.subtle.exportKey("raw", own.publicKey);
  return new Uint8Array(await new Blob([ephemeral, nonce, sealed]).arrayBuffer());
}

function filled(text) {
  return text.padEnd(Math.ceil(text.length / LENGTH) * LENGTH);
}

/** By which a server is known: 16 hex digits of the hash of its public key, as storage/engine/sealed_boxes.py has it. */
export async function fingerprint(theirs) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", theirs));
  return [...hash.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** 32 hex digits that nobody has used. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function toBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function fromBase64(text) {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
