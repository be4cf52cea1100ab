/* Comments on words: these are marked in a text and lead to the comment, which leads back;
   in a form, a button beside selects them in their field. */
import { fill, start } from "./choosing.js";
import { find, lettersOf, rangeOf } from "./letters.js";
import { fieldOf, shownAs } from "./places.js";

const SAY = "#say?";

function equip() {
  const words = document.querySelector("[data-commenting]")?.dataset;
  if (!words) return;
  for (const one of document.querySelectorAll("[data-words]:not([data-ready])")) {
    one.dataset.ready = "";
    const [place] = shownAs(one.dataset.part);
    if (place) mark(one, place, words);
    else if (fieldOf(one.dataset.part)) offer(one, words);
  }
}

function mark(one, place, words) {
  const letters = lettersOf(place);
  const found = find(letters, anchorOf(one));
  if (!found) return;
  const last = wrap(letters.at.slice(found.start, found.end));
  const key = one.dataset.comment;
  const sign = document.createElement("a");
  Object.assign(sign, { className: "commented-link", id: `words-${key}` });
  Object.assign(sign, { href: `#comment-${key}`, textContent: "*" });
  sign.setAttribute("aria-label", one.dataset.name);
  (last.closest("a") ?? last).after(sign);
  const back = document.createElement("a");
  Object.assign(back, { href: `#words-${key}`, textContent: words.show });
  one.querySelector("[data-about]").append(" ", back);
}

const anchorOf = ({ dataset: { words, before, after } }) => ({ words, before, after });

// Mark letters, in each of the nodes that they are in; return the last mark.
function wrap(letters) {
  const nodes = new Map();
  for (const { node, offset } of letters) {
    const [from] = nodes.get(node) ?? [offset];
    nodes.set(node, [from, offset + 1]);
  }
  let made = null;
  for (const [node, [from, to]] of nodes) {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    made = document.createElement("mark");
    made.className = "commented";
    range.surroundContents(made);
  }
  return made;
}

function offer(one, words) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button comment-shows" });
  button.textContent = words.show;
  button.addEventListener("click", () => select(one, words));
  one.querySelector("[data-about]").append(" ", button);
}

function select(one, words) {
  const field = fieldOf(one.dataset.part);
  const letters = lettersOf(field);
  const found = find(letters, anchorOf(one));
  if (!found) {
    one.querySelector("[data-about] button").textContent = words.gone;
    return;
  }
  field.focus();
  if ("value" in field) {
    field.setSelectionRange(letters.at[found.start], letters.at[found.end - 1] + 1);
    field.scrollIntoView({ block: "center" });
    return;
  }
  const range = rangeOf(letters, found);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
}

// The words that were chosen on another page.
function receive() {
  const form = document.querySelector("form[data-says]");
  if (!form || !location.hash.startsWith(SAY)) return;
  const said = new URLSearchParams(location.hash.slice(SAY.length));
  const get = (name) => said.get(name) ?? "";
  history.replaceState(history.state, "", "#say");
  fill(form, {
    field: get("field"),
    quote: get("quote"),
    before: get("before"),
    after: get("after"),
  });
}

start();
equip();
receive();
for (const name of ["article:shown", "form:saved"])
  document.addEventListener(name, equip);
