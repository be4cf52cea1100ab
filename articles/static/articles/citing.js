/* The citation helper: what is pasted above a group of rows fills these.

   Without this script a button sends the form, which comes back with the rows filled. */
import * as Words from "./choosing/words.js";

function rowsIn(group) {
  return [...group.querySelectorAll(".inline-related:not(.empty-form)")];
}

function fieldsOf(row) {
  return [...row.querySelectorAll("input:not([type=hidden]), select, textarea")];
}

// Return null if the only row of a group holds something already.
export function emptyRow(group) {
  // What is chosen by itself in every row says nothing.
  const free = rowsIn(group).find((row) =>
    fieldsOf(row).every((field) => !field.value || field.type === "checkbox"),
  );
  if (free) return free;
  const more = group.querySelector(".add-row a, .add-row button");
  more?.click();
  return more && rowsIn(group).at(-1);
}

function tick(row, name, values) {
  for (const box of row.querySelectorAll(`[name$="-${name}"]`)) {
    box.checked = values.includes(box.value);
  }
}

// What isn't ticked isn't among the values.
export function fill(row, values) {
  openWhatHides(row);
  for (const [name, value] of Object.entries(values)) {
    const field = row.querySelector(`[name$="-${name}"]`);
    if (Array.isArray(value)) tick(row, name, value);
    else if (typeof value === "object") Words.choose(field, value);
    else if (field.type === "checkbox") field.checked = true;
    else field.value = value;
    openWhatHides(field);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function openWhatHides(element) {
  for (
    let box = element.closest("details");
    box;
    box = box.parentElement.closest("details")
  ) {
    box.open = true;
  }
}

async function rowsFor(helper, pasted) {
  const form = helper.closest("form");
  const body = new URLSearchParams({
    csrfmiddlewaretoken: form.querySelector("[name=csrfmiddlewaretoken]").value,
    group: helper.dataset.group,
    pasted,
  });
  const answer = await fetch(helper.dataset.address, { method: "POST", body });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function equip(helper) {
  const group = document.getElementById(`${helper.dataset.group}-group`);
  const field = helper.querySelector("textarea");
  const status = helper.querySelector("[role=status]");
  const button = helper.querySelector("button");
  // Enter anywhere in the form would press the first button that sends it.
  button.type = "button";
  group.querySelector(".inline-heading").after(helper);

  async function cite() {
    if (!field.value.trim()) return;
    try {
      const { rows, said } = await rowsFor(helper, field.value);
      status.textContent = said;
      if (!rows.length) return;
      const filled = rows.map((values) => {
        const row = emptyRow(group);
        fill(row, values);
        return row;
      });
      field.value = "";
      const missing = filled[0].querySelector("[name$='-title']");
      (missing.value ? field : missing).focus();
    } catch {
      status.textContent = helper.dataset.failed;
    }
  }

  button.addEventListener("click", cite);
  // What is pasted stands in the field only after this.
  field.addEventListener("paste", () => setTimeout(cite));
}

document.querySelectorAll(".citing").forEach(equip);
