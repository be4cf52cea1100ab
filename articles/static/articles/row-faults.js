/* A row that was filled in has sentences about texts that weren't understood, each above
   its field, as the server draws them. It goes once somebody types there. */

// `faults` are sentences by the names of the row's fields.
export function tellFaults(row, faults) {
  for (const [name, told] of Object.entries(faults)) {
    const fields = [...row.querySelectorAll(`[name$="-${name}"]`)];
    const around = fields[0]?.closest(".flex-container");
    if (around) tell(around, fields, told);
  }
}

function tell(around, fields, told) {
  const list = document.createElement("ul");
  list.className = "errorlist";
  list.id = `${fields[0].id}_error`;
  list.append(document.createElement("li"));
  list.firstChild.textContent = told;
  around.classList.add("errors");
  const [first] = fields;
  const label = first.type === "checkbox" ? around.firstElementChild : first;
  label.before(list);
  for (const field of fields) {
    const before = field.getAttribute("aria-describedby");
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", [before, list.id].filter(Boolean).join(" "));
    field.addEventListener("input", () => forget(around, fields, list), { once: true });
  }
}

function forget(around, fields, list) {
  list.remove();
  around.classList.remove("errors");
  for (const field of fields) {
    field.removeAttribute("aria-invalid");
    const ids = field.getAttribute("aria-describedby").split(" ");
    const others = ids.filter((id) => id !== list.id);
    if (others.length) field.setAttribute("aria-describedby", others.join(" "));
    else field.removeAttribute("aria-describedby");
  }
}
