// The bar: where one is, whether the server answers, how much waits to be sent, and the way to the other pages.

import { address } from "./api.js";
import { mute, muted } from "./sound.js";
import { locale, other, word } from "./words.js";

const PLACES = [
  ["nav-scan", "/desk"], ["nav-day", "/desk/day"], ["nav-walk-in", "/desk/walk-in"], ["nav-sheet", "/desk/sheet"],
  ["nav-conflicts", "/desk/conflicts"], ["nav-sessions", "/desk/sessions"],
  ["nav-admin", "/desk/admin"],
];
const at = (id) => document.getElementById(id);

/** on: language(locale), station(key), signOut(). */
export function openBar(on) {
  const root = document.querySelector(".bar");
  let me = null;

  addEventListener("resize", fit);
  at("menu").addEventListener("click", () => unfold(!root.classList.contains("unfolded")));
  at("mute").addEventListener("click", () => {
    mute(!muted());
    drawMute();
  });
  at("language").addEventListener("click", () => on.language(other()));
  at("signout").addEventListener("click", () => on.signOut());
  at("station").addEventListener("change", () => on.station(at("station").value));

  /** `signed`: what /desk/me says, or null; `station`: the one chosen. */
  function draw(signed, station) {
    me = signed;
    for (const element of document.querySelectorAll(".bar .signed")) element.hidden = !me;
    const admin = me?.role === "admin";
    const names = me?.stations.map((one) => new Option(one[locale()], one.key, false, one.key === station)) ?? [];
    at("station").hidden = !admin;
    at("station").replaceChildren(...(admin ? names : []));
    const own = me?.stations.find((one) => one.key === station)?.[locale()];
    const [name, seat] = at("where").children;
    name.textContent = me ? own : "";
    name.hidden = !me;
    seat.textContent = me ? word("counter-number", { number: me.counter }) : word("title");
    at("places").replaceChildren(...(me ? links(admin, station) : []));
    at("language").textContent = word("other-language");
    at("language").lang = other();
    drawMute();
    fit();
  }

  /** Where it does not all stand in one row, the way to the other pages is folded away. */
  function fit() {
    root.classList.remove("folded");
    root.classList.toggle("folded", root.scrollWidth > root.clientWidth);
  }

  function unfold(open) {
    root.classList.toggle("unfolded", open);
    at("menu").setAttribute("aria-expanded", String(open));
  }

  function links(admin, station) {
    return PLACES.filter(([key]) => admin || !["nav-sessions", "nav-admin"].includes(key)).map(([key, path]) => {
      const link = document.createElement("a");
      link.href = address(path);
      link.textContent = word(key);
      if (key === "nav-conflicts" && me.conflicts?.[station]) link.append(badge(me.conflicts[station]));
      if (path === "/desk") link.setAttribute("aria-current", "page");
      return link;
    });
  }

  function badge(count) {
    const mark = document.createElement("span");
    mark.className = "badge";
    mark.textContent = ` ${count}`;
    return mark;
  }

  function drawMute() {
    at("mute").setAttribute("aria-pressed", String(muted()));
    at("mute").setAttribute("aria-label", word("mute"));
    at("mute").title = word(muted() ? "unmute" : "mute");
  }

  return {
    draw,
    fold: () => unfold(false),
    line(state) {
      at("line").dataset.state = state;
      at("line-word").textContent = word(`line-${state}`);
      fit();
    },
    queue(count) {
      at("queue").hidden = !count;
      at("queue-count").textContent = String(count);
      fit();
    },
    news(text) {
      at("news").hidden = !text;
      at("news").textContent = text;
    },
  };
}
