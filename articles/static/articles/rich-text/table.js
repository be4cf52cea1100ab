// Tables: with a caption and with headings that say what they are about.
import { pm } from "../../django_prose_editor/editor.js";

import { ask } from "./dialogs.js";

const MOST = 50;

export async function insertTable(editor) {
  const isCount = (it) => /^\d+$/.test(it) && it >= 1 && it <= MOST;
  const given = await ask(editor, "table", {
    check: (typed) => ["rows", "columns"].find((name) => !isCount(typed[name])),
  });
  if (given) {
    const { from } = editor.state.selection;
    editor.chain().insertContent(tableOf(given)).run();
    intoFirstCell(editor, from);
  }
}

function intoFirstCell(editor, from) {
  const { doc } = editor.state;
  let found = null;
  doc.nodesBetween(Math.max(from - 1, 0), doc.content.size, (node, pos) => {
    if (found === null && node.type.name === "table") found = pos;
    return found === null;
  });
  if (found !== null) editor.commands.setTextSelection(found + 4);
}

// Tab leads to the next cell, from the last one into a new row; after Escape it leads out
// of the text as it does everywhere else, so that nobody is held.
export function cellKeys(editor, storage) {
  const step = (backwards) => {
    if (storage.isLeaving || !editor.isActive("table")) return false;
    if (backwards) return editor.commands.goToPreviousCell();
    if (editor.commands.goToNextCell()) return true;
    return editor.chain().addRowAfter().goToNextCell().run();
  };
  return { Tab: () => step(false), "Shift-Tab": () => step(true) };
}

export const leaving = (storage) =>
  new pm.state.Plugin({
    props: {
      handleDOMEvents: {
        keydown(_view, { key }) {
          if (!["Tab", "Shift"].includes(key)) storage.isLeaving = key === "Escape";
          return false;
        },
        mousedown: () => {
          storage.isLeaving = false;
        },
        blur: () => {
          storage.isLeaving = false;
        },
      },
    },
  });

function tableOf({ caption, rows, columns, head }) {
  const cells = (type, attrs) =>
    Array.from({ length: columns }, () => ({
      type,
      attrs,
      content: [{ type: "paragraph" }],
    }));
  const made = Array.from({ length: rows }, (_row, index) =>
    head && index === 0
      ? {
          type: "tableRow",
          attrs: { section: "thead" },
          content: cells("tableHeader", { scope: "col" }),
        }
      : { type: "tableRow", content: cells("tableCell") },
  );
  const text = caption ? [{ type: "text", text: caption }] : [];
  return [
    ...(caption ? [{ type: "tableCaption", content: text }] : []),
    { type: "table", content: made },
  ];
}

function around({ $head }) {
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    if ($head.node(depth).type.name === "table") {
      return { table: $head.node(depth), pos: $head.before(depth) };
    }
  }
  return null;
}

// Put the cursor into the caption of the table around it; make one if there is none.
export function editCaption(editor) {
  const { state, view } = editor;
  const { pos } = around(state.selection);
  const above = state.doc.resolve(pos).nodeBefore;
  const tr = state.tr;
  if (above?.type.name !== "tableCaption") {
    tr.insert(pos, state.schema.nodes.tableCaption.create());
  }
  const end = above?.type.name === "tableCaption" ? pos - 1 : pos + 1;
  tr.setSelection(pm.state.TextSelection.create(tr.doc, end));
  view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}

// Make the row a row of headings, or a row like the others.
export function toggleHeadings(editor) {
  const { state, view } = editor;
  const { $head } = state.selection;
  const { tableRow, tableHeader, tableCell } = state.schema.nodes;
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    const row = $head.node(depth);
    if (row.type !== tableRow) continue;
    const isHead = row.attrs.section === "thead";
    const section = isHead || $head.index(depth - 1) > 0 ? null : "thead";
    const areHeadings = row.content.content.every(({ type }) => type === tableHeader);
    const type = areHeadings ? tableCell : tableHeader;
    const tr = state.tr.setNodeMarkup($head.before(depth), null, {
      ...row.attrs,
      section: areHeadings ? null : section,
    });
    row.forEach((cell, offset) => {
      const attributes = { ...cell.attrs, scope: areHeadings ? null : "col" };
      tr.setNodeMarkup($head.start(depth) + offset, type, attributes);
    });
    view.dispatch(tr);
    break;
  }
  editor.view.focus();
}

// Make the cell the heading of its row, or a cell like the others.
export function toggleRowHeading(editor) {
  const { state, view } = editor;
  const { tableHeader, tableCell } = state.schema.nodes;
  const { $head } = state.selection;
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    const cell = $head.node(depth);
    if (cell.type !== tableHeader && cell.type !== tableCell) continue;
    const [type, scope] =
      cell.type === tableHeader ? [tableCell, null] : [tableHeader, "row"];
    const attributes = { ...cell.attrs, scope };
    view.dispatch(state.tr.setNodeMarkup($head.before(depth), type, attributes));
    break;
  }
  editor.view.focus();
}

// Change the columns; a heading that comes with one says what it is about, too.
export function changeColumns(editor, command) {
  const describe = ({ tr }) => {
    const place = around(tr.selection);
    place?.table.forEach((row, offset) => {
      if (row.attrs.section !== "thead") return;
      row.forEach((cell, inRow) => {
        if (cell.type.name !== "tableHeader" || cell.attrs.scope) return;
        const pos = place.pos + offset + inRow + 2;
        tr.setNodeMarkup(pos, null, { ...cell.attrs, scope: "col" });
      });
    });
    return true;
  };
  editor.chain().focus()[command]().command(describe).run();
}
