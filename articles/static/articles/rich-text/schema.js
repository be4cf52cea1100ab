// What the editor can hold: the elements and attributes that articles/foundation/markup/sanitising.py
// lets through, and nothing else.
import {
  Blockquote,
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Extension,
  Gapcursor,
  HardBreak,
  Heading,
  History,
  HorizontalRule,
  Italic,
  ListItem,
  Mark,
  Node,
  OrderedList,
  Paragraph,
  pm,
  Subscript,
  Superscript,
  Table,
  TableCell,
  TableHeader,
  TableRow,
  Text,
} from "../../django_prose_editor/editor.js";

import { isAddress } from "./addresses.js";
import { Picture } from "./picture.js";
import { cellKeys, leaving } from "./table.js";

// Whether a paragraph in a list item or table cell was one before, or only is one here.
const KeptParagraph = Paragraph.extend({
  addAttributes() {
    return {
      kept: {
        default: false,
        keepOnSplit: false,
        parseHTML: (element) => element.hasAttribute("data-kept"),
        renderHTML: ({ kept }) => (kept ? { "data-kept": "" } : {}),
      },
    };
  },
});

// Tab isn't taken: it leads out of the text, as everywhere else on the page; only in a
// table it leads to the next cell.
const Item = ListItem.extend({
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      "Mod-]": () => this.editor.commands.sinkListItem(this.name),
      "Mod-[": () => this.editor.commands.liftListItem(this.name),
    };
  },
});

const Numbered = OrderedList.extend({
  addAttributes() {
    const parseHTML = (element) => parseInt(element.getAttribute("start"), 10) || 1;
    return { start: { default: 1, parseHTML } };
  },
  addNodeView: () => null,
});

const Link = Mark.create({
  name: "link",
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({ href: { default: null }, hreflang: { default: null } }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) => isAddress(element.getAttribute("href")) && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
});

const mark = (name, tag) =>
  Mark.create({
    name,
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });

// Words in another language, which may stand within words in yet another.
const Passage = Mark.create({
  name: "passage",
  excludes: "",
  inclusive: false,
  parseHTML: () => [{ tag: "span[lang]" }, { tag: "span[dir]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

// A table's caption stands before the table here, within it in the article.
const Caption = Node.create({
  name: "tableCaption",
  group: "block",
  content: "inline*",
  parseHTML: () => [{ tag: "p[data-caption]", priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => [
    "p",
    { ...HTMLAttributes, "data-caption": "" },
    0,
  ],
  addKeyboardShortcuts() {
    return { Enter: ({ editor }) => intoTable(editor) };
  },
});

function intoTable(editor) {
  const { $head } = editor.state.selection;
  if ($head.parent.type.name !== "tableCaption") return false;
  const below = editor.state.doc.resolve($head.after());
  if (below.nodeAfter?.type.name !== "table") return false;
  return editor.commands.setTextSelection(pm.state.TextSelection.near(below, 1).head);
}

const PlainTable = Table.extend({
  addStorage: () => ({ isLeaving: false }),
  addKeyboardShortcuts() {
    return cellKeys(this.editor, this.storage);
  },
  addProseMirrorPlugins() {
    return [...this.parent(), leaving(this.storage)];
  },
  addNodeView: () => null,
});

const Row = TableRow.extend({
  addAttributes() {
    const parseHTML = (element) => {
      const { localName } = element.parentElement ?? {};
      const section = element.dataset.section ?? localName;
      return ["thead", "tfoot"].includes(section) ? section : null;
    };
    const renderHTML = ({ section }) => (section ? { "data-section": section } : {});
    return { section: { default: null, parseHTML, renderHTML } };
  },
});

const number = (name) => ({
  default: 1,
  parseHTML: (element) => parseInt(element.getAttribute(name), 10) || 1,
});
const spans = () => ({
  colspan: number("colspan"),
  rowspan: number("rowspan"),
  colwidth: { default: null, parseHTML: () => null, rendered: false },
});
const Cell = TableCell.extend({ addAttributes: spans });
const HeaderCell = TableHeader.extend({
  addAttributes: () => ({ ...spans(), scope: { default: null } }),
});

const HOLDING = [
  KeptParagraph,
  Text,
  Heading.configure({ levels: [2, 3, 4] }),
  Blockquote,
  BulletList,
  Numbered,
  Item,
  HorizontalRule,
  HardBreak,
  Caption,
  PlainTable,
  Row,
  HeaderCell,
  Cell,
  Link,
  Passage,
  Bold,
  Italic,
  Subscript,
  Superscript,
  mark("quotation", "q"),
  mark("work", "cite"),
];

// Every element may say its language and direction.
const Language = Extension.create({
  name: "language",
  addGlobalAttributes: () => [
    {
      types: HOLDING.map(({ name }) => name).filter((name) => name !== "text"),
      attributes: { lang: { default: null }, dir: { default: null } },
    },
  ],
});

// Pictures stand between the blocks of the text itself, never inside of one.
const Whole = Document.extend({ content: "(block | picture)+" });

// What typed signs at the beginning of a line make of it, for who wants that.
export const TYPED_MARKS = [Heading, BulletList, OrderedList, Blockquote];

export const EXTENSIONS = [
  Whole,
  ...HOLDING,
  Picture,
  Language,
  History,
  Dropcursor,
  Gapcursor,
];
