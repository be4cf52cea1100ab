/* What is due follows the clock while a page stays open. The server writes each line for
   the moment of the page, and what the line says later: `data-due` holds the instants at
   which it changes, each with its state and its words, in which {0} is the first moment
   of the line. Nothing is announced; whoever reads the line again hears what holds. */
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const STEP = /^(\S+) (\S+) (.*)$/s;

const read = (line) => {
  const steps = line.dataset.due.split("|").map((each) => STEP.exec(each) ?? []);
  return {
    line,
    times: [...line.querySelectorAll("time")],
    steps: steps.map(([, at, state, words]) => ({ at: Date.parse(at), state, words })),
  };
};

const lines = [...document.querySelectorAll("[data-due]")].map(read);

const turn = ({ line, times }, { state, words }) => {
  const parts = words.split(/\{(\d)\}/);
  const moved = parts.map((part, n) => (n % 2 ? times[Number(part)] : part));
  if (words) line.replaceChildren(...moved);
  line.classList.toggle("is-over", state === "closed");
  const row = line.closest(".deadline");
  if (row) row.className = `deadline deadline-${state}`;
};

// Whole days, hours or minutes: nobody is promised what is cut.
const left = (span) => {
  const form = new Intl.RelativeTimeFormat(document.documentElement.lang);
  if (span >= 2 * DAY) return form.format(Math.floor(span / DAY), "day");
  if (span >= 2 * HOUR) return form.format(Math.floor(span / HOUR), "hour");
  return form.format(Math.max(Math.floor(span / MINUTE), 1), "minute");
};

// Until the next of an article's moments, beside their title: there is room for it.
const count = (now) => {
  const place = document.querySelector(".deadlines-next");
  const box = place?.closest(".deadlines");
  if (!box) return;
  const own = lines.filter(({ line }) => box.contains(line));
  const next = Math.min(...own.flatMap(({ steps }) => steps.map(({ at }) => at)));
  place.textContent = next < Infinity ? left(next - now) : "";
};

const follow = () => {
  const now = Date.now();
  for (const each of lines) {
    while (each.steps.length && each.steps[0].at <= now) turn(each, each.steps.shift());
  }
  count(now);
  const ahead = lines.flatMap(({ steps }) => steps.map(({ at }) => at - now));
  // A computer that slept, or was set, is noticed within a minute.
  if (ahead.length) setTimeout(follow, Math.min(...ahead, MINUTE));
};

follow();
