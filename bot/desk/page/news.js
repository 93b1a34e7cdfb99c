// What stands at the top of the scan page while something is not as usual. Law: however long the store takes to answer, what
// was asked last is what is said.

import { jumped } from "./clock.js";
import * as offline from "./offline.js";
import { hour, word } from "./words.js";

/** tell(text); now(): { me, station, storeless, lost, scans, cleared }, as it is at the moment. Gives what writes the news
 * anew. */
export function openNews(tell, now) {
  let asked = 0;

  const alone = ({ me, lost, scans }) => scans && !(me && !lost);

  return async () => {
    const mine = ++asked;
    const packed = alone(now()) && (await offline.has().catch(() => false));
    if (mine !== asked) return;
    const is = now();
    const keys = [is.cleared && "form-cleared", is.storeless && "news-no-store", jumped() && "news-clock"];
    if (offline.strangers()) keys.push("news-other-server");
    if (is.me?.shared) keys.push("news-counter-shared");
    if (is.me?.shut?.includes(is.station)) keys.push("news-shut");
    if (alone(is)) keys.push(!packed ? "news-no-pack" : is.lost ? "news-offline" : "news-alone");
    const left = is.me || is.scans ? offline.left() : []; // nobody who is signed out is told of what hour
    const forms = left.map(({ doing, at }) => word(`news-left-${doing}`, { time: hour(at) }));
    tell([...keys.filter(Boolean).map((key) => word(key)), ...forms].join(" "));
  };
}
