// Ask for something in a dialog of the field's, and go back to the text.
import { openDialog, refuse } from "../templates.js";

// What the desk made for an editor: all that it shows is there as a template.
export const placeOf = (editor) => editor.options.element.closest("[data-rich-text]");

const contentOf = ({ type, checked, value }) =>
  type === "checkbox" ? checked : value.trim();

function values({ elements }) {
  const fields = [...elements].filter(({ name }) => name);
  return Object.fromEntries(fields.map((field) => [field.name, contentOf(field)]));
}

// Show the dialog and return what was given, or null if nothing is to be done.
// `prepare(form)` fills it in; `check(given, elements)` may return the name of a refused field.
/**
 * @param {any} editor
 * @param {string} name
 * @param {{
 *   prepare?: (form: any) => void,
 *   check?: (given: any, elements: any) => string | null | undefined,
 * }} asked
 */
export async function ask(editor, name, { prepare, check = () => null }) {
  const { doc, selection } = editor.state;
  const given = await openDialog(placeOf(editor), name, (dialog, answer) => {
    const form = dialog.querySelector("form");
    prepare?.(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = values(form);
      const refused = check(typed, form.elements);
      if (refused) refuse(form.elements[refused]);
      else answer(typed);
    });
  });
  editor.view.focus();
  // Chromium moves the cursor now and then as it gives back the focus.
  if (editor.state.doc === doc) {
    editor.view.dispatch(editor.state.tr.setSelection(selection));
  }
  return given;
}
