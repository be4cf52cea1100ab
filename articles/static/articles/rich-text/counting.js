// How much was written: signs of headline and teaser, words of the text, the minutes it
// takes to read, and how easily. Hints, which never stand in the way of a key.
import { pm } from "../../django_prose_editor/editor.js";

import { language } from "../pictures/library.js";
import { copy } from "../templates.js";

const PAUSE = 600; // milliseconds after a key
const SHOWN = 60; // signs of a long sentence
const LEVELS = ["easy", "medium", "demanding", "hard"];
const idle = window.requestIdleCallback ?? ((run) => setTimeout(run));

export function counting(place, textarea, editor, box, signal) {
  if (!place.dataset.counts) return;
  const { lines, languages } = JSON.parse(place.dataset.counts);
  for (const [name, most] of Object.entries(lines)) {
    countSigns(place, document.getElementById(`id_${name}`), most, signal);
  }
  const shown = box.querySelector(".rich-text-counts");
  const worker = new Worker(place.dataset.measures, { type: "module" });
  worker.addEventListener("message", ({ data }) => show(shown, place, editor, data));
  let due = 0;
  const measure = () => {
    if (editor.isDestroyed) return;
    const written = textarea.lang || language();
    worker.postMessage({
      teaser: document.getElementById("id_teaser")?.value ?? "",
      blocks: blocksOf(editor.state.doc).map(({ text, isProse }) => ({
        text,
        isProse,
      })),
      language: written,
      ...(languages[written] ?? Object.values(languages)[0]),
    });
  };
  const soon = () => {
    clearTimeout(due);
    due = setTimeout(() => idle(measure), PAUSE);
  };
  textarea.form?.addEventListener("input", soon, { signal });
  signal.addEventListener("abort", () => worker.terminate());
  shown.hidden = false;
  soon();
}

// Say below a line how long it is, and if that is more than others show of it.
function countSigns(place, field, most, signal) {
  const id = `${field?.id}_signs`;
  if (!field) return;
  document.getElementById(id)?.remove();
  const note = copy(place, "signs");
  note.id = id;
  field.after(note);
  const described = field.getAttribute("aria-describedby") ?? "";
  if (!described.split(" ").includes(id)) {
    field.setAttribute("aria-describedby", `${described} ${id}`.trim());
  }
  const say = () => {
    const signs = [...field.value.trim()].length;
    note.hidden = !signs;
    const words = signs > most ? note.dataset.more : note.dataset.signs;
    note.textContent = filled(words, { n: signs, most });
  };
  // A number that changes with every key is read aloud, and read by nobody.
  let due = 0;
  const soon = () => {
    clearTimeout(due);
    due = setTimeout(say, PAUSE);
  };
  field.addEventListener("input", soon, { signal });
  say();
}

const filled = (words, given) =>
  words.replace(/\{(\w+)\}/g, (_whole, name) =>
    given[name].toLocaleString(document.documentElement.lang || "en"),
  );

// What stands by itself in the text, with its place; no heading or cell is a sentence.
function blocksOf(doc) {
  const found = [];
  doc.descendants((node, pos, parent) => {
    if (!node.isTextblock) return true;
    const isCell = ["tableCell", "tableHeader"].includes(parent.type.name);
    found.push({
      // Each leaf is one sign, as in positions.
      text: node.textBetween(0, node.content.size, "", " "),
      isProse: node.type.name === "paragraph" && !isCell,
      start: pos + 1,
    });
    return false;
  });
  return found;
}

function show(shown, place, editor, { words, minutes, reading, longest }) {
  const { dataset } = shown;
  const text = shown.querySelector("[data-words-count]");
  text.textContent = words ? filled(dataset.text, { n: words, minutes }) : "";
  const details = shown.querySelector("details");
  details.hidden = !reading;
  if (!reading) return;
  const [index, value, level] = reading;
  details.querySelector("[data-index]").textContent =
    `${index} ${Math.round(value)}, ${dataset[LEVELS[level]]}`;
  details.querySelector("[data-longest]").hidden = !longest.length;
  const items = longest.map((sentence) => {
    const item = copy(place, "sentence");
    const button = item.querySelector("button");
    const isCut = sentence.text.length > SHOWN;
    const said = isCut ? `${sentence.text.slice(0, SHOWN).trim()} …` : sentence.text;
    button.textContent = filled(dataset.sentence, { n: sentence.count }) + said;
    button.addEventListener("click", () => goTo(editor, sentence.text));
    return item;
  });
  details.querySelector("ol").replaceChildren(...items);
}

// Select a sentence, wherever it stands by now.
function goTo(editor, sentence) {
  const block = blocksOf(editor.state.doc).find(({ text }) => text.includes(sentence));
  if (!block) return;
  const from = block.start + block.text.indexOf(sentence);
  const { tr, doc } = editor.state;
  const selection = pm.state.TextSelection.create(doc, from, from + sentence.length);
  editor.view.dispatch(tr.setSelection(selection).scrollIntoView());
  editor.view.focus();
}
