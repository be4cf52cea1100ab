/* Says at which item somebody is looking here, and shows who else looks at which. A page
   that is hidden is silent; one that is left says so. */

const words = document.querySelector("[data-words]");
// Milliseconds; whoever goes on to another item says so a little later.
const [EVERY, SOON] = [25_000, 1_500];
const tab = crypto.randomUUID?.() ?? String(Math.random());
let timer = 0;
let item = "";

function said() {
  const data = new FormData();
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  data.set("csrfmiddlewaretoken", token?.value ?? "");
  data.set("tab", tab);
  data.set("item", item);
  return data;
}

// Nothing is said twice, so that it is read aloud once.
function show(items) {
  for (const row of document.querySelectorAll("[data-row]")) {
    const place = row.querySelector("[data-looking]");
    const told = items[row.dataset.item] ?? "";
    if (place && place.textContent !== told) place.textContent = told;
  }
}

async function beat() {
  clearTimeout(timer);
  if (document.hidden || !words) return;
  timer = setTimeout(beat, EVERY);
  try {
    /** @type {RequestInit} */
    const options = { method: "POST", body: said(), redirect: "error" };
    const answer = await fetch(words.dataset.presence, options);
    if (answer.ok) show((await answer.json()).items);
  } catch {
    // Away for a moment; the next one tells.
  }
}

function look({ target }) {
  const row = target.closest?.("[data-row]");
  if (!row || row.dataset.item === item) return;
  item = row.dataset.item;
  clearTimeout(timer);
  timer = setTimeout(beat, SOON);
}

function leave() {
  clearTimeout(timer);
  const data = said();
  data.set("gone", "1");
  navigator.sendBeacon(words.dataset.presence, data);
}

if (words) {
  document.addEventListener("focusin", look);
  document.addEventListener("visibilitychange", beat);
  window.addEventListener("pageshow", (event) => event.persisted && beat());
  window.addEventListener("pagehide", leave);
  item = document.querySelector(".inbox-alone [data-row]")?.dataset.item ?? "";
  beat();
}
