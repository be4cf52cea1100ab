/* Words that are chosen in a text can be commented on: a button at them, or Shift+F2,
   opens the form of comments with the words filled in. */
import { chosenIn, PARTS, placesOf } from "./places.js";

const button = document.createElement("button");
let chosen = null;

const desk = () => document.querySelector("[data-commenting]");

// Return the words that are chosen in one part of the text, with what is around them.
function look() {
  const focused = document.activeElement;
  for (const part of PARTS) {
    for (const place of placesOf(part)) {
      const found = chosenIn(place, focused);
      if (found?.quote.trim()) return { field: part, ...found };
    }
  }
  return null;
}

function show() {
  chosen = desk() && look();
  button.hidden = !chosen;
  if (!chosen) return;
  button.textContent = desk().dataset.label;
  const { box } = chosen;
  const room = document.documentElement.clientWidth - button.offsetWidth - 8;
  const across = Math.max(8, Math.min(box.x, room));
  const below = box.y + box.height + 4;
  const down = coversTools(below) ? box.y - button.offsetHeight - 4 : below;
  button.style.insetInlineStart = `${across + scrollX}px`;
  button.style.insetBlockStart = `${down + scrollY}px`;
}

// The tools of the next field may begin right below the words.
function coversTools(down) {
  return [...document.querySelectorAll("[role=toolbar]")].some((tools) => {
    const { top, bottom } = tools.getBoundingClientRect();
    return down < bottom && down + button.offsetHeight > top;
  });
}

// Put the words into the form, and go where the comment is written.
export function fill(form, { field, quote, before, after }) {
  const put = (name, value) => {
    form.elements[name].value = value;
  };
  put("field", field);
  put("quote", quote);
  put("before", before);
  put("after", after);
  form.querySelector("details").open = true;
  form.elements.text.focus();
}

function comment() {
  if (!chosen) return false;
  const { box, ...said } = chosen;
  const form = document.querySelector("form[data-says]");
  button.hidden = true;
  if (form) fill(form, said);
  // Behind the sign, so that no server and no log gets the words of a draft.
  else go(`${desk().dataset.commenting}#say?${new URLSearchParams(said)}`);
  return true;
}

// A form that is being written stays open.
function go(address) {
  if (document.getElementById("article_form")) window.open(address, "_blank");
  else location.assign(address);
}

function pressed(event) {
  if (event.key !== "F2" || !event.shiftKey || event.ctrlKey || event.altKey) return;
  show();
  if (comment()) event.preventDefault();
}

export function start() {
  Object.assign(button, { type: "button", className: "button comment-chosen" });
  button.hidden = true;
  button.dataset.key = "c";
  // What is chosen stays chosen.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", comment);
  (document.getElementById("content") ?? document.body).append(button);
  document.addEventListener("selectionchange", () => {
    if (document.activeElement !== button) show();
  });
  window.addEventListener("keydown", pressed);
}
