// The camera as a scanner. The browser's own detector where there is one; where there is none, or it finds nothing for a
// while, small pictures go to the server, one at a time, and are kept nowhere. A code that stays before the lens is one scan.

const PACE = 280; // milliseconds between two looks
const WIDEST = 640;
const SAME = 3000;
const REST = 2000; // after a look that failed
const TRUST = 2000; // how long a detector may find nothing: there are some that never find anything
const SLOW = 1000; // between two pictures to the server beside a detector, and for a detector to answer

const OURS = ["qr_code", "code_128", "ean_13", "ean_8"]; // bars: of a pad of serial numbers

const at = (id) => document.getElementById(id);

/** read(picture) -> text: asks the server. on: scan(text), changed(state), where state is "on", "off", "refused",
 * "insecure" (no HTTPS) or "none"; rests(): a decision is due on what was read last; bars(): a serial number is expected,
 * which may stand in bars. */
export function openCamera(read, on) {
  const video = at("camera").querySelector("video");
  const canvas = document.createElement("canvas");
  let stream = null;
  let wanted = false;
  let detector;
  let turn = 0; // a loop ends when another one has begun
  let seen = { text: "", at: -Infinity, missed: true };
  let works = false; // the detector has found something
  let begun = 0;
  let shown = -Infinity; // when the server got its last picture

  async function start() {
    wanted = true;
    if (!navigator.mediaDevices) return stop(window.isSecureContext ? "none" : "insecure");
    const mine = ++turn;
    try {
      const video = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };
      const opened = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      if (mine !== turn) return close(opened);
      stream = opened;
    } catch (error) {
      if (mine === turn) stop(error.name === "NotAllowedError" ? "refused" : "none");
      return;
    }
    video.srcObject = stream;
    await video.play().catch(() => {});
    on.changed("on");
    if (detector === undefined) detector = await ownDetector();
    begun = performance.now();
    look(mine);
  }

  function stop(state = "off") {
    wanted = false;
    pause();
    on.changed(state);
  }

  function pause() {
    turn += 1;
    close(stream);
    stream = null;
    video.srcObject = null;
  }

  async function look(mine) {
    while (mine === turn) {
      const since = performance.now();
      let rest = PACE;
      try {
        if (on.rests()) seen.at = since; // what lies before the lens now is no new scan afterwards
        else if (video.videoWidth) hear(await textIn(), mine);
      } catch {
        rest = REST;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.max(20, rest - (performance.now() - since))));
    }
  }

  async function textIn() {
    if (!detector) return textByServer();
    const text = await detected();
    const now = performance.now();
    works ||= Boolean(text);
    if (works || now - begun < TRUST || now - shown < SLOW) return text;
    shown = now;
    return textByServer();
  }

  async function detected() {
    try {
      const codes = await withinASecond(detector.detect(video));
      const read = codes.filter((code) => code.format === "qr_code" || on.bars());
      const texts = new Set(read.map((code) => code.rawValue));
      return texts.size === 1 ? [...texts][0] : "";
    } catch {
      return "";
    }
  }

  async function textByServer() {
    const scale = Math.min(1, WIDEST / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.75));
    return picture ? read(picture) : "";
  }

  /** However long a look took: what it saw the last time, and has not missed since, is no new scan. */
  function hear(text, mine) {
    if (mine !== turn) return;
    const now = performance.now();
    if (!text) {
      seen.missed = true;
      return;
    }
    const again = text === seen.text && (!seen.missed || now - seen.at < SAME);
    seen = { text, at: now, missed: false };
    if (!again) on.scan(text);
  }

  document.addEventListener("visibilitychange", () => {
    if (!wanted) return;
    if (document.hidden) pause();
    else start();
  });

  return { stop, toggle: () => (wanted ? stop() : start()) };
}

async function ownDetector() {
  try {
    const formats = await withinASecond(window.BarcodeDetector.getSupportedFormats());
    return formats.includes("qr_code") ? new window.BarcodeDetector({ formats: formats.filter((each) => OURS.includes(each)) }) : null;
  } catch {
    return null;
  }
}

function withinASecond(promise) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(reject, SLOW, new Error("no answer")))]);
}

function close(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
