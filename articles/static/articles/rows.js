/* Rows of sources and further reading: buttons that move a row up or down.

   Without this script the number in each row says its place. */

const template = document.getElementById("row-moves");

function rowsOf(group) {
  return [...group.querySelectorAll(".inline-related:not(.empty-form, [hidden])")];
}

function numberFrom(group) {
  rowsOf(group)
    .filter((row) => row.querySelector("input[type=text], input[type=url], select"))
    .forEach((row, index) => {
      const place = row.querySelector(".field-position input");
      if (place && isFilled(row)) place.value = index + 1;
    });
}

function isFilled(row) {
  const fields = row.querySelectorAll("input[type=text], input[type=url], select");
  return [...fields].some((field) => field.value && !isSuggested(field));
}

// A new row comes with some choices made.
const isSuggested = (field) =>
  [...(field.selectedOptions ?? [])].some((option) => option.defaultSelected);

function shift(element, step) {
  const row = element.closest(".inline-related");
  const group = row.closest(".inline-group");
  const rows = rowsOf(group);
  const other = rows[rows.indexOf(row) + step];
  if (!other) return;
  if (step < 0) other.before(row);
  else other.after(row);
  numberFrom(group);
  element.focus();
}

function equip(row) {
  const title = row.querySelector("h3");
  const isWritten = row.querySelector(".field-position input");
  if (!title || !isWritten || title.querySelector(".row-move")) return;
  title.append(document.importNode(template.content, true));
  for (const button of title.querySelectorAll(".row-move")) {
    button.addEventListener("click", () => shift(button, Number(button.value)));
  }
  row.classList.add("has-moves");
}

// Parts of a row that few rows need are folded; not those in which something stands.
function unfold(row) {
  for (const part of row.querySelectorAll("details")) {
    const fields = [...part.querySelectorAll("input:not([type=hidden])")];
    if (fields.some((field) => field.value)) part.open = true;
  }
}

// An event has an end and a place; a day that is moved was another one before.
document.addEventListener("input", ({ target }) => {
  const row = target.closest(".inline-related");
  const field = (name) => row?.querySelector(`[name$='-${name}']`);
  if (target === field("stage") && target.value === "event") open(field("until"));
  if (target === field("closes") && field("id")?.value) open(field("told_at"));
});

function open(field) {
  field?.closest("details")?.setAttribute("open", "");
}

document.querySelectorAll(".inline-group").forEach((group) => {
  rowsOf(group).forEach((row) => {
    equip(row);
    unfold(row);
  });
});
document.addEventListener("formset:added", ({ target: row }) => {
  equip(row);
  // All added rows are copies of one, and each is known by its key.
  for (const key of row.querySelectorAll("input[type=hidden][name$='-key']")) {
    key.value = crypto.randomUUID?.() ?? "";
  }
});

// Whoever removes a row goes on at the next one, or at the button that adds one.
document.addEventListener(
  "click",
  ({ target }) => {
    const row = target.closest(".inline-deletelink")?.closest(".inline-related");
    if (!row) return;
    const group = row.closest(".inline-group");
    const at = rowsOf(group).indexOf(row);
    setTimeout(() => {
      const rows = rowsOf(group);
      const next = rows[Math.min(at, rows.length - 1)];
      (next?.querySelector(".row-move") ?? group.querySelector(".add-row a"))?.focus();
    });
  },
  true,
);

// Whoever adds a row goes on in it, once its fields for choosing are drawn.
const FIRST = "input:not([type=hidden]), textarea, .select2-selection";
document.addEventListener("formset:added", ({ target: row }) => {
  if (!document.activeElement?.closest(".add-row")) return;
  setTimeout(() =>
    [...row.querySelectorAll(FIRST)].find((it) => it.offsetParent)?.focus(),
  );
});
