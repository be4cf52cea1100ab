/* Moments as the desk writes them: in its language, and in its time zone. */

const { zone, today } = document.getElementById("unsaved-words")?.dataset ?? {};
// Times as the desk writes them, in English too.
const language = document.documentElement.lang.replace(/^en$/, "en-GB");
const shown = (at, parts) =>
  new Date(at).toLocaleString(language, { timeZone: zone, ...parts });
const CLOCK = { hour: "2-digit", minute: "2-digit" };
const DAY = { day: "numeric", month: "long" };
const DATE = { ...DAY, year: "numeric" };

export const time = (at) => shown(at, CLOCK);
const isToday = (at) => shown(at, DATE) === shown(Date.now(), DATE);
// As short as it can be.
export const moment = (at) =>
  isToday(at) ? time(at) : shown(at, { ...DAY, ...CLOCK });
export const dated = (at) =>
  isToday(at) ? today.replace("{time}", time(at)) : moment(at);
