/* A link that leads to a field leads to what can be typed in there, also where a script
   has drawn another in its place: from the summary of what is wrong, and from the checks. */
const LINKS = ".faults a[href^='#'], a[data-field]";

// Return what can be typed in: the list, the editor or the buttons drawn for a field.
const drawnFor = (field) => {
  if (field.matches(".select2-hidden-accessible")) {
    return field.nextElementSibling.querySelector("input, [tabindex]");
  }
  if (field.matches(".inline-group")) {
    const typed =
      ".inline-related:not(.empty-form) :is(input[type=text], input[type=url])";
    const fields = [...field.querySelectorAll(typed)].filter((one) => one.offsetParent);
    return (
      fields.find((one) => !one.value) ?? fields[0] ?? field.querySelector(".add-row a")
    );
  }
  if (field.matches("div, ul")) return field.querySelector("input") ?? field;
  if (field.offsetParent) return field;
  const editor = document.getElementById(`${field.id}_editor`);
  return editor || field.parentElement.querySelector("button, [tabindex]") || field;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest(LINKS);
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  // What is folded has to be open before anything in it can be found or focused.
  const folded = field.closest("details");
  if (folded) folded.open = true;
  const place = drawnFor(field);
  if (!place) return;
  event.preventDefault();
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
});
