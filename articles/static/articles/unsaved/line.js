/* The line beside the buttons of a form: whether what stands in it is saved, and since when. */
"use strict";

const Line = (() => {
  if (!Typed) return null;
  const { form, place } = Typed;
  const words = place.dataset;
  const line = form.querySelector("[data-line-of-save]");
  // A form without such a line saves as any other.
  if (!line) return { answered() {}, saved() {}, saving() {} };
  const [shown, told, notes] = ["state", "saved", "notes"].map((name) =>
    line.querySelector(`[data-${name}]`),
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

  function saving() {
    isSaving = true;
    notes.textContent = "";
    look();
  }

  function saved(at, said) {
    savedAt = at;
    notes.textContent = said.join(" ");
  }

  // Whatever came of it.
  function answered() {
    isSaving = false;
    look();
  }

  for (const kind of ["input", "change", "click", "formset:added", "formset:removed"]) {
    form.addEventListener(kind, soon);
  }
  if (window.django?.jQuery) django.jQuery(form).on("change", "select", soon);
  setInterval(soon, 3000);
  soon();
  return { answered, saved, saving };
})();
