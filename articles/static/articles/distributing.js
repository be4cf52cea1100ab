/* A whole document fills the fields of the form that is open. Nothing is saved by this.

   A field that holds something stays as it is, and is named. */
import * as Words from "./choosing/words.js";
import { emptyRow, fill } from "./citing.js";
import { tellFaults } from "./row-faults.js";
import { copy } from "./templates.js";
import { whole } from "./whole-page.js";

const form = document.getElementById("article_form");
const place = () => document.querySelector("[data-distribute]");
// No page is longer; of a longer text the plain one is enough.
const MOST_HTML = 1_000_000;
const PATIENCE = 30_000;

const fieldOf = (name) => document.getElementById(`id_${name}`);
// A value that a new form suggests isn't anybody's words.
const isFree = (field) =>
  !field.value || (form.elements.begun && field.value === field.defaultValue);
const labelOf = (field) =>
  form.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent.trim() ?? "";

function put(field, value) {
  field.value = value;
  for (const name of ["input", "change", "text:put"]) {
    field.dispatchEvent(new Event(name, { bubbles: true }));
  }
}

// Return the labels of fields that hold something already.
function fillFields(fields, replaced) {
  const kept = [];
  for (const [name, value] of Object.entries(fields)) {
    const field = fieldOf(name);
    if (!field) continue;
    if (field.tagName === "SELECT" || field === replaced || isFree(field)) {
      put(field, value);
    } else if (field.value !== value) kept.push(field);
  }
  return kept;
}

function fillChoices(choices) {
  const kept = [];
  for (const [name, labels] of Object.entries(choices)) {
    const field = fieldOf(name);
    if (!field) continue;
    if (field.selectedOptions.length) kept.push(field);
    else for (const label of labels) Words.choose(field, label);
  }
  return kept;
}

function fillRows(rows, faults) {
  const kept = [];
  for (const [prefix, values] of Object.entries(rows)) {
    const group = document.getElementById(`${prefix}-group`);
    for (const [number, said] of group ? values.entries() : []) {
      const row = emptyRow(group);
      if (row) {
        fill(row, said);
        tellFaults(row, faults[prefix]?.[number] ?? {});
      } else kept.push(group.querySelector("input[type=text]"));
    }
  }
  return kept;
}

async function ask(text, html) {
  const read = html.length < MOST_HTML ? whole(html) : { html: "", leftOut: [] };
  const body = new URLSearchParams({
    csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
    document: text,
    document_html: read.html,
  });
  for (const one of read.leftOut) body.append("left_out", one);
  const answer = await fetch(place().dataset.distribute, {
    method: "POST",
    body,
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

function tell(html, kept) {
  for (const old of document.querySelectorAll(".pasted, .pasted-offer")) old.remove();
  place().insertAdjacentHTML("beforeend", html);
  const said = place().querySelector(".pasted");
  if (said && kept.length) {
    const note = copy(place(), "kept");
    note.querySelector("span").textContent = kept.map(labelOf).join(", ");
    said.append(note);
  }
  if (said) {
    said.tabIndex = -1;
    said.focus();
  }
}

// Fill the form with a document; `replaced` is a field into which it was pasted whole.
// Throws an error if the desk can't be asked.
export async function distribute(text, html, replaced = null) {
  const { fields, choices, rows, faults, said } = await ask(text, html);
  const kept = [...fillFields(fields, replaced), ...fillChoices(choices)];
  tell(said, [...kept, ...fillRows(rows, faults)]);
}
