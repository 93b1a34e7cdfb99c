// The subset of HTML that messages are written in -> nodes. Only the tags named here are made; whatever else looks
// like one stays text, so no message can bring a script along.

const TAGS = { b: "b", strong: "b", i: "i", em: "i", u: "u", s: "s", code: "code", pre: "pre", a: "a" };
const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: "\u00a0" };
const TOKEN = /<(\/?)(b|strong|i|em|u|s|code|pre|a)(?:\s+href="([^"<>]*)")?>|&(#\d{1,7}|#x[0-9a-f]{1,6}|\w{2,6});|[^<&]+|[<&]/gi;
const LINK = /^(?:https:|tel:|geo:)/i;
const COMMANDS = [ // those that the bot knows
  "admin", "broadcast", "broadcasts", "campaign", "cancel", "clock", "close", "code", "collect", "erase", "help", "language", "lost",
  "move", "open", "page", "pause", "ready", "register", "sessions", "staff", "start", "stats", "status", "voice",
];
const COMMAND = new RegExp(`(^|[\\s\\u2066])(/(?:${COMMANDS.join("|")}))(?![\\w/])`, "g");
const PUT_IN = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/g; // values stand in isolates, which say nothing of their line
const EMOJI = /(\p{Extended_Pictographic}[\ufe0e\ufe0f]?(?:\u200d\p{Extended_Pictographic}\ufe0f?)*)/u;
const MARKUP = /<[^>]*>|&#?\w+;/g;

/** A line without a letter of its own (an emoji and a name) would run left to right: its language says how it runs. */
function directed(html, locale) {
  const mark = locale === "ar" ? "\u200f" : "\u200e";
  return html.split("\n").map((line) => (line && bare(line.replace(MARKUP, "")) ? mark + line : line)).join("\n");
}

function bare(line) {
  const rest = line.replace(PUT_IN, ""); // the innermost first
  return rest === line ? !/\p{L}/u.test(line) : bare(rest);
}

export function nodes(html, locale) {
  const root = document.createDocumentFragment();
  const isolates = { open: 0 };
  const open = [root];
  let last = " "; // of what stands before it
  for (const [whole, closing, tag, href, entity] of directed(html, locale).matchAll(TOKEN)) {
    if (!tag) {
      const parts = entity ? [character(entity, whole)] : plain(whole, last);
      last = entity ? parts[0] : whole.slice(-1);
      open[open.length - 1].append(...sheltered(parts, isolates));
    } else if (!closing) {
      const element = made(TAGS[tag.toLowerCase()], href);
      open[open.length - 1].append(element);
      open.push(element);
    } else if (open.length > 1) {
      open.pop();
    }
  }
  return root;
}

/** Text, with its commands made into buttons: who is told to write /erase can as well tap it. last: the character before. */
function plain(text, last) {
  const parts = [];
  let at = 0;
  for (const { 0: whole, 1: space, 2: command, index } of text.matchAll(COMMAND)) {
    if (!space && !/[\s\u2066]/.test(last)) continue; // of what looked like a tag, say
    const button = document.createElement("button");
    button.type = "button";
    button.className = "command";
    button.dir = "ltr";
    button.textContent = command;
    parts.push(text.slice(at, index) + space, button);
    at = index + whole.length;
  }
  return [...parts, text.slice(at)];
}

/** What was put in (a name, a number, a day) is not for those who translate pages: it would leave the device. */
function sheltered(parts, isolates) {
  const pieces = parts.map((part) => (typeof part === "string" ? part.split(/([\u2066-\u2069])/) : [part]));
  return pieces.flat().map((piece) => {
    if (typeof piece !== "string") return piece;
    if (/^[\u2066-\u2068]$/.test(piece)) isolates.open += 1;
    else if (piece === "\u2069") isolates.open = Math.max(0, isolates.open - 1);
    else if (isolates.open && piece) return untranslated(document.createElement("span"), piece);
    return isolates.open ? piece : pictured(piece);
  }).flat();
}

function pictured(text) {
  return text.split(EMOJI).map((part, nth) => (nth % 2 ? emoji(part) : part));
}

/** For the eye alone, in colour wherever the device has it. */
export function emoji(sign, className = "") {
  const element = document.createElement("span");
  if (className) element.className = className;
  element.textContent = /[\ufe0e\ufe0f\u200d]/.test(sign) ? sign : `${sign}\ufe0f`;
  element.setAttribute("aria-hidden", "true");
  return element;
}

export function holdsValues(text) {
  return /[\u2066-\u2068]/.test(text);
}

/** An element that no translation of the browser reads. */
export function untranslated(element, text = element.textContent) {
  element.setAttribute("translate", "no");
  element.textContent = text;
  return element;
}

function made(name, href) {
  const element = document.createElement(name);
  if (name === "a" && LINK.test(decoded(href ?? ""))) {
    element.href = decoded(href);
    element.target = "_blank";
    element.rel = "noopener noreferrer";
  }
  if (name === "code") {
    element.dir = "ltr";
    element.setAttribute("translate", "no");
  }
  return element;
}

function decoded(text) {
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|\w{2,6});/gi, (whole, entity) => character(entity, whole));
}

function character(entity, whole) {
  if (entity[0] !== "#") return ENTITIES[entity] ?? whole;
  const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
