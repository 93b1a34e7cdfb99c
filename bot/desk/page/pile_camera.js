// A pile of papers before the camera: each number once, with a sound, while the field below shows what was read. Law: what
// the camera reads is written into the field like anything else, and looked at before it counts.

import { readCode } from "./code.js";
import { lines, pile, piled } from "./pile.js";
import { openSeeing } from "./seeing.js";
import { play } from "./sound.js";
import { word } from "./words.js";

const news = document.getElementById("pile-news");

function scan(text) {
  const number = text.trim();
  if (!number || readCode(number)) return; // a person's code is on no pad
  const before = lines();
  if (before.includes(number)) return say("pile-again", number);
  piled(number, true, true);
  play("good");
  say("pile-scanned", number);
}

function say(key, number) {
  news.hidden = false;
  news.textContent = word(key, { number, count: lines().length });
}

if (pile()) openSeeing({ lost: false }, { scan, rests: () => false, bars: () => true, signedOut: () => location.reload() });
