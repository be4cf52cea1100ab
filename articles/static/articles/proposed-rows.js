/* A row that is proposed for an article: its texts are typed into a new one. */

// Return the rows that it would stand among; null if there is no room for another one.
export function groupFor({ dataset }) {
  const group = document.getElementById(`${dataset.addRow}-group`);
  return group?.querySelector(".add-row a")?.offsetParent ? group : null;
}

// Return whether no row there begins with the same text.
export function isNew({ dataset }) {
  const [[name, text]] = Object.entries(JSON.parse(dataset.texts));
  const fields = document.querySelectorAll(
    `#${CSS.escape(dataset.addRow)}-group [name$="-${name}"]`,
  );
  return ![...fields].some(({ value }) => value === text);
}

// Add what a button proposes, go there, and return what was added.
export function add(button) {
  const texts = JSON.parse(button.dataset.texts);
  const group = groupFor(button);
  group.querySelector(".add-row a").click();
  const rows = group.querySelectorAll(".inline-related:not(.empty-form, [hidden])");
  const row = rows[rows.length - 1];
  for (const [name, text] of Object.entries(texts)) {
    const field = row.querySelector(`[name$="-${name}"]`);
    field.closest("details")?.setAttribute("open", "");
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  button.remove();
  row.querySelector("input:not([type=hidden])").focus();
  return Object.values(texts)[0];
}
