/* Leaving the form with unsaved changes asks first. Saving doesn't. */
"use strict";

const form = document.querySelector("#article_form, #image_form");

if (form && form.querySelector("[name=_save]")) {
  let changed = false;
  let saving = false;
  const note = () => {
    changed = true;
  };
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  // A preview opens beside the form and saves nothing.
  form.addEventListener("submit", (event) => {
    saving = (event.submitter || {}).name !== "_preview";
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed && !saving) event.preventDefault();
  });
}
