/* Typing in a field for choosing: Enter takes the first of what answers to the word that
   stands there, however fast one types. A word that is left, by Tab or in another way, is
   chosen if it names exactly one; else it stays to be seen. */
import * as Names from "./names.js";
import * as Words from "./words.js";

const FIELD = ".select2-search__field";
const INLINE = `.select2-search--inline ${FIELD}`;
const CHOICE = "select.admin-autocomplete";
// The field whose list is open: what its list answers to, and whether one chose in it.
let opened = null;

const widget = (select) => django.jQuery(select).data("select2");

function selectOf(field) {
  if (!field.matches(INLINE)) return opened?.select;
  const select = field.closest(".select2-container").previousElementSibling;
  return select?.matches(CHOICE) ? select : null;
}

function fieldOf(select) {
  const inline = select.nextElementSibling?.querySelector(FIELD);
  if (inline || opened?.select !== select) return inline;
  return document.querySelector(`.select2-dropdown ${FIELD}`);
}

function nameGroups($results) {
  // The list within an item is what groups, not the item.
  $results.children("[role=group]").each((_index, item) => {
    const group = item.querySelector("ul");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", item.getAttribute("aria-label"));
    item.setAttribute("role", "none");
    item.removeAttribute("aria-label");
  });
}

function meant($results, results) {
  // The first, but for what is only a little like what stands there.
  const offered = results.flatMap((one) => one.children || [one]);
  const index = offered.findIndex((one) => !one.passed);
  return $results.find("[aria-selected]").eq(Math.max(index, 0));
}

function follow(select) {
  const drawn = widget(select);
  opened = { select, drawn, answered: null, isMoved: false };
  if (select.dataset.followed) return;
  select.dataset.followed = "yes";
  drawn.on("results:all", ({ data, query }) => {
    if (opened?.select !== select) return;
    opened.answered = query.term || "";
    opened.isMoved = false;
    nameGroups(drawn.$results);
    if (opened.answered) meant(drawn.$results, data.results).trigger("mouseenter");
  });
}

// The choice that the list below a field would take now, if it answers to the word.
function offeredFor(select, field) {
  if (opened?.select !== select || opened.answered !== field.value) return null;
  if (Words.isWaiting(select) && !opened.isMoved) return null;
  return opened.drawn.$results.find(".select2-results__option--highlighted")[0] ?? null;
}

// Without a word in it, closing has nothing to keep.
function empty(select, field) {
  field.value = "";
  const drawn = widget(select);
  if (drawn.isOpen()) drawn.close();
}

function press(event) {
  const field = event.target;
  if (!field.matches(FIELD) || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const select = selectOf(field);
  if (!select) return;
  const word = field.value.trim();
  if (event.key.startsWith("Arrow") && opened) opened.isMoved = true;
  else if (event.key === "Backspace" && !field.value && select.multiple)
    takeBack(event, select);
  else if (event.key === "Enter" && word) enter(event, select, field, word);
  else if (event.key === "Tab" && word) {
    event.stopImmediatePropagation();
    // Of a list with a line of its own the focus goes back to its field first.
    if (!field.matches(INLINE)) event.preventDefault();
    empty(select, field);
    Words.take(select, word, true);
  }
}

function enter(event, select, field, word) {
  const offered = offeredFor(select, field);
  const isChosen = offered?.getAttribute("aria-selected") === "true";
  if (offered && !isChosen) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  empty(select, field);
  if (!offered) Words.take(select, word);
}

// Remove the last label, and leave no word of it, which would be chosen once more.
function takeBack(event, select) {
  const last = [...select.selectedOptions].at(-1);
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!last) return;
  last.selected = false;
  Words.changed(select);
}

function leave(field) {
  const select = selectOf(field);
  const word = field.value.trim();
  if (!select || !word) return;
  empty(select, field);
  Words.take(select, word, true);
}

// A list that closes empties its line: a word that nobody chose is kept.
function keepWord(select) {
  const field = fieldOf(select);
  const word = field?.value.trim();
  if (!word) return;
  if (!field.matches(INLINE)) {
    Words.take(select, word, true);
    return;
  }
  queueMicrotask(() => {
    if (field.value) return;
    field.value = word;
    widget(select).selection.resizeSearch?.();
  });
}

document.addEventListener("keydown", press, true);
document.addEventListener(
  "input",
  ({ target }) => {
    if (opened && target.matches(FIELD)) opened.isMoved = false;
  },
  true,
);
document.addEventListener("focusin", ({ target }) => {
  if (target.closest(".select2-container")?.previousElementSibling?.matches(CHOICE))
    Names.load();
});
document.addEventListener(
  "focusout",
  ({ target }) => {
    if (!target.matches(INLINE) || !target.value.trim()) return;
    // What is chosen meanwhile takes the line out, and puts it back with the focus.
    setTimeout(() => document.activeElement !== target && leave(target));
  },
  true,
);
// A click would move the focus from the list's line, which has it already, to the field
// below. Select2 moves it back only later, and what is typed between would be lost.
document.addEventListener(
  "mousedown",
  (event) => {
    const field = event.target.closest(".select2-selection--single");
    if (field?.closest(".select2-container").previousElementSibling?.matches(CHOICE))
      event.preventDefault();
  },
  true,
);
// Who clicks at a choice means that, whatever she typed.
document.addEventListener(
  "mouseup",
  ({ target }) => {
    const field =
      target.closest(".select2-results__option") && opened && fieldOf(opened.select);
    if (field) field.value = "";
  },
  true,
);
// A form is sent once it is known what was typed in it.
document.addEventListener(
  "submit",
  (event) => {
    const { target: form, submitter } = event;
    const open = opened?.select.form === form ? [fieldOf(opened.select)] : [];
    for (const field of [...form.querySelectorAll(INLINE), ...open]) leave(field);
    if (!Words.areWaitingIn(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    Words.settled(form).then(() => form.requestSubmit(submitter));
  },
  true,
);

if (window.django && django.jQuery) {
  const $ = django.jQuery;
  const showWords = (place) =>
    place.querySelectorAll(`${CHOICE}[data-words]`).forEach(Words.show);
  // Select2 draws the fields as soon as jQuery is ready, which it is by then.
  $(() => setTimeout(() => showWords(document)));
  $(document).on("select2:open", ({ target }) => {
    follow(target);
    // Select2 does so before its list is in the page, in vain, and again later.
    fieldOf(target)?.focus();
  });
  $(document).on("select2:closing", ({ target }) => keepWord(target));
  $(document).on("select2:selecting select2:unselecting", ({ target }) => {
    const field = fieldOf(target);
    if (field) field.value = "";
  });
  $(document).on("select2:close", () => {
    opened = null;
  });
}
