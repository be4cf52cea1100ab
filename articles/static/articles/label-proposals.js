/* Labels that are proposed for an article, below the fields that they are for.

   Each button says why; whoever presses it has added the label. */
import * as Words from "./choosing/words.js";

const selectOf = (field) => document.getElementById(`id_${field}`);

// They have a line of their own, below the fields for labels.
function placeOf(select) {
  const line = select.closest(".form-row");
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
  dataset.addAll
    ? "[data-add-all]"
    : `[data-add="${dataset.add}"][data-key="${CSS.escape(dataset.key)}"]`;

// Put the proposals of an answer where they belong, in the place of the former ones.
export function propose(answer) {
  const focused = document.activeElement?.closest(".paper .proposed button");
  for (const place of document.querySelectorAll(".paper .proposed")) {
    place.replaceChildren();
  }
  for (const button of answer?.content.querySelectorAll("button") ?? []) {
    const labels = labelsOf(button).filter(
      ({ field, key }) => selectOf(field) && !isChosen(selectOf(field), key),
    );
    if (!labels.length) continue;
    placeOf(selectOf(labels[0].field)).append(document.importNode(button, true));
  }
  if (!focused) return;
  const all = document.querySelectorAll(".paper .proposed button");
  ([...all].find((it) => it.matches(sameAs(focused))) ?? all[0])?.focus();
}

// Add what a button proposes. Call `said` with the names.
export function following(form, said) {
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-add], [data-add-all]");
    if (!button) return;
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
