/* Says that this article is open here, and shows who else has it open, and whether it was
   saved since. A page that is hidden is silent; one that is left says so. Whoever doesn't
   want a line that changes by itself stops it, for this window: then it is still said
   that the article is open here, and nothing is shown. */
// They are others after a save.
let place = document.querySelector("[data-presence]");
let stopper = document.querySelector("[data-presence-stop]");
// Milliseconds; whoever writes, or isn't alone, hears of a save within ten seconds.
const [EVERY, SOON, WRITES] = [25_000, 9_000, 120_000];
const STOPPED = "presence-stopped";

// What is said anew is read aloud, and nothing twice.
const show = (html) => {
  if (html !== place.dataset.shown) place.innerHTML = html;
  place.dataset.shown = html;
};

const isStopped = () => sessionStorage.getItem(STOPPED) !== null;

// The button stays where it is while it has the focus.
const offer = () => {
  const { stop, resume } = stopper.dataset;
  stopper.textContent = isStopped() ? resume : stop;
  const isNeeded = isStopped() || place.dataset.shown;
  stopper.hidden = !isNeeded && document.activeElement !== stopper;
};

const toggle = (beat) => {
  if (isStopped()) {
    sessionStorage.removeItem(STOPPED);
    show("");
    beat();
  } else {
    sessionStorage.setItem(STOPPED, "");
    show(stopper.dataset.stopped);
  }
  offer();
};

const tab = crypto.randomUUID?.() ?? String(Math.random());
const said = () => {
  const data = new FormData();
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  data.set("csrfmiddlewaretoken", token?.value ?? "");
  data.set("tab", tab);
  data.set("seen", place.dataset.seen);
  return data;
};

const start = () => {
  let timer = 0;
  let [typedAt, isAlone] = [-WRITES, true];

  const isWriting = () => performance.now() - typedAt < WRITES;

  const beat = async () => {
    clearTimeout(timer);
    const asked = place;
    if (document.hidden || !asked) return;
    timer = setTimeout(beat, isAlone && !isWriting() ? EVERY : SOON);
    try {
      /** @type {RequestInit} */
      const options = { method: "POST", body: said(), redirect: "error" };
      const answer = await fetch(asked.dataset.presence, options);
      if (!answer.ok) return;
      const html = (await answer.text()).trim();
      if (asked !== place) return;
      isAlone = !html;
      if (!isStopped()) show(html);
      offer();
    } catch {
      // Away for a moment; the next one tells.
    }
  };

  document.addEventListener("input", () => {
    const began = !isWriting();
    typedAt = performance.now();
    if (!began || !timer) return;
    clearTimeout(timer);
    timer = setTimeout(beat, SOON);
  });
  const leave = () => {
    clearTimeout(timer);
    if (!place) return;
    const data = said();
    data.set("gone", "1");
    navigator.sendBeacon(place.dataset.presence, data);
    isAlone = true;
  };
  listen(beat, leave);
  if (isStopped()) show(stopper.dataset.stopped);
  offer();
  beat();
};

const listen = (beat, leave) => {
  document.addEventListener("click", ({ target }) => {
    if (target === stopper) toggle(beat);
  });
  document.addEventListener("visibilitychange", beat);
  window.addEventListener("pageshow", (event) => event.persisted && beat());
  window.addEventListener("pagehide", leave);
  // Another article stands here instead.
  document.addEventListener("article:left", leave);
  document.addEventListener("article:shown", () => {
    if (place && isStopped()) show(stopper.dataset.stopped);
    if (place) offer();
    beat();
  });
  document.addEventListener("form:saved", beat);
};

// What was shown stays until it is asked again.
document.addEventListener("form:saved", () => {
  const before = place;
  place = document.querySelector("[data-presence]");
  stopper = document.querySelector("[data-presence-stop]");
  if (place && before !== place) {
    if (before) show(before.dataset.shown ?? "");
    else start();
    offer();
  }
});
// Where there is room beside the text, the original stands open there.
const unfold = () => {
  const original = document.querySelector("[data-original]");
  if (original && matchMedia("(min-width: 1100px)").matches) original.open = true;
};

let isStarted = Boolean(place);
const look = () => {
  place = document.querySelector("[data-presence]");
  stopper = document.querySelector("[data-presence-stop]");
  unfold();
  if (!place || isStarted) return;
  isStarted = true;
  start();
};
// Before what `start` has added.
document.addEventListener("article:shown", look);
if (place) start();
unfold();
