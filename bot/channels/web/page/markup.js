// The subset of HTML that messages are written in -> nodes. Only the tags named here are made; whatever else looks
// like one stays text, so no message can bring a script along.

const TAGS = { b: "b", strong: "b", i: "i", em: "i", u: "u", s: "s", code: "code", pre: "pre", a: "a" };
const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: "\u00a0" };
const TOKEN = /<(\/?)(b|strong|i|em|u|s|code|pre|a)(?:\s+href="([^"<>]*)")?>|&(#\d{1,7}|#x[0-9a-f]{1,6}|\w{2,6});|[^<&]+|[<&]/gi;
const LINK = /^(?:https:|tel:|geo:)/i;

export function nodes(html) {
  const root = document.createDocumentFragment();
  const open = [root];
  for (const [whole, closing, tag, href, entity] of html.matchAll(TOKEN)) {
    if (!tag) {
      open.at(-1).append(entity ? character(entity, whole) : whole);
    } else if (!closing) {
      const element = made(TAGS[tag.toLowerCase()], href);
      open.at(-1).append(element);
      open.push(element);
    } else if (open.length > 1) {
      open.pop();
    }
  }
  return root;
}

function made(name, href) {
  const element = document.createElement(name);
  if (name === "a" && LINK.test(decoded(href ?? ""))) {
    element.href = decoded(href);
    element.target = "_blank";
    element.rel = "noopener noreferrer";
  }
  if (name === "code") element.dir = "ltr";
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
