/* What is wrong is summed up at the top, which has the focus; a link leads to a field,
   also where a script has drawn another in its place. */
"use strict";
{
  const summary = document.querySelector(".faults");

  // Return what can be typed in: the list, the editor or the buttons drawn for a field.
  const drawnFor = (field) => {
    if (field.matches(".select2-hidden-accessible")) {
      return field.nextElementSibling.querySelector("input, [tabindex]");
    }
    if (field.offsetParent) return field;
    const editor = document.getElementById(`${field.id}_editor`);
    return editor || field.parentElement.querySelector("button, [tabindex]") || field;
  };

  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const folded = field.closest("details");
    if (folded) folded.open = true;
    const place = drawnFor(field);
    place.scrollIntoView({ block: "center" });
    place.focus({ preventScroll: true });
  });
  // After Django's own script, which goes to the first field of a new form.
  window.addEventListener("load", () => summary.focus());
}
