// The picture of an appointment for who will have no line at the door: place, time, digits, number, and no name.

const WIDE = 900; // pixels; its margins are 60
const FONT = "system-ui, sans-serif";

const LONGEST = 10_000; // milliseconds for a code that is still on its way

/** Throws where the code is not there, or the browser makes no picture: one without the code must not be kept. */
export async function savePicture(card, qr, locale, word) {
  if (qr) await decoded(qr);
  const lines = [
    [card.day, 56, 700], [card.time, 84, 700], [card.place, 52, 400], null,
    [word.code, 34, 400], [`\u2066${card.code}\u2069`, 64, 700], ...(card.call ? [[`${word.number} ${card.call}`, 52, 700]] : []),
  ];
  const canvas = document.createElement("canvas");
  canvas.width = WIDE;
  canvas.height = 120 + lines.reduce((sum, line) => sum + (line ? line[1] * 1.5 : WIDE - 240), 0);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, WIDE, canvas.height);
  pen.fillStyle = "#000";
  pen.textAlign = "center";
  pen.direction = locale === "ar" ? "rtl" : "ltr";
  let top = 60;
  for (const line of lines) {
    if (line) {
      const [text, size, weight] = line;
      pen.font = `${weight} ${size}px ${FONT}`;
      pen.fillText(text, WIDE / 2, top + size * 1.1, WIDE - 120);
      top += size * 1.5;
    } else {
      if (qr) pen.drawImage(qr, 150, top, WIDE - 300, WIDE - 300);
      top += WIDE - 240;
    }
  }
  const picture = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!picture) throw new Error("no picture");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = "picture.png"; // whoever looks through a phone reads names of files first
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function decoded(qr) {
  if (qr.complete && !qr.naturalWidth) qr.src = `${qr.src.split("?")[0]}?${Date.now()}`; // the line may be back
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), LONGEST));
  return Promise.race([qr.decode(), late]);
}
