// The first screen, and no more than that needs. The chat itself is fetched when somebody begins, or has begun before.

import { openLine } from "./connection.js";

const WORDS = JSON.parse(document.body.dataset.words);
const at = (id) => document.getElementById(id);
let fetched = null;

/** The chat, once it is here. What the line tells before waits for it, in its order. */
function chat() {
  fetched = fetched ?? fetchChat(0);
  return fetched;
}

async function fetchChat(tries) {
  try {
    const { openChat } = await import(tries ? `./chat.js?${tries}` : "./chat.js"); // a browser keeps what failed by its address
    const it = openChat(WORDS, line);
    composer.removeEventListener("submit", hold);
    if (hasty) at("send").click();
    return it;
  } catch (error) {
    if (error instanceof SyntaxError) {
      for (const said of document.querySelectorAll(".too-old")) said.hidden = false;
      throw error;
    }
    lost();
    await new Promise((resolve) => setTimeout(resolve, Math.min(15_000, 1000 * 2 ** tries)));
    return fetchChat(tries + 1);
  }
}

const told = {};
for (const name of ["news", "ended", "online", "offline", "sent", "waiting", "refused"]) {
  told[name] = (...what) => fetched?.then((it) => it[name](...what));
}
const line = openLine({
  ...told,
  news(card, whole) {
    if (card.log || card.farewell) chat();
    else if (!fetched) begins();
    if (!fetched) at("notice").textContent = "";
    told.news(card, whole);
  },
  offline() {
    if (fetched) told.offline();
    else lost();
  },
});

/** There is no chat: of one that was, perhaps erased from another tab, nothing stays in this one. */
function begins() {
  at("welcome").hidden = false;
  try {
    sessionStorage.clear();
  } catch { /* a browser that keeps nothing */ }
}

function lost() {
  at("notice").textContent = `${WORDS.ar.offline}\n${WORDS.en.offline}`;
}

// Of the address that led here: for which of several services somebody comes.
const service = /^s\d{1,2}$/.exec(new URLSearchParams(location.search).get("start") ?? "")?.[0] ?? "";

let hasty = false; // sent before there was a chat to send it
const composer = at("composer");
composer.addEventListener("focusin", chat);
composer.addEventListener("submit", hold);

function hold(event) {
  event.preventDefault();
  hasty = true;
}

for (const button of document.querySelectorAll(".start")) {
  button.addEventListener("pointerdown", chat);
  button.addEventListener("click", () => {
    if (button.classList.contains("busy")) return;
    button.classList.add("busy");
    const label = button.textContent;
    const { language } = button.dataset;
    const choice = service ? `start:${service}.${language}` : `language:${language}`;
    const key = line.say({ choice, pressed: "0", label });
    chat().then((it) => {
      button.classList.remove("busy");
      it.begun(key, label);
    });
  });
}

// What an invitation's link carries behind the #, which no server is ever sent. It is typed for whoever opens it, and
// sent by their own hand; the address forgets it at once.
const invited = /^#start=([\w-]{8,64})$/.exec(location.hash)?.[1] ?? "";
if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
if (invited) {
  at("text").value = `/start ${invited}`;
  chat().then(() => at("send").focus());
}

line.listen();
document.documentElement.dataset.runs = "";
