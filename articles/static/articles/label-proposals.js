/* Labels and rows that are proposed for an article, below the fields that they are for.

   Each button says why; whoever presses it has added the label, or the row. */
import * as Words from "./choosing/words.js";
import * as Proposed from "./proposed-rows.js";

const selectOf = (field) => document.getElementById(`id_${field}`);

// They have a line of their own, below the fields for labels, or the rows.
function placeOf(line) {
  let place = line.querySelector(":scope > .proposed");
  if (!place) {
    place = document.createElement("div");
    place.className = "proposed";
    line.append(place);
  }
  return place;
}

function isChosen(select, key) {
  return [...select.selectedOptions].some((option) => option.value === key);
}

const labelsOf = ({ dataset }) =>
  dataset.addAll
    ? JSON.parse(dataset.addAll)
    : [{ field: dataset.add, key: dataset.key, name: dataset.name }];

const sameAs = ({ dataset }) =>
  dataset.addRow
    ? `[data-texts="${CSS.escape(dataset.texts)}"]`
    : dataset.addAll
      ? "[data-add-all]"
      : `[data-add="${dataset.add}"][data-key="${CSS.escape(dataset.key)}"]`;

// Return where a button belongs, if what it proposes isn't there yet.
function lineOf(button) {
  if (button.dataset.addRow) return Proposed.groupFor(button);
  const [first] = labelsOf(button).filter(
    ({ field, key }) => selectOf(field) && !isChosen(selectOf(field), key),
  );
  return first && selectOf(first.field).closest(".form-row");
}

const buttonsIn = (template) => template?.content.querySelectorAll("button") ?? [];

// Rows that the source's own text names, as long as none says the same.
function ofSources() {
  const templates = document.querySelectorAll("[data-source-proposals]");
  return [...templates].flatMap((it) => [...buttonsIn(it)]).filter(Proposed.isNew);
}

// Put the proposals of an answer where they belong, in the place of the former ones.
export function propose(answer) {
  const focused = document.activeElement?.closest(".proposed button");
  for (const place of document.querySelectorAll(".proposed")) place.replaceChildren();
  for (const button of [...buttonsIn(answer), ...ofSources()]) {
    const line = lineOf(button);
    if (line && !line.querySelector(sameAs(button)))
      placeOf(line).append(document.importNode(button, true));
  }
  if (!focused) return;
  const all = document.querySelectorAll(".proposed button");
  ([...all].find((it) => it.matches(sameAs(focused))) ?? all[0])?.focus();
}

// Add what a button proposes. Call `said` with the names.
export function following(form, said) {
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-add], [data-add-all], [data-add-row]");
    if (!button) return;
    if (button.dataset.addRow) {
      said(Proposed.add(button));
      return;
    }
    const labels = labelsOf(button);
    for (const { field, key, name } of labels) {
      Words.choose(selectOf(field), { id: key, text: name });
    }
    const [first] = labels;
    const next = button.nextElementSibling ?? button.previousElementSibling;
    const field = selectOf(first.field).nextElementSibling?.querySelector("input");
    button.remove();
    (next ?? field)?.focus();
    said(labels.map(({ name }) => name).join(", "));
  });
}
