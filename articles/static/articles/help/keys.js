/* The keys of the desk. What somebody types into a field is never taken for one, and those
   without Ctrl can be switched off: who speaks to the computer would press them unawares. */

const single = document.getElementById("desk-single-keys");
const OFF = "newsroom.single-keys";
// A field whose dialog was closed keeps the focus for a moment.
const CLOSED = "dialog:not([open])";
const TYPED_INTO = "input, select, textarea, [contenteditable], [role=combobox]";

function areOff() {
  try {
    return localStorage.getItem(OFF) === "off";
  } catch {
    return false; // a browser that keeps nothing
  }
}

single.checked = !areOff();
single.addEventListener("change", () => {
  try {
    if (single.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "off");
  } catch {
    // then it holds for this page
  }
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  // With Ctrl or the like the page is wanted, in another tab.
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(opener.dataset.opens);
});

function open(name) {
  const wanted = document.getElementById(`desk-${name}`);
  if (document.querySelector("dialog:modal")) return;
  wanted.showModal();
}

// The list that a page is about; the first link of a row leads to it.
function rows() {
  const found = document.querySelectorAll(
    "#result_list tbody tr, #content .cards > li, #content .waiting li," +
      " #content .found li, #content .day-row, #content .review-queue li," +
      " #content [data-row]",
  );
  const links = [...found].map((row) => row.querySelector("a[href]"));
  return links.filter((link) => link?.checkVisibility());
}

function step(by) {
  const links = rows();
  const isIn = (link) =>
    link.parentElement.closest("tr, li, [data-row]").contains(document.activeElement);
  const focused = links.findIndex(isIn);
  // Beside a list, the keys go on from the line of what is open.
  const isOpen = (link) => link.matches("[aria-current=true]");
  const here = focused < 0 ? links.findIndex(isOpen) : focused;
  const next = here < 0 && by < 0 ? links.length - 1 : here + by;
  if (links[next]) links[next].focus();
}

function search() {
  const field = document.querySelector(
    "#searchbar, #go-typed, #content input[type=search]",
  );
  if (!field) return open("palette");
  field.focus();
  field.select();
}

const SINGLE = {
  "/": search,
  j: () => step(1),
  k: () => step(-1),
  "?": () => open("keys"),
};

// The article's form has steps of its own, and its own script. Where somebody writes a
// note for a move, that move is the next step; else the bar of moves has it.
function pressable() {
  if (document.querySelector("dialog:modal")) return null;
  const bar = document.querySelector("#content [data-moves]");
  const note = bar && document.activeElement.closest("form");
  const form = "#content form[id$=_form]:not(#article_form)";
  return note && bar.contains(note) ? note : bar || document.querySelector(form);
}

function press(...selectors) {
  const form = pressable();
  // In a bar of moves only what stands out is meant: no other one is made unawares.
  if (form?.matches("[data-moves]")) selectors = [".default"];
  const button = form && selectors.map((one) => form.querySelector(one)).find(Boolean);
  if (button) button.click();
  return Boolean(button);
}

function withControl(event) {
  const key = event.key.toLowerCase();
  if (key === "k") open("palette");
  else if (key === "s" && press("[name=_continue]", ".default", "[type=submit]"))
    return true;
  // Held down, it would decide on the next page, too, which nobody has seen yet.
  else if (key === "enter")
    return event.repeat || press("[name=_save]", ".default", "[type=submit]");
  else return key === "k";
  return true;
}

// What a page says has a letter of its own: a link, a button, or what opens a note.
function marked(key) {
  const found =
    /^[a-z]$/.test(key) && document.querySelector(`#content [data-key="${key}"]`);
  if (!found) return null;
  return () => {
    found.click();
    found.closest("details[open]")?.querySelector("textarea")?.focus();
  };
}

function pressed(event) {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    if (!event.shiftKey && withControl(event)) event.preventDefault();
    return;
  }
  const act = SINGLE[event.key] || (!event.repeat && marked(event.key));
  const field = event.target.closest(TYPED_INTO);
  if (!act || !single.checked || (field && !field.closest(CLOSED))) return;
  if (document.querySelector("dialog:modal")) return;
  event.preventDefault();
  act();
}

// On the window: whatever has its own use of a key is asked before.
window.addEventListener("keydown", pressed);
// A field in which labels are chosen tells nobody of its keys.
window.addEventListener(
  "keydown",
  (event) => event.target.closest(".select2-search--inline") && pressed(event),
  true,
);
