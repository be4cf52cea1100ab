// What a page holds as templates: copied, and shown as dialogs.

// Return a copy of the template of that name.
export function copy(place, name) {
  const { content } = place.querySelector(`template[data-name=${name}]`);
  return document.importNode(content, true).firstElementChild;
}

// Show a dialog, which `wire(dialog, answer)` makes answer; return that, or null.
export function openDialog(place, name, wire) {
  const dialog = copy(place, name);
  // Outside of the article's form: a form can't stand in another.
  document.body.append(dialog);
  return new Promise((resolve) => {
    let given = null;
    dialog.addEventListener("click", ({ target }) => {
      if (target.closest("[data-close]")) dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(given);
    });
    wire(dialog, (it) => {
      given = it;
      dialog.close();
    });
    dialog.showModal();
  });
}

// Say why a form isn't taken: in the words that the field has for that, or in others.
export function refuse(field, message = field.dataset.refusal) {
  const { form } = field;
  const alert = form.querySelector("[role=alert]");
  for (const one of form.elements) one.removeAttribute("aria-invalid");
  alert.hidden = false;
  alert.textContent = message;
  field.setAttribute("aria-invalid", "true");
  field.focus();
}
