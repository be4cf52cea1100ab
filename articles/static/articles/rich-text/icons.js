// The toolbar's signs: letters where letters say it, else lines on a field of 24 × 24.
const LETTERS = {
  heading2: "H2",
  heading3: "H3",
  heading4: "H4",
  bold: "B",
  italic: "I",
  superscript: "x²",
  subscript: "x₂",
  listStart: "3.",
};
const LINES = {
  bulletList: "M9 6h11M9 12h11M9 18h11M4 6h.1M4 12h.1M4 18h.1",
  orderedList: "M10 6h10M10 12h10M10 18h10M4 4h1v4M4 14.5a1 1 0 0 1 2 0c0 1-2 2-2 3.5h2",
  indent: "M11 6h9M11 12h9M11 18h9M4 9l3 3-3 3",
  outdent: "M11 6h9M11 12h9M11 18h9M7 9l-3 3 3 3",
  blockquote: "M9 7H5v6h4V8c0 5-1 7-4 8M19 7h-4v6h4V8c0 5-1 7-4 8",
  rule: "M3 12h18",
  lineBreak: "M19 6v7H6M9 10l-3 3 3 3",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  removeLink:
    "M16 14l3-3a4 4 0 0 0-6-6l-3 3M8 10l-3 3a4 4 0 0 0 6 6l3-3M4 4l16 16",
  language:
    "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M3 12h18M12 3c4 3 4 15 0 18c-4-3-4-15 0-18",
  table: "M4 5h16v14H4zM4 10h16M4 15h16M10 5v14",
  addColumn: "M3 5h10v14H3zM8 5v14M19 9v6M16 12h6",
  deleteColumn: "M3 5h10v14H3zM8 5v14M16 12h6",
  addRow: "M5 3h14v10H5zM5 8h14M12 16v6M9 19h6",
  deleteRow: "M5 3h14v10H5zM5 8h14M9 19h6",
  headings: "M4 5h16v14H4zM4 11h16M4 7h16M4 9h16",
  rowHeading: "M4 5h16v14H4zM10 5v14M6 5v14M8 5v14",
  mergeCells: "M3 6h18v12H3zM6 12h4M8 10l2 2-2 2M18 12h-4M16 10l-2 2 2 2",
  splitCell: "M3 6h18v12H3zM12 6v12M9 12H5M7 10l-2 2 2 2M15 12h4M17 10l2 2-2 2",
  editCaption: "M4 10h16v10H4zM4 15h16M7 5h10",
  deleteTable: "M4 5h16v14H4zM8 8l8 8M16 8l-8 8",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.1",
  pictureWords: "M4 4h16v9H4zM4 17h16M4 20h10",
  otherPicture: "M4 9h11v11H4zM4 17l4-4 7 7M9 5a6 6 0 0 1 10 4v2M16 9l3 3 2-3",
  removePicture: "M4 5h16v14H4zM9 9l6 6M15 9l-6 6",
  clear: "M6 5h12M12 5l-2 14M15 15l5 5M20 15l-5 5",
  undo: "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3",
  redo: "M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h3",
};
const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  if (LETTERS[name]) {
    const letters = document.createElement("span");
    letters.className = `rich-text-${name}`;
    letters.ariaHidden = "true";
    letters.textContent = LETTERS[name];
    return letters;
  }
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", LINES[name]);
  svg.append(path);
  return svg;
}
