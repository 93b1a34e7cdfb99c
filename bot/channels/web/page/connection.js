// The line to the server: news by long poll, and what is said in its order, each again with the same key until it is
// acknowledged. What waits is kept in memory only: on a shared phone nothing of it may stay behind. (What is in the field
// and not sent is kept by typed.js, sealed.)

const LOOK = 40_000; // a look waits 25 s at the server
const ANEW = 2000; // and a younger one is left alone by whoever comes back
const AGAIN = "again";
const SAY = 30_000;
const LONGEST = 15_000;
const IDLE = 60_000; // between looks of a page at which nothing was said: each of them costs its reader

/** on: news(card, whole), ended() (another log began: all was erased), online(), offline(), sent(key, ref), waiting(why, elsewhere),
 * refused(key) */
export function openLine(on) {
  const queue = [];
  let sending = false;
  let after = null;
  let log = null;
  let begun = false; // whether there has been a log
  let heard = 0; // messages that the server has acknowledged
  const asleep = new Set();
  let looking = null; // the look that waits at the server, and since when

  addEventListener("online", awaken);
  document.addEventListener("visibilitychange", () => document.hidden || (awaken(), lookAnew()));
  addEventListener("beforeunload", (event) => queue.length && event.preventDefault());

  function awaken() {
    for (const wake of [...asleep]) wake();
  }

  // Whoever comes back may have deleted the cookies meanwhile, and whose the log was is what a waiting look still says.
  function lookAnew() {
    if (looking && Date.now() - looking.since > ANEW) looking.stop.abort(AGAIN);
  }

  function sleep(milliseconds) {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        asleep.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      asleep.add(wake);
    });
  }

  function pause(tries) {
    const most = Math.min(LONGEST, 500 * 2 ** tries);
    return sleep(most / 2 + (Math.random() * most) / 2);
  }

  async function look() {
    const early = window.firstLook;
    window.firstLook = null;
    const stop = new AbortController();
    looking = { since: Date.now(), stop };
    const answer = (await early) ?? await fetch(after === null ? "/chat/log" : `/chat/log?after=${after}`, {
      cache: "no-store", signal: within(LOOK, stop),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const card = await answer.json();
    const whole = after === null || Boolean(card.whole);
    if (after !== null && ((log && card.log !== log) || card.version < after)) {
      after = null; // another log began: look at it from its start
      if (log && card.log !== log) {
        queue.length = 0; // what was to be said in it is said in no other
        on.ended();
      }
      return;
    }
    log = card.log;
    begun = begun || Boolean(log);
    after = card.version;
    on.news(card, whole);
  }

  async function listen() {
    for (let failed = 0, hasty = 0; ; ) {
      try {
        const since = Date.now();
        const [known, before] = [after, heard];
        await look();
        if (failed) awaken(); // what waits to be said need not wait longer
        failed = 0;
        on.online();
        // A server that is going down lets its pages go at once, as it does where there is no chat yet, and must not
        // be asked in a circle.
        hasty = (after === known || !log) && Date.now() - since < 1000 ? hasty + 1 : 0;
        if (hasty) await (begun || heard > before ? pause(Math.min(hasty, 4)) : sleep(IDLE));
      } catch (error) {
        if (error === AGAIN) continue;
        failed += 1;
        if (failed > 1) on.offline();
        await pause(failed);
      }
    }
  }

  async function post(item) {
    const answer = await fetch(item.path, {
      method: "POST", headers: item.headers, body: item.body, signal: within(SAY),
    });
    if (answer.status === 202) return (await answer.json().catch(() => ({}))).ref ?? "";
    const { why = "", elsewhere = "" } = await answer.json().catch(() => ({}));
    if (answer.status === 401) after = null; // the cookie ran out; the first look brings a new one
    if (answer.status === 429 || (answer.status === 503 && why)) { // a 503 without a word is of a server in front
      on.waiting(why, elsewhere);
      await sleep(1000 * (Number(answer.headers.get("Retry-After")) || 5));
      throw new Error(why);
    }
    if (answer.status >= 400 && answer.status < 500 && ![401, 408].includes(answer.status)) {
      on.refused(item.key);
      return "";
    }
    throw new Error(why);
  }

  async function flush() {
    if (sending) return;
    sending = true;
    for (let failed = 0; queue.length; ) {
      try {
        const item = queue[0];
        const ref = await post(item);
        if (queue[0] !== item) continue; // all was erased meanwhile
        const { key } = queue.shift();
        heard += 1;
        failed = 0;
        awaken(); // there is a chat now, and soon an answer
        on.sent(key, ref);
      } catch (error) {
        failed += 1;
        if (!["too-fast", "too-many-chats", "unavailable"].includes(error.message)) {
          if (failed > 1) on.offline();
          await pause(failed);
        }
      }
    }
    sending = false;
  }

  function put(path, headers, body, key) {
    queue.push({ path, headers, body, key });
    flush();
  }

  return {
    listen,
    say(card) {
      const key = newKey();
      const body = JSON.stringify({ ...card, key });
      put("/chat/say", { "Content-Type": "application/json" }, body, key);
      return key;
    },
    show(picture) {
      const key = newKey();
      put("/chat/photo", { "Content-Type": picture.type || "image/jpeg", "Idempotency-Key": key }, picture, key);
      return key;
    },
  };
}

function within(milliseconds, stop = new AbortController()) {
  setTimeout(() => stop.abort(), milliseconds);
  return stop.signal;
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
