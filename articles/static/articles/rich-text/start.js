// Turn each textarea that asks for it into an editor. The textarea stays the field that
// is sent: it is hidden, and holds what the editor holds.
//
// A text that isn't touched is sent byte for byte as it was stored. One that the editor
// can't hold whole stays in the textarea, with a note that says why.
import { Editor, getSchema } from "django-prose-editor/editor";

import { isOffered, remember } from "pictures/library";
import { missing, read, reading, write } from "rich-text/html";
import { cleaned } from "rich-text/paste";
import { Picture } from "rich-text/picture";
import { EXTENSIONS } from "rich-text/schema";
import { toolbar } from "rich-text/toolbar";

const schema = getSchema(EXTENSIONS);

function start(textarea) {
  const { labels, pictures } = JSON.parse(textarea.dataset.richText);
  pictures.forEach(remember);
  const stored = textarea.value;
  const doc = read(schema, stored);
  const lost = missing(reading(stored), reading(write(doc)));
  if (lost !== null) return explain(textarea, labels, lost);
  const box = document.createElement("div");
  box.className = "rich-text";
  textarea.before(box);
  const told = line("p", "rich-text-told", { role: "status" });
  const leftOut = () => { told.textContent = labels.pictureLeftOut; };
  const editor = open(textarea, doc, box, { labels, leftOut });
  const bar = toolbar(editor, labels, editor.view.dom);
  box.prepend(bar, told);
  editor.view.dom.addEventListener("keydown", (event) => {
    if (!event.altKey || event.key !== "F10") return;
    event.preventDefault();
    bar.enter();
  });
  box.append(hint(textarea, labels));
  textarea.hidden = true;
  follow(textarea, editor, box);
}

function open(textarea, doc, element, { labels, leftOut }) {
  const stored = textarea.value;
  let initial = null;
  return new Editor({
    element,
    extensions: EXTENSIONS.map((it) => (it === Picture ? it.configure({ labels }) : it)),
    content: doc.toJSON(),
    injectCSS: false, // the page's own style sheet has it
    enableInputRules: false, // what is typed stays as it was typed
    enablePasteRules: false,
    editorProps: {
      attributes: attributes(textarea),
      transformPastedHTML: (html) => cleaned(html, isOffered(), leftOut),
      handleDrop: (_view, { dataTransfer }) => isFile(dataTransfer, leftOut),
      handlePaste: (_view, { clipboardData }) => isFile(clipboardData, leftOut),
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

// Files are uploaded into the library, not into a text. Programs put a picture of what
// was copied beside it; then that is what is meant.
function isFile(data, leftOut) {
  if (!data?.files.length || data.types.includes("text/html")) return false;
  leftOut();
  return true;
}

// The text has the name, the help and the errors of the field.
function attributes(textarea) {
  const described = textarea.getAttribute("aria-describedby") ?? "";
  const given = {
    id: `${textarea.id}_editor`,
    "aria-multiline": "true",
    "aria-describedby": `${described} ${hintId(textarea)}`.trim(),
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

const hintId = (textarea) => `${textarea.id}_keys`;

function line(name, className, attributes = {}) {
  const made = document.createElement(name);
  made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function hint(textarea, labels) {
  const keys = line("div", "help", { id: hintId(textarea) });
  keys.textContent = labels.keys;
  return keys;
}

function follow(textarea, editor, box) {
  const [label] = textarea.labels;
  const leaving = new AbortController();
  const { signal } = leaving;
  label?.addEventListener("click", (event) => {
    event.preventDefault();
    editor.commands.focus();
  }, { signal });
  // The browser, or a button, may put another text into the field.
  let known = textarea.value;
  textarea.addEventListener("input", () => { known = textarea.value; }, { signal });
  const again = () => {
    if (textarea.value === known) return;
    leaving.abort();
    editor.destroy();
    box.remove();
    textarea.hidden = false;
    start(textarea);
  };
  window.addEventListener("pageshow", again, { signal });
  textarea.form?.addEventListener("reset", () => setTimeout(again), { signal });
}

function explain(textarea, labels, lost) {
  const note = document.createElement("p");
  note.id = `${textarea.id}_note`;
  note.className = "rich-text-note";
  note.textContent = lost
    ? labels.cannotHold.replace("%(element)s", lost)
    : labels.cannotHoldOrder;
  textarea.before(note);
  const described = textarea.getAttribute("aria-describedby");
  textarea.setAttribute("aria-describedby", `${described ?? ""} ${note.id}`.trim());
}

for (const textarea of document.querySelectorAll("textarea[data-rich-text]")) {
  start(textarea);
}
