// Undoing belongs to where one writes. The browser has one list of what was typed on the
// whole page: past the last step of a field it would go on in the text. So that list is
// never used: each plain field keeps its own steps, the text has those of the editor, and
// a field of labels has none.
import { Steps } from "./steps.js";

const TEXT = ".ProseMirror";
const PLAIN =
  "textarea:not(.select2-search__field), input:not(.select2-search__field, " +
  "[type=checkbox], [type=radio], [type=file], [type=range], [type=color], " +
  "[type=button], [type=submit], [type=reset], [type=image], [type=hidden])";
const BY_BROWSER = { historyUndo: "undo", historyRedo: "redo" };
const steps = new WeakMap();

function stepsOf(field) {
  if (!field?.matches?.(PLAIN) || field.readOnly) return null;
  if (!steps.has(field)) steps.set(field, new Steps(field));
  return steps.get(field);
}

const isText = (place) => Boolean(place?.closest?.(TEXT));

// Return what a key means: undo, redo, or nothing of that.
function commandOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey || !(ctrlKey || metaKey)) return null;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && !shiftKey ? "redo" : null;
}

function pressed(event) {
  const command = commandOf(event);
  if (!command || isText(event.target)) return;
  event.preventDefault();
  stepsOf(event.target)?.[command]();
}

// The browser's menu names no field: it takes back what was typed last, anywhere.
function taken(event) {
  const command = BY_BROWSER[event.inputType];
  const here = document.activeElement;
  if (!command) {
    stepsOf(event.target);
    return;
  }
  if (isText(here) && isText(event.target)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!isText(here)) {
    stepsOf(here)?.[command]();
    return;
  }
  const { inputType } = event;
  here.dispatchEvent(
    new InputEvent("beforeinput", { inputType, bubbles: true, cancelable: true }),
  );
}

// Call it on a page with a text: all fields of it keep their own steps from then on.
let isOn = false;
export function undoing() {
  if (isOn) return;
  isOn = true;
  const listen = (name, act) => document.addEventListener(name, act, true);
  stepsOf(document.activeElement);
  for (const name of ["focusin", "pointerdown", "compositionend"]) {
    listen(name, ({ target }) => stepsOf(target)?.close());
  }
  listen("keydown", pressed);
  listen("beforeinput", taken);
  listen("input", (event) => {
    if (!BY_BROWSER[event.inputType]) stepsOf(event.target)?.note(event);
  });
}
