// The camera as a scanner. The browser's own detector where there is one; otherwise small pictures go to the server, one
// at a time, and are kept nowhere. A code that stays before the lens is one scan.

const PACE = 280; // milliseconds between two looks
const WIDEST = 640;
const SAME = 3000;
const REST = 2000; // after a look that failed

const at = (id) => document.getElementById(id);

/** read(picture) -> text: asks the server. on: scan(text), changed(state), where state is "on", "off", "refused",
 * "insecure" (no HTTPS) or "none". */
export function openCamera(read, on) {
  const video = at("camera").querySelector("video");
  const canvas = document.createElement("canvas");
  let stream = null;
  let wanted = false;
  let detector;
  let turn = 0; // a loop ends when another one has begun
  let seen = { text: "", at: -Infinity };

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
    detector ??= await ownDetector();
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
        if (video.videoWidth) found(await textIn(), mine);
      } catch {
        rest = REST;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.max(20, rest - (performance.now() - since))));
    }
  }

  async function textIn() {
    if (detector) {
      const texts = new Set((await detector.detect(video)).map((code) => code.rawValue));
      return texts.size === 1 ? [...texts][0] : "";
    }
    const scale = Math.min(1, WIDEST / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.75));
    return picture ? read(picture) : "";
  }

  function found(text, mine) {
    if (!text || mine !== turn) return;
    const now = performance.now();
    const again = text === seen.text && now - seen.at < SAME;
    seen = { text, at: now };
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
    const formats = await window.BarcodeDetector.getSupportedFormats();
    return formats.includes("qr_code") ? new window.BarcodeDetector({ formats: ["qr_code"] }) : null;
  } catch {
    return null;
  }
}

function close(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
