// The buttons above the text. Tab leads to one of them, the arrows to the others.
import { isOffered } from "../pictures/library.js";
import { ask } from "./dialogs.js";
import { languageHere, setLanguage } from "./language.js";
import { editLink, removeLink } from "./link.js";
import {
  editWords,
  insertPicture,
  isPicture,
  removePicture,
  replacePicture,
} from "./picture.js";
import {
  changeColumns,
  editCaption,
  insertTable,
  toggleHeadings,
  toggleRowHeading,
} from "./table.js";

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
const STEPS_FROM_RIGHT = { ArrowLeft: 1, ArrowRight: -1 };

// A button that does what the editor's own command of that name does.
const does = (command, ...options) => ({
  run: (editor) =>
    editor
      .chain()
      .focus()
      [command](...options)
      .run(),
  enabled: (editor) => editor.can()[command](...options),
});
const toggles = (item, type, attributes) => ({
  ...item,
  pressed: (editor) => editor.isActive(type, attributes),
});
const heading = (level) =>
  toggles(does("toggleHeading", { level }), "heading", { level });
const marks = (name) => toggles(does("toggleMark", name), name);
const inTable = (item) => ({ ...item, shown: (editor) => editor.isActive("table") });
const column = (command) =>
  inTable({ run: (editor) => changeColumns(editor, command) });

// What each button of the template does, and when it can, has done so and is there.
export const BUTTONS = {
  heading2: heading(2),
  heading3: heading(3),
  heading4: heading(4),
  bold: marks("bold"),
  italic: marks("italic"),
  superscript: marks("superscript"),
  subscript: marks("subscript"),
  bulletList: toggles(does("toggleBulletList"), "bulletList"),
  orderedList: toggles(does("toggleOrderedList"), "orderedList"),
  listStart: { run: editStart, shown: (editor) => editor.isActive("orderedList") },
  indent: does("sinkListItem", "listItem"),
  outdent: does("liftListItem", "listItem"),
  blockquote: toggles(does("toggleBlockquote"), "blockquote"),
  rule: does("setHorizontalRule"),
  lineBreak: does("setHardBreak"),
  link: toggles({ run: editLink }, "link"),
  removeLink: { run: removeLink, shown: (editor) => editor.isActive("link") },
  language: { run: setLanguage, pressed: (editor) => languageHere(editor) !== null },
  table: { run: insertTable },
  editCaption: inTable({ run: editCaption }),
  headings: inTable({ run: toggleHeadings }),
  rowHeading: inTable({ run: toggleRowHeading }),
  addColumn: column("addColumnAfter"),
  deleteColumn: column("deleteColumn"),
  addRow: inTable(does("addRowAfter")),
  deleteRow: inTable(does("deleteRow")),
  mergeCells: inTable(does("mergeCells")),
  splitCell: inTable(does("splitCell")),
  deleteTable: inTable(does("deleteTable")),
  picture: { run: insertPicture, shown: isOffered },
  pictureWords: { run: editWords, shown: isPicture },
  otherPicture: {
    run: replacePicture,
    shown: (editor) => isOffered() && isPicture(editor),
  },
  removePicture: { run: removePicture, shown: isPicture },
  clear: { run: clear },
  undo: does("undo"),
  redo: does("redo"),
  // What is seldom needed is folded into it.
  more: { unfolds: true },
};

async function editStart(editor) {
  const given = await ask(editor, "listStart", {
    prepare({ elements }) {
      elements.start.value = editor.getAttributes("orderedList").start;
    },
    check: ({ start }) => (/^\d{1,6}$/.test(start) ? null : "start"),
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

export function toolbar(editor, bar) {
  const items = [...bar.querySelectorAll("[data-do]")].map((button) => ({
    button,
    ...BUTTONS[button.dataset.do],
  }));
  for (const { button, run, unfolds } of items) {
    button.addEventListener("mousedown", (event) => event.preventDefault());
    if (unfolds) button.ariaExpanded = "false";
    button.addEventListener("click", () => {
      if (unfolds) button.ariaExpanded = String(bar.toggleAttribute("data-unfolded"));
      else if (button.ariaDisabled !== "true") run(editor);
    });
  }
  follow(editor, items);
  steer(editor, bar, items);
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

// Neither of no use here nor folded away.
const isThere = (button) => button.checkVisibility();

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
    const buttons = items.map(({ button }) => button).filter(isThere);
    const here = buttons.indexOf(document.activeElement);
    const ends = { Home: 0, End: buttons.length - 1 };
    const steps = bar.matches(":dir(rtl)") ? STEPS_FROM_RIGHT : STEPS;
    const there =
      ends[event.key] ?? (here + steps[event.key] + buttons.length) % buttons.length;
    if (Number.isNaN(there)) return;
    event.preventDefault();
    buttons[there].focus();
  });
  // A button that vanished takes nobody to the toolbar.
  editor.view.dom.addEventListener("keydown", (event) => {
    if (!event.altKey || event.key !== "F10") return;
    event.preventDefault();
    const target = items.find(({ button }) => button.tabIndex === 0 && isThere(button));
    (target ?? first).button.focus();
  });
  editor.on("focus", () => {
    if (items.some(({ button }) => button.tabIndex === 0 && !isThere(button))) {
      go(first.button);
    }
  });
}
