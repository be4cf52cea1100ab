/* Fields for choosing by typing: what Django's scripts leave unsaid of them.

   Each field that Select2 draws is called what the label says of the one it stands for. */
function nameOf(select) {
  const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
  return label ? label.textContent.trim().replace(/:$/, "") : "";
}

function textOf(shown) {
  // Without the sign that empties the field.
  return shown.title || shown.lastChild.textContent;
}

function nameChoice(select) {
  const drawn = select.nextElementSibling;
  const name = nameOf(select);
  if (!name || !drawn?.classList.contains("select2-container")) return;
  const search = drawn.querySelector(".select2-search__field");
  if (search) search.setAttribute("aria-label", name);
  // A list holds items only, and so this is one.
  const clear = drawn.querySelector("ul > .select2-selection__clear");
  if (clear) clear.setAttribute("role", "listitem");
  const shown = drawn.querySelector("span.select2-selection__rendered");
  if (shown) {
    // Its name would hide what is chosen, which the field around it is to say.
    shown.removeAttribute("role");
    shown.removeAttribute("aria-readonly");
  }
  const field = drawn.querySelector(".select2-selection");
  field.setAttribute("aria-label", shown ? `${name}: ${textOf(shown)}` : name);
  field.removeAttribute("aria-labelledby");
  const list = field.getAttribute("aria-owns");
  if (list) field.setAttribute("aria-controls", list);
}

function leadNowhere(select) {
  // What is made with the save has no page yet.
  if (!select.value.startsWith("new:")) return;
  const around = select.closest(".related-widget-wrapper");
  const links = around ? around.querySelectorAll("a[data-href-template]") : [];
  for (const link of links) {
    if (link.dataset.hrefTemplate.includes("__fk__")) link.removeAttribute("href");
  }
}

function nameChoices(place) {
  for (const select of place.querySelectorAll("select.admin-autocomplete")) {
    nameChoice(select);
    leadNowhere(select);
  }
}

// Select2 tells of itself through jQuery alone, and is drawn once that is ready.
if (window.django && django.jQuery) {
  const $ = django.jQuery;
  $(() => nameChoices(document));
  $(document).on("change", "select.admin-autocomplete", (event) => {
    // What is chosen is drawn after this.
    setTimeout(() => {
      nameChoice(event.target);
      leadNowhere(event.target);
    });
  });
  $(document).on("select2:open", (event) => {
    const search = document.querySelector(".select2-dropdown .select2-search__field");
    if (search) search.setAttribute("aria-label", nameOf(event.target));
    nameChoice(event.target);
  });
  document.addEventListener("formset:added", (event) => nameChoices(event.target));
}

// Beside the two lists of a form of rights; they are drawn when all has loaded.
window.addEventListener("load", () => {
  document.querySelectorAll(".search-label-icon").forEach((icon) => {
    icon.setAttribute("role", "img");
  });
});
