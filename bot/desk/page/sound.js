// Each answer has a sound and a buzz of its own, made here: a clerk hears it without looking. Muting is remembered.

import { recall, remember } from "./remembered.js";

const KEPT = "mawid-desk-muted";
const PATTERNS = {
  good: { wave: "sine", notes: [[880, 0, 0.09], [1320, 0.1, 0.16]], buzz: [60] }, // up
  care: { wave: "triangle", notes: [[620, 0, 0.13], [620, 0.2, 0.13]], buzz: [70, 70, 70] }, // twice the same
  stop: { wave: "sawtooth", notes: [[300, 0, 0.16], [220, 0.18, 0.16], [150, 0.36, 0.3]], buzz: [300, 80, 300] }, // down
};
const LOUD = 0.25;

let context = null;
let silenced = recall(KEPT) === "yes";

export const muted = () => silenced;

export function mute(silent) {
  silenced = silent;
  remember(KEPT, silent ? "yes" : "no");
}

export function play(tone) {
  const pattern = PATTERNS[tone];
  if (!pattern || silenced) return;
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(pattern.buzz);
  try {
    context ??= new AudioContext();
    if (context.state !== "running") context.resume(); // a browser is silent until the first key or tap
    for (const [pitch, after, length] of pattern.notes) note(pattern.wave, pitch, context.currentTime + after, length);
  } catch {
    // a device without sound shows the answer all the same
  }
}

function note(wave, pitch, start, length) {
  const source = new OscillatorNode(context, { type: wave, frequency: pitch });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(LOUD, start + 0.01);
  volume.gain.setValueAtTime(LOUD, start + length - 0.03);
  volume.gain.linearRampToValueAtTime(0, start + length);
  source.connect(volume).connect(context.destination);
  source.start(start);
  source.stop(start + length);
}
