// The chat around its log: the language, the notice below, and what is said here.

import { openComposer } from "./composer.js";
import { openLog } from "./log.js";

const at = (id) => document.getElementById(id);

/** Opens it once: what the line tells of, and what was begun before it was here. */
export function openChat(WORDS, line) {
  let locale = "ar";
  let offline = false;
  let delayed = false;
  let passing = 0; // the timer of a notice that goes by itself

  const words = (of = locale) => WORDS[of] ?? WORDS.ar;
  const composer = openComposer({
    say,
    show: (picture) => log.pending(line.show(picture), "picture", ""),
    tell: (location) => log.pending(line.say({ location }), "location", ""),
    lost: () => notice(words()["no-location"], 8000),
  });
  const log = openLog({ words, speak, notice, tap: (choice) => line.say(choice), wants: composer.wants, clear: composer.clear });

  function speak(of) {
    locale = WORDS[of] ? of : "ar";
    const word = words();
    document.documentElement.lang = locale;
    document.documentElement.dir = locale === "ar" ? "rtl" : "ltr";
    at("log").setAttribute("aria-label", word.log);
    composer.speak(word);
    at("help").textContent = word.help;
    at("language").textContent = word.language;
    if (offline) notice(word.offline);
  }

  function notice(text, milliseconds = 0) {
    clearTimeout(passing);
    at("notice").textContent = text;
    if (milliseconds) passing = setTimeout(() => notice(offline ? words().offline : ""), milliseconds);
  }

  /** The address of another way in, as a link. */
  function way(address) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = address.replace("https://", "");
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }

  function say(text, label = "") {
    log.pending(line.say({ text, label }), "text", label || text);
  }

  at("help").addEventListener("click", () => say("/help", words().help));
  at("language").addEventListener("click", () => { // a choice that is understood at any moment, of no message
    log.jump();
    line.say({ choice: `language:${locale === "ar" ? "en" : "ar"}`, pressed: "0", label: words().language });
  });
  at("log").addEventListener("click", ({ target }) => {
    if (target.matches("button.command")) say(target.textContent);
  });

  speak(locale);
  notice("");
  log.settle();

  return {
    news(card, whole) {
      composer.of(card.log, card.key);
      log.news(card, whole);
    },
    ended() {
      composer.clear();
      log.drop();
      if (delayed) notice("");
      delayed = false;
    },
    begun(key, label) {
      log.pending(key, "text", label);
      at("scroll").focus({ preventScroll: true });
    },
    online() {
      if (!offline) return;
      offline = false;
      notice(words().online, 3000);
    },
    offline() {
      offline = true;
      notice(words().offline);
    },
    /** elsewhere: the address of another way in, for who cannot begin here. */
    waiting(why, elsewhere) {
      delayed = true;
      if (why !== "too-many-chats") return notice(words()[why] ?? words().offline);
      notice(`${words("ar")[why]}\n${words("en")[why]}`);
      if (elsewhere) at("notice").append(`\n${words("ar").elsewhere} · ${words("en").elsewhere} `, way(elsewhere));
    },
    sent(key, ref) {
      log.acknowledged(key, ref);
      if (delayed) notice("");
      delayed = false;
    },
    refused(key) {
      log.refused(key);
      notice(words().refused, 8000);
    },
  };
}
