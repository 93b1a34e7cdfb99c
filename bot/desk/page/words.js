// The page's words. On the scan page both languages lie in it, so that it can change its language without a line; on
// the others the one that they are written in. What is put into a sentence is isolated: digits must not jump about in an Arabic line.

let WORDS = JSON.parse(document.body.dataset.words);
const COOKIE = "mawid-desk-language"; // no secret; tells the server in which language to answer

let spoken = kept();

export function word(key, values = {}) {
  const text = WORDS[spoken][key] ?? key;
  return text.replace(/%([a-z]+)%/g, (_, name) => `\u2068${values[name] ?? ""}\u2069`);
}

/** Writes the words of the whole page anew: [data-word] in it, [data-label] for those who hear it. */
export function speak(of) {
  spoken = of in WORDS ? of : "ar";
  document.cookie = `${COOKIE}=${spoken}; path=/desk; max-age=31536000; SameSite=Strict`;
  document.documentElement.lang = spoken;
  document.documentElement.dir = spoken === "ar" ? "rtl" : "ltr";
  document.title = word("title");
  fill(document);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.dataset.label));
    element.title = element.getAttribute("aria-label");
  }
  for (const element of document.querySelectorAll("[data-alt]")) element.alt = word(element.dataset.alt);
}

/** The page speaks another language now. */
export function learn(words) {
  WORDS = JSON.parse(words);
  spoken = kept();
}

/** Writes the words of [data-word] below root. */
export function fill(root) {
  for (const element of root.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
}

export const locale = () => spoken;

export const other = () => (spoken === "ar" ? "en" : "ar");

/** The hour at the station, as the server wrote it; from UTC by the station's zone, whatever this device's own is. */
export function hour(instant) {
  if (!/(Z|[+-]00:00)$/.test(instant)) return instant.slice(11, 16);
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: document.body.dataset.zone };
  return new Intl.DateTimeFormat("en-GB", options).format(new Date(instant));
}

function kept() {
  const [first, second] = Object.keys(WORDS);
  if (!second) return first;
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${COOKIE}=`))?.split("=")[1];
  const named = navigator.languages.map((each) => each.slice(0, 2).toLowerCase()); // as the server reads them in a request
  return [found, ...named].find((each) => each in WORDS) ?? "ar";
}
