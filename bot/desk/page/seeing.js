// The camera on the scan page: its button, what is said of it, and the pictures that the server reads.

import { SignedOut, postPicture } from "./api.js";
import { openCamera } from "./camera.js";
import { word } from "./words.js";

const at = (id) => document.getElementById(id);

/** line: the server's; on: scan(text), rests(), bars(), signedOut(). */
export function openSeeing(line, on) {
  let state = "off";
  const camera = openCamera(readFrame, { scan: on.scan, rests: on.rests, bars: on.bars, changed: draw });

  function draw(now = state) {
    state = now;
    at("camera").hidden = state !== "on";
    at("camera-toggle").setAttribute("aria-pressed", String(state === "on"));
    at("camera-toggle").querySelector("span").textContent = word(state === "on" ? "camera-stop" : "camera");
    at("camera-news").hidden = state === "on" || state === "off";
    at("camera-news").textContent = at("camera-news").hidden ? "" : word(`camera-${state}`);
  }

  async function readFrame(picture) {
    at("camera-news").hidden = !line.lost;
    at("camera-news").textContent = word("camera-alone");
    if (line.lost) return "";
    try {
      return (await postPicture(on.bars() ? "/desk/frame?for=serial" : "/desk/frame", picture)).text;
    } catch (error) {
      if (error instanceof SignedOut) on.signedOut();
      throw error; // a picture that found no way says little of the line: the next scan will tell
    }
  }

  at("camera-toggle").addEventListener("click", () => camera.toggle());
  draw();
  return { stop: camera.stop, draw };
}
