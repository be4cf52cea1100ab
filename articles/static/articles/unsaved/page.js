/* The page around a form that was saved: its title, what it says of the saved object, and
   what can be done next are taken from the page that answers. Whoever types notices
   nothing: the focus, and what is in sight, stay where they are. */
import * as Fields from "./fields.js";

const PARTS = ".breadcrumbs, .titles-and-tools, [data-fresh]";
// What a save that was refused before has left.
const FAULTS = `[name=_of], .faults, .errornote, .errorlist, #unsaved-drop,
  .unsaved-shown, .merge, .label-renaming`;
const WORDING = ["lang", "placeholder"];
const nameOf = (part) => part.dataset.fresh ?? part.className;

export function refresh(form, other) {
  const anchor = form.contains(document.activeElement) ? document.activeElement : form;
  const before = anchor.getBoundingClientRect().top;
  document.title = other.title;
  const parts = new Map(
    [...other.querySelectorAll(PARTS)].map((part) => [nameOf(part), part]),
  );
  for (const part of document.querySelectorAll(PARTS)) {
    const fresh = parts.get(nameOf(part));
    if (fresh) exchange(part, document.importNode(fresh, true));
  }
  clear(form);
  if (!anchor.isConnected) return;
  const moved = anchor.getBoundingClientRect().top - before;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
}

function exchange(part, fresh) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  part.replaceWith(fresh);
  if (!focused) return;
  // The button that was pressed, or the link that somebody has come to.
  const name = focused.name || focused.getAttribute("href") || focused.textContent;
  const all = [...fresh.querySelectorAll("button, a, summary, input")];
  const same = all.find(
    (it) => (it.name || it.getAttribute("href") || it.textContent) === name,
  );
  same?.focus({ preventScroll: true });
}

function clear(form) {
  const held = document.activeElement?.closest(FAULTS);
  for (const it of document.querySelectorAll(FAULTS)) it.remove();
  // Who chose whose text stands goes on at the button that saved it.
  if (held) form.querySelector("[name=_continue], [name=_save]")?.focus();
  for (const it of form.querySelectorAll(".errors")) it.classList.remove("errors");
  for (const it of form.querySelectorAll("[aria-invalid]")) {
    it.removeAttribute("aria-invalid");
  }
}

// Let a form that had no address yet be that of its object. Return whether it can be:
// not if the other one has fields that aren't here.
export function settleIn(form, other) {
  const [mine, theirs] = [form, other].map(shownIn);
  const missing = [...theirs.keys()].filter((name) => !mine.has(name));
  if (missing.some((name) => !placeOf(form, name))) return false;
  for (const name of missing) placeOf(form, name).replaceWith(copied(other, name));
  for (const [name, field] of mine) {
    const there = theirs.get(name);
    if (there) word(field, there);
    else if (placeOf(other, name)) placeOf(form, name).replaceWith(copied(other, name));
    else placeOf(form, name)?.remove();
  }
  return true;
}

// Rows have fields of the same names.
const placeOf = (form, name) =>
  [
    ...form.querySelectorAll(`.fieldBox.field-${CSS.escape(name)}`),
    ...form.querySelectorAll(`.form-row.field-${CSS.escape(name)}`),
  ].find((it) => !it.closest(".inline-group"));
const copied = (form, name) => document.importNode(placeOf(form, name), true);

function shownIn(form) {
  const shown = new Map();
  for (const [name, [field]] of Fields.unitsOf(form).get(null)) {
    if (field.type !== "hidden") shown.set(name, field);
  }
  return shown;
}

// Spelling and speech follow the object.
function word(field, other) {
  for (const name of WORDING) {
    const words = other.getAttribute(name);
    if (words === null || words === field.getAttribute(name)) continue;
    field.setAttribute(name, words);
    document.getElementById(`${field.id}_editor`)?.setAttribute(name, words);
  }
}

// Return what the page says of the save beside that it was saved.
export function said(other) {
  const all = other.querySelectorAll(
    ".messagelist li:not(.success), .messagelist li.tells",
  );
  return [...all].map((it) => it.textContent.trim());
}
