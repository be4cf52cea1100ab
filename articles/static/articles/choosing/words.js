/* Words that were typed into a field for choosing: each is a chip until it is known what
   it names, in their order. What names nothing stays as one, is sent with the form, and
   offers to be typed again. */
import * as Names from "./names.js";

const template = document.querySelector("template[data-name=choice-word]");
const waiting = new Map();
const working = new Map();

export const isWaiting = (select) => Boolean(waiting.get(select)?.length);

// Take a word for what it names: with Enter for the first that answers to it, left only
// for what is called so.
export function take(select, word, isLeft = false) {
  const own = isWaiting(select) ? null : Names.exactly(select, word);
  if (own) {
    choose(select, own);
    return;
  }
  const queue = waiting.get(select) ?? [];
  waiting.set(select, queue);
  queue.push({ word, isLeft, chip: draw(select, word, "waiting") });
  if (!working.has(select)) {
    working.set(
      select,
      work(select, queue).finally(() => working.delete(select)),
    );
  }
}

async function work(select, queue) {
  while (queue.length) {
    const { word, isLeft, chip } = queue[0];
    let found,
      why = "unknown";
    try {
      found = await Names.find(select, word, isLeft);
    } catch {
      why = "unasked";
    }
    queue.shift();
    if (!chip.isConnected) continue;
    if (!found) {
      say(chip, why);
      continue;
    }
    remove(chip);
    choose(select, found);
  }
}

// Add a choice as the last one, as if it had been taken from the list.
export function choose(select, { id, text }) {
  const known = [...select.options].find((one) => one.value === String(id));
  if (known?.selected) return;
  const option = known ?? new Option(text, id);
  if (select.multiple || !known) select.append(option);
  option.selected = true;
  changed(select);
}

// What is drawn anew keeps the word that is being typed, and the place in it.
export function changed(select) {
  const field = fieldIn(select);
  const place = field === document.activeElement ? field?.selectionStart : null;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  if (place !== null && place !== undefined) field.setSelectionRange(place, place);
}

const fieldIn = (select) =>
  select.nextElementSibling?.querySelector(".select2-search__field");

function draw(select, word, state) {
  if (!select.multiple) listOf(select)?.replaceChildren();
  const chip = document.importNode(template.content, true).firstElementChild;
  const sent = chip.querySelector("input");
  sent.name = `${select.name}-named`;
  sent.value = word;
  chip.querySelector("bdi").textContent = word;
  chip.addEventListener("click", ({ target }) => {
    const act = target.closest("[data-do]")?.dataset.do;
    if (!act) return;
    remove(chip);
    if (act === "again") type(select, word);
    else
      (
        fieldIn(select) ?? select.nextElementSibling.querySelector("[tabindex]")
      ).focus();
  });
  (listOf(select) ?? makeList(select)).append(chip);
  say(chip, state);
  return chip;
}

function say(chip, state) {
  chip.dataset.state = state;
  for (const said of chip.querySelectorAll("[data-when]")) {
    said.hidden = said.dataset.when !== state;
  }
  told(chip.closest(".choice-words"));
}

function remove(chip) {
  const list = chip.closest(".choice-words");
  const form = chip.closest("form");
  chip.remove();
  if (list && !list.children.length) list.remove();
  told(form);
}

// The form is another one now, for whatever listens to what is typed; and an open list
// stands below its field again.
function told(place) {
  django.jQuery(window).trigger("resize.select2");
  place?.dispatchEvent(new Event("input", { bubbles: true }));
}

const around = (select) => select.closest(".related-widget-wrapper") ?? select;

// Above the field: below it the list opens with the next letter.
function listOf(select) {
  const before = around(select).previousElementSibling;
  return before?.matches(".choice-words") ? before : null;
}

function makeList(select) {
  const list = document.createElement("ul");
  list.className = "choice-words";
  list.setAttribute("aria-live", "polite");
  around(select).before(list);
  return list;
}

// Put a word into the field once more, with what is like it below.
function type(select, word) {
  const drawn = django.jQuery(select).data("select2");
  drawn.open();
  const field =
    fieldIn(select) ??
    document.querySelector(".select2-dropdown .select2-search__field");
  field.value = word;
  drawn.selection.resizeSearch?.();
  // Asked for by itself: after Escape it takes the next letter for none.
  drawn.trigger("query", { term: word });
}

// What a refused form says was typed and not chosen.
export function show(select) {
  for (const word of JSON.parse(select.dataset.words || "[]"))
    draw(select, word, "unknown");
  select.removeAttribute("data-words");
}

// Wait until it is known what all words in a form name.
export async function settled(form) {
  const own = [...working].filter(([select]) => select.form === form);
  await Promise.all(own.map(([, work]) => work));
  return own.length > 0;
}

export const areWaitingIn = (form) =>
  [...working.keys()].some((select) => select.form === form);
