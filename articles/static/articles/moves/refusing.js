/* What the desk refuses is shown in the form that stands here, as its own page shows it:
   a summary above, and each error at its field. What is typed stays. */

// Show what is wrong by the desk's page. Return whether anything is.
export function refuse(form, page) {
  const other = page.getElementById(form.id);
  const summary = other?.querySelector(".faults");
  clear(form);
  if (!summary) return false;
  const shown = document.importNode(summary, true);
  form.prepend(shown);
  for (const row of other.querySelectorAll(".form-row.errors")) mark(form, row);
  shown.focus();
  return true;
}

function clear(form) {
  for (const it of form.querySelectorAll(".faults, .errorlist")) it.remove();
  for (const it of form.querySelectorAll(".errors")) it.classList.remove("errors");
  for (const it of form.querySelectorAll("[aria-invalid]")) {
    it.removeAttribute("aria-invalid");
  }
}

function mark(form, row) {
  const name = [...row.classList].find((it) => it.startsWith("field-"));
  const mine = form.querySelector(`.form-row.${CSS.escape(name)}`);
  if (!mine) return;
  mine.classList.add("errors");
  for (const list of row.querySelectorAll(".errorlist")) {
    mine.prepend(document.importNode(list, true));
  }
  for (const field of row.querySelectorAll("[aria-invalid]")) {
    const same = document.getElementById(field.id);
    same?.setAttribute("aria-invalid", "true");
    same?.setAttribute(
      "aria-describedby",
      field.getAttribute("aria-describedby") ?? "",
    );
  }
}
