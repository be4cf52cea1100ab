/* Puts what an answer has into the list: entries where the item's stood, and what came of
   the act above it. A decided entry leaves its place behind, for when it is undone. */

// In place of a row: the answer is about items that were decided before.
export const UNDONE = "undone";

const keysIn = (entry) =>
  [...entry.querySelectorAll("[data-item]")].map(({ dataset }) => dataset.item);

// The row that comes after this one and everything inside its entry that is folded.
export function following(rows, row) {
  const here = rows.indexOf(row);
  return here < 0 ? null : (rows[here + 1] ?? rows[here - 1] ?? null);
}

// Messages; a link to a draft that was made stays below them.
export function say(desk, page, row) {
  const messages = page.querySelector(".messagelist");
  for (const it of document.querySelectorAll("#content-start > .messagelist"))
    it.remove();
  const place = desk.querySelector("[data-outcome]");
  const shown = messages ? document.importNode(messages, true) : null;
  place.replaceChildren(...(shown ? [shown] : []));
  const count = page.querySelector("[data-count]");
  if (count)
    desk.querySelector("[data-count]")?.replaceWith(document.importNode(count, true));
  keep(desk, shown, row?.dataset?.item ?? "");
  giveReason(desk, page.querySelector("[data-reason]"));
}

// From now on every item is dismissed for the reason that was given last.
function giveReason(desk, told) {
  for (const button of told ? desk.querySelectorAll("[data-act=dismiss]") : []) {
    Object.assign(button, { name: "reason", value: told.dataset.reason });
    button.firstChild.textContent = told.textContent;
  }
}

// So many links are in sight; those before them are folded.
const SHOWN = 3;

function keep(desk, messages, item) {
  const latest = desk.querySelector("[data-latest]");
  if (!latest) return; // the page of one item
  for (const link of messages?.querySelectorAll("li > a") ?? []) {
    const line = document.createElement("li");
    line.dataset.of = item;
    line.append(link.cloneNode(true));
    latest.prepend(line);
  }
  fold(desk.querySelector("[data-made]"), latest);
}

function fold(made, latest) {
  const rest = made.querySelector("[data-earlier]");
  const list = rest.querySelector("ul");
  while (latest.children.length > SHOWN) list.prepend(latest.lastElementChild);
  while (latest.children.length < SHOWN && list.children.length)
    latest.append(list.firstElementChild);
  rest.querySelector("[data-number]").textContent = String(list.children.length);
  rest.hidden = !list.children.length;
  made.hidden = !latest.children.length;
}

// Return the entries that stand there now.
export function exchange(desk, page, row) {
  const list = desk.querySelector("[data-entries]");
  const entries = [...page.querySelectorAll("[data-entries] > [data-entry]")].map(
    (it) => document.importNode(it, true),
  );
  const isUndone = row === UNDONE;
  if (isUndone) forget(desk, entries);
  if (!list) return [];
  const place = isUndone ? placeOf(list, entries) : row?.closest("[data-entry]");
  const marker = document.createComment("");
  if (place) place.before(marker);
  else list.prepend(marker);
  const keys = new Set(entries.flatMap(keysIn));
  for (const old of list.querySelectorAll(":scope > li")) {
    if (old.dataset.gone ? keys.has(old.dataset.gone) : keysIn(old).some(has(keys)))
      old.remove();
  }
  if (!isUndone && place?.isConnected) place.replaceWith(gap(row));
  marker.replaceWith(...entries);
  return entries;
}

const has = (keys) => (key) => keys.has(key);

function gap(row) {
  const left = document.createElement("li");
  left.hidden = true;
  left.dataset.gone = row.dataset.item;
  return left;
}

// Where the entry stood, or another one of its cluster stands.
function placeOf(list, entries) {
  for (const key of entries.flatMap(keysIn)) {
    const found =
      list.querySelector(`[data-gone="${key}"]`) ??
      list.querySelector(`[data-item="${key}"]`)?.closest("[data-entry]");
    if (found) return found;
  }
  return null;
}

// A draft that went with its decision isn't led to any more.
function forget(desk, entries) {
  const made = desk.querySelector("[data-made]");
  for (const key of made ? entries.flatMap(keysIn) : [])
    made.querySelector(`[data-of="${key}"]`)?.remove();
  if (made) fold(made, made.querySelector("[data-latest]"));
}
