/* The fields of a form and what they hold: its own, and those of each of its rows.

   A row keeps its fields however rows are moved, added or removed while a save is under
   way; so these are known by the row and by what stands behind its number. */
import * as Words from "../choosing/words.js";

// About the sending, not about the text.
export const LEFT_OUT =
  /^(_.*|csrfmiddlewaretoken|unsaved_writer|action|.*__prefix__.*)$/;
const NO_TEXT = /^(submit|button|reset|file|image)$/;
const IN_ROW = /^.+-\d+-/;
export const isSelect = (one) => one.tagName === "SELECT";
export const isSame = (some, others) => JSON.stringify(some) === JSON.stringify(others);
const isTicked = (one) => one.type === "checkbox" || one.type === "radio";

// Return a form's fields by what they belong to: null for the form itself, or a row.
export function unitsOf(form) {
  const units = new Map([[null, new Map()]]);
  for (const one of form.elements) {
    if (!one.name || NO_TEXT.test(one.type) || LEFT_OUT.test(one.name)) continue;
    const row = one.closest(".inline-related");
    const key = row ? one.name.replace(IN_ROW, "") : one.name;
    if (!units.has(row)) units.set(row, new Map());
    const unit = units.get(row);
    if (!unit.has(key)) unit.set(key, []);
    unit.get(key).push(one);
  }
  return units;
}

// Return what a form holds at this moment, by unit and field, as it would be sent.
export function heldBy(form) {
  const data = new FormData(form);
  const held = new Map();
  for (const [row, unit] of unitsOf(form)) {
    const values = new Map();
    for (const [key, [{ name }]] of unit) values.set(key, data.getAll(name));
    held.set(row, values);
  }
  return held;
}

// Return the rows of a group, in the order of their numbers.
export function rowsOf(group) {
  const number = (row) => Number(row.id.match(/-(\d+)$/)?.[1]);
  const rows = [...group.querySelectorAll(".inline-related:not(.empty-form)")];
  return rows.sort((one, other) => number(one) - number(other));
}

// Let fields hold what the same ones hold in another page.
export function put(fields, others) {
  const [field] = fields;
  if (isTicked(field)) {
    const chosen = others.filter((one) => one.checked).map((one) => one.value);
    for (const one of fields) one.checked = chosen.includes(one.value);
  } else if (isSelect(field)) {
    const options = [...others[0].options].map(
      (it) => new Option(it.textContent, it.value, it.defaultSelected, it.selected),
    );
    field.replaceChildren(...options);
    redraw(field);
  } else {
    field.value = others[0].value;
  }
}

// What was named for the first time has a key by now.
export function rename(select, other) {
  const known = new Map([...other.options].map((it) => [it.textContent, it.value]));
  for (const option of [...select.options]) {
    const key = option.value.startsWith("new:") && known.get(option.textContent);
    if (key)
      option.replaceWith(new Option(option.textContent, key, true, option.selected));
  }
  redraw(select);
}

// Where one chooses by typing, the word that is being typed stays.
function redraw(select) {
  if (select.matches(".admin-autocomplete")) Words.changed(select);
}
