// Ask for something in a dialog that the keyboard and screen readers can use.
let asked = 0;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function control({ id, name, type = "text", value = "", options, ...attributes }) {
  if (!options) {
    const isChecked = type === "checkbox" && Boolean(value);
    const shown = type === "checkbox" ? "on" : value;
    return element("input", {
      id, name, type, value: shown, checked: isChecked, ...attributes,
    });
  }
  const choices = options.map(([key, label]) =>
    element("option", { value: key, selected: key === value }, label),
  );
  return element("select", { id, name, ...attributes }, ...choices);
}

function row(field, id) {
  const { label, help, check, ...rest } = field;
  const hint = help && element("p", { id: `${id}-help`, class: "help" }, help);
  const input = control({ id, "aria-describedby": hint?.id, ...rest });
  const name = element("label", { for: id }, label);
  const isCheckbox = field.type === "checkbox";
  const parts = isCheckbox ? [input, name] : [name, input];
  return element("div", { class: "rich-text-field" }, ...parts, ...(hint ? [hint] : []));
}

function values(form, fields) {
  const given = {};
  for (const { name, type } of fields) {
    const input = form.elements[name];
    given[name] = type === "checkbox" ? input.checked : input.value.trim();
  }
  return given;
}

// Show `fields` and return what was given, or null if nothing is to be done.
// `check(given)` may return an error in words, and the name of the field it is about.
export async function ask(editor, options) {
  const { doc, selection } = editor.state;
  const answer = await answered(options);
  editor.view.focus();
  // Chromium moves the cursor now and then as it gives back the focus.
  if (editor.state.doc === doc) {
    editor.view.dispatch(editor.state.tr.setSelection(selection));
  }
  return answer;
}

function answered({ title, fields, check = () => null, labels }) {
  asked += 1;
  const id = `rich-text-dialog-${asked}`;
  const alert = element("p", { id: `${id}-error`, class: "errornote", role: "alert" });
  alert.hidden = true;
  const cancel = element("button", { type: "button" }, labels.cancel);
  const form = element(
    "form",
    { novalidate: true },
    element("h2", { id }, title),
    alert,
    ...fields.map((field, index) => row(field, `${id}-${index}`)),
    element(
      "div",
      { class: "rich-text-buttons" },
      element("button", { type: "submit" }, labels.apply),
      cancel,
    ),
  );
  const dialog = element(
    "dialog",
    { class: "rich-text-dialog", "aria-labelledby": id },
    form,
  );
  // Outside of the article's form: a form can't stand in another.
  document.body.append(dialog);
  return new Promise((resolve) => {
    let answer = null;
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = values(form, fields);
      const refusal = check(given);
      if (refusal) return refuse(form, alert, refusal);
      answer = given;
      dialog.close();
    });
    dialog.showModal();
  });
}

function refuse(form, alert, [message, name]) {
  for (const input of form.elements) input.removeAttribute("aria-invalid");
  alert.hidden = false;
  alert.textContent = message;
  const input = form.elements[name];
  input.setAttribute("aria-invalid", "true");
  input.focus();
}
