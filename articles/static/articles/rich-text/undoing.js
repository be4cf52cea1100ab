// Undoing belongs to where one writes. The browser has one list of what was typed on
// the whole page, and offers its last step to the text though another field has the
// focus: then it isn't taken.
import { pm } from "django-prose-editor/editor";

const WRITABLE = "input, textarea, [contenteditable='true']";
const MOST_STEPS = 200;
// Milliseconds until the editor has read what became of its text: it waits for 20.
const SETTLING = 100;

export function undoing() {
  let isForeign = false;
  return new pm.state.Plugin({
    // What the browser does to the text for somebody else is put back.
    filterTransaction: (tr) => !(isForeign && tr.docChanged),
    props: {
      handleDOMEvents: {
        beforeinput(view, event) {
          if (!/^history(?:Undo|Redo)$/.test(event.inputType)) return false;
          if (view.hasFocus()) return false;
          const { activeElement } = document;
          if (isForeign) return true;
          if (!activeElement?.matches(WRITABLE)) {
            event.preventDefault();
            return true;
          }
          isForeign = true;
          const command = event.inputType === "historyUndo" ? "undo" : "redo";
          setTimeout(() => {
            goOn(command, activeElement);
            setTimeout(() => { isForeign = false; }, SETTLING);
          });
          return true;
        },
      },
    },
  });
}

// Go on to the step that is the field's own, past those of the text.
function goOn(command, field) {
  let isOwn = false;
  const note = () => { isOwn = true; };
  field.addEventListener("input", note);
  for (let step = 0; step < MOST_STEPS && !isOwn; step += 1) {
    if (!document.execCommand(command)) break;
  }
  field.removeEventListener("input", note);
}
