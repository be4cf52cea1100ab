/* Entries of the calendar are dragged to another day, or moved by keys. Either way the
   page that asks for the day opens with it filled in: nothing is moved unconfirmed. */

const DAYS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const TYPE = "text/x-newsroom-move";

/** @param {HTMLElement} entry @param {string} day */
function ask(entry, day) {
  location.assign(`${entry.dataset.move}?day=${day}`);
}

/** @param {string} day @param {number} by */
function shifted(day, by) {
  const moved = new Date(`${day}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + by);
  return moved.toISOString().slice(0, 10);
}

/** @param {Event} event @param {string} wanted */
function near(event, wanted) {
  const from = /** @type {Element} */ (event.target);
  return /** @type {HTMLElement | null} */ (from.closest?.(wanted));
}

/** @type {HTMLElement | null} */
let dragged = null;

function leave() {
  for (const day of document.querySelectorAll(".is-over"))
    day.classList.remove("is-over");
}

document.addEventListener("dragstart", (event) => {
  dragged = near(event, "[data-move]");
  if (dragged) event.dataTransfer?.setData(TYPE, "");
});

document.addEventListener("dragend", () => {
  dragged = null;
  leave();
});

document.addEventListener("dragover", (event) => {
  const day = dragged && near(event, "[data-day]");
  leave();
  if (!day) return;
  event.preventDefault();
  day.classList.add("is-over");
});

document.addEventListener("drop", (event) => {
  const day = dragged && near(event, "[data-day]");
  if (!day || !dragged) return;
  event.preventDefault();
  const former = dragged.closest("[data-day]");
  if (day !== former && day.dataset.day) ask(dragged, day.dataset.day);
});

document.addEventListener("keydown", (event) => {
  const by = DAYS[/** @type {keyof typeof DAYS} */ (event.key)];
  const entry = near(event, "[data-move]");
  const day = entry?.closest("[data-day]")?.getAttribute("data-day");
  if (!by || !entry || !day || !event.shiftKey || event.ctrlKey || event.altKey) return;
  event.preventDefault();
  ask(entry, shifted(day, by));
});
