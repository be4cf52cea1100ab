// The buttons above the text. Tab leads to one of them, the arrows to the others.
import { isOffered } from "pictures/library";
import { icon } from "rich-text/icons";
import { languageHere, setLanguage } from "rich-text/language";
import { editLink, removeLink } from "rich-text/link";
import { ask } from "rich-text/dialogs";
import {
  editWords,
  insertPicture,
  isPicture,
  removePicture,
  replacePicture,
} from "rich-text/picture";
import {
  changeColumns,
  editCaption,
  insertTable,
  toggleHeadings,
  toggleRowHeading,
} from "rich-text/table";

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

// A button that does what the editor's own command of that name does.
const does = (name, command, ...options) => ({
  name,
  run: (editor) => editor.chain().focus()[command](...options).run(),
  enabled: (editor) => editor.can()[command](...options),
});
const toggles = (item, type, attributes) => ({
  ...item,
  pressed: (editor) => editor.isActive(type, attributes),
});
const heading = (level) =>
  toggles(does(`heading${level}`, "toggleHeading", { level }), "heading", { level });
const marks = (name) => toggles(does(name, "toggleMark", name), name);
const inTable = (item) => ({ ...item, shown: (editor) => editor.isActive("table") });
const column = (name, command) =>
  inTable({ name, run: (editor) => changeColumns(editor, command) });

const GROUPS = [
  [heading(2), heading(3), heading(4)],
  [marks("bold"), marks("italic"), marks("superscript"), marks("subscript")],
  [
    toggles(does("bulletList", "toggleBulletList"), "bulletList"),
    toggles(does("orderedList", "toggleOrderedList"), "orderedList"),
    {
      name: "listStart",
      run: editStart,
      shown: (editor) => editor.isActive("orderedList"),
    },
    does("indent", "sinkListItem", "listItem"),
    does("outdent", "liftListItem", "listItem"),
  ],
  [
    toggles(does("blockquote", "toggleBlockquote"), "blockquote"),
    does("rule", "setHorizontalRule"),
    does("lineBreak", "setHardBreak"),
  ],
  [
    toggles({ name: "link", run: editLink }, "link"),
    {
      name: "removeLink",
      run: removeLink,
      shown: (editor) => editor.isActive("link"),
    },
    {
      name: "language",
      run: setLanguage,
      pressed: (editor) => languageHere(editor) !== null,
    },
  ],
  [
    { name: "table", run: insertTable },
    ...[
      { name: "editCaption", run: editCaption },
      { name: "headings", run: toggleHeadings },
      { name: "rowHeading", run: toggleRowHeading },
    ].map(inTable),
    column("addColumn", "addColumnAfter"),
    column("deleteColumn", "deleteColumn"),
    inTable(does("addRow", "addRowAfter")),
    inTable(does("deleteRow", "deleteRow")),
    inTable(does("mergeCells", "mergeCells")),
    inTable(does("splitCell", "splitCell")),
    inTable(does("deleteTable", "deleteTable")),
  ],
  [
    { name: "picture", run: insertPicture, shown: isOffered },
    { name: "pictureWords", run: editWords, shown: isPicture },
    {
      name: "otherPicture",
      run: replacePicture,
      shown: (editor) => isOffered() && isPicture(editor),
    },
    { name: "removePicture", run: removePicture, shown: isPicture },
  ],
  [{ name: "clear", run: clear }],
  [does("undo", "undo"), does("redo", "redo")],
];

async function editStart(editor, labels) {
  const { start } = editor.getAttributes("orderedList");
  const given = await ask(editor, {
    title: labels.listStart,
    labels,
    fields: [{ name: "start", label: labels.firstNumber, type: "number", value: start }],
    check: (it) => (/^\d{1,6}$/.test(it.start) ? null : [labels.noNumber, "start"]),
  });
  if (given) editor.commands.updateAttributes("orderedList", { start: +given.start });
}

// Links and languages say what words are, not how they look: they stay.
function clear(editor) {
  const chain = editor.chain().focus();
  for (const mark of ["bold", "italic", "superscript", "subscript"]) {
    chain.unsetMark(mark);
  }
  chain.run();
}

export function toolbar(editor, labels, { id }) {
  const bar = document.createElement("div");
  bar.className = "rich-text-toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", labels.toolbar);
  bar.setAttribute("aria-controls", id);
  const items = [];
  for (const group of GROUPS) {
    const box = document.createElement("div");
    for (const item of group) {
      const button = makeButton(editor, labels, item);
      items.push({ ...item, button });
      box.append(button);
    }
    bar.append(box);
  }
  follow(editor, items);
  steer(editor, bar, items);
  return bar;
}

function makeButton(editor, labels, { name, run }) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = button.ariaLabel = labels[name];
  button.tabIndex = -1;
  button.append(icon(name));
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    if (button.ariaDisabled !== "true") run(editor, labels);
  });
  return button;
}

// Show at each moment what may be done, and what already is.
function follow(editor, items) {
  let due = false;
  const show = () => {
    due = false;
    if (editor.isDestroyed) return;
    for (const { button, enabled, pressed, shown } of items) {
      if (shown) button.hidden = !shown(editor);
      if (button.hidden) continue;
      if (enabled) button.ariaDisabled = String(!enabled(editor));
      if (pressed) button.ariaPressed = String(pressed(editor));
    }
  };
  editor.on("transaction", () => {
    if (!due) requestAnimationFrame(show);
    due = true;
  });
  show();
}

function steer(editor, bar, items) {
  const [first] = items;
  first.button.tabIndex = 0;
  const go = (button) => {
    for (const item of items) item.button.tabIndex = item.button === button ? 0 : -1;
  };
  bar.addEventListener("focusin", ({ target }) => go(target));
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      editor.commands.focus();
      return;
    }
    const buttons = items.map(({ button }) => button).filter(({ hidden }) => !hidden);
    const here = buttons.indexOf(document.activeElement);
    const ends = { Home: 0, End: buttons.length - 1 };
    const there =
      ends[event.key] ?? (here + STEPS[event.key] + buttons.length) % buttons.length;
    if (Number.isNaN(there)) return;
    event.preventDefault();
    buttons[there].focus();
  });
  // A button that vanished takes nobody to the toolbar.
  bar.enter = () => {
    const target = items.find(({ button }) => button.tabIndex === 0 && !button.hidden);
    (target ?? first).button.focus();
  };
  editor.on("focus", () => {
    if (items.some(({ button }) => button.tabIndex === 0 && button.hidden)) {
      go(first.button);
    }
  });
}
