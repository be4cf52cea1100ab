// Turn each textarea that asks for it into an editor, as its field's templates have it.
// The textarea stays the field that is sent: it is hidden, and holds what the editor holds.
//
// A text that isn't touched is sent byte for byte as it was stored. One that the editor
// can't hold whole stays in the textarea, with a note that says why.
import { Editor, getSchema, pm } from "../../django_prose_editor/editor.js";

import { isOffered, remember } from "../pictures/library.js";
import { copy } from "../templates.js";
import { counting } from "./counting.js";
import { takesFiles } from "./files.js";
import { missing, read, reading, write } from "./html.js";
import { pasteAddress } from "./link.js";
import { cleaned } from "./paste.js";
import { EXTENSIONS, TYPED_MARKS } from "./schema.js";
import { toolbar } from "./toolbar.js";
import { undoing } from "./undoing.js";

const schema = getSchema(EXTENSIONS);

function start(place) {
  const textarea = place.querySelector("textarea");
  JSON.parse(place.dataset.pictures).forEach(remember);
  const stored = textarea.value;
  const doc = read(schema, stored);
  const lost = missing(reading(stored), reading(write(doc)));
  if (lost !== null) return explain(place, textarea, lost);
  const box = copy(place, "editor");
  textarea.before(box);
  const editor = open(place, textarea, doc, box);
  toolbar(editor, box.querySelector("[role=toolbar]"));
  textarea.hidden = true;
  follow(place, textarea, editor, box);
}

function open(place, textarea, doc, box) {
  const stored = textarea.value;
  const tell = teller(box.querySelector("[role=status]"));
  let initial = null;
  return new Editor({
    element: box.querySelector("[data-text]"),
    extensions: EXTENSIONS,
    content: doc.toJSON(),
    injectCSS: false, // the page's own style sheet has it
    // What is typed stays as it was typed, unless this person wants it otherwise.
    enableInputRules: "typedMarks" in place.dataset ? TYPED_MARKS : false,
    enablePasteRules: false,
    editorProps: {
      attributes: attributes(textarea, box),
      transformPastedHTML: (html) => cleaned(html, isOffered(), tell),
      handleDrop: (view, event) => takesFiles(view, event.dataTransfer, tell, event),
      handlePaste: (view, { clipboardData }) =>
        takesFiles(view, clipboardData, tell) || pasteAddress(view, clipboardData),
    },
    onBeforeCreate({ editor }) {
      initial = editor.schema.nodeFromJSON(doc.toJSON());
    },
    onUpdate({ editor }) {
      const isAsStored = editor.state.doc.eq(initial);
      textarea.value = isAsStored ? stored : write(editor.state.doc);
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
}

// Say what didn't get in, in the words that the field has for that.
const teller = (told) => (names) => {
  told.textContent = names.map((name) => told.dataset[name]).join(" ");
};

// The text has the name, the help and the errors of the field.
function attributes(textarea, box) {
  const described = textarea.getAttribute("aria-describedby") ?? "";
  const given = {
    id: box.querySelector("[role=toolbar]").getAttribute("aria-controls"),
    "aria-multiline": "true",
    "aria-describedby": `${described} ${box.querySelector(".help").id}`.trim(),
  };
  if (textarea.hasAttribute("aria-invalid")) {
    given["aria-invalid"] = textarea.getAttribute("aria-invalid");
  }
  const [label] = textarea.labels;
  if (label) {
    label.id ||= `${textarea.id}_label`;
    given["aria-labelledby"] = label.id;
  }
  if (textarea.lang) given.lang = textarea.lang;
  return given;
}

function follow(place, textarea, editor, box) {
  const [label] = textarea.labels;
  const leaving = new AbortController();
  const { signal } = leaving;
  counting(place, textarea, editor, box, signal);
  label?.addEventListener(
    "click",
    (event) => {
      event.preventDefault();
      editor.commands.focus();
    },
    { signal },
  );
  // The browser, or a button, may put another text into the field.
  let known = textarea.value;
  textarea.addEventListener(
    "input",
    () => {
      known = textarea.value;
    },
    { signal },
  );
  const again = () => {
    if (textarea.value === known) return;
    leaving.abort();
    editor.destroy();
    box.remove();
    textarea.hidden = false;
    start(place);
  };
  // Another text is put into it, which can be taken back as what is typed.
  textarea.addEventListener(
    "text:put",
    () => {
      const { value } = textarea;
      replaceBy(editor, read(schema, value));
      textarea.value = value;
    },
    { signal },
  );
  window.addEventListener("pageshow", again, { signal });
  textarea.form?.addEventListener("reset", () => setTimeout(again), { signal });
}

// Let the editor hold another text: only what differs is replaced, so that the cursor
// stays where it is.
function replaceBy(editor, read) {
  const { state, view } = editor;
  const doc = state.schema.nodeFromJSON(read.toJSON());
  const start = state.doc.content.findDiffStart(doc.content);
  if (start === null) return;
  const end = state.doc.content.findDiffEnd(doc.content);
  // Where the same letters stand on both sides, the ends may lie before the start.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const slice = doc.slice(start, end.b + overlap);
  // It is a step of its own, which undoing takes back alone.
  const change = state.tr.replace(start, end.a + overlap, slice);
  view.dispatch(pm.history.closeHistory(change));
}

function explain(place, textarea, lost) {
  const note = copy(place, lost ? "lost" : "changed");
  note.querySelector("code")?.append(lost);
  textarea.before(note);
  const described = textarea.getAttribute("aria-describedby");
  textarea.setAttribute("aria-describedby", `${described ?? ""} ${note.id}`.trim());
}

document.querySelectorAll("[data-rich-text]").forEach(start);
undoing();
