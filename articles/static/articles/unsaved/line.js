/* The line beside the buttons of a form: whether what stands in it is saved, and since when. */
import * as Moments from "./moments.js";
import * as Typed from "./typed.js";

const { form, place } = Typed;
const words = place?.dataset;
// A form without such a line saves as any other.
const line = form?.querySelector("[data-line-of-save]");
const [shown, told, notes] = ["state", "saved", "notes"].map((name) =>
  line?.querySelector(`[data-${name}]`),
);
let isSaving = false,
  savedAt = null,
  isDue = false;

// Only what is saved is read aloud, and what comes of it; not that one types.
function look() {
  isDue = false;
  const isTyped = Typed.isTyped();
  const isSaved = savedAt !== null && !isTyped && !isSaving;
  shown.textContent = isSaving ? words.saving : isTyped ? words.typing : "";
  const said = isSaved ? words.saved.replace("{time}", Moments.time(savedAt)) : "";
  if (told.textContent !== said) told.textContent = said;
}

function soon() {
  if (!isDue) setTimeout(look);
  isDue = true;
}

export function saving() {
  if (!line) return;
  isSaving = true;
  notes.textContent = "";
  look();
}

export function saved(at, said) {
  if (!line) return;
  savedAt = at;
  notes.textContent = said.join(" ");
}

// Whatever came of it.
export function answered() {
  if (!line) return;
  isSaving = false;
  look();
}

if (line) {
  for (const kind of ["input", "change", "click", "formset:added", "formset:removed"]) {
    form.addEventListener(kind, soon);
  }
  if (window.django?.jQuery) django.jQuery(form).on("change", "select", soon);
  setInterval(soon, 3000);
  soon();
}
