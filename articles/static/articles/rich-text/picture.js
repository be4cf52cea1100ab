// Figures: pictures of the library between the blocks of a text. The text says which,
// and what it says of it in place of the library's own words.
import { Node, pm } from "../../django_prose_editor/editor.js";

import * as library from "../pictures/library.js";
import { copy } from "../templates.js";
import { ask, placeOf } from "./dialogs.js";

const said = (name, attribute) => ({
  default: "",
  parseHTML: (element) => element.getAttribute(attribute) ?? "",
  renderHTML: (given) => (given[name] ? { [attribute]: given[name] } : {}),
});

export const isFigure = (image) =>
  library.isKey(image.getAttribute("data-image")?.toLowerCase() ?? "");

export const Picture = Node.create({
  name: "picture",
  atom: true,
  addAttributes: () => ({
    key: {
      default: null,
      parseHTML: (element) => element.getAttribute("data-image").toLowerCase(),
      renderHTML: ({ key }) => ({ "data-image": key }),
    },
    alt: said("alt", "alt"),
    caption: said("caption", "data-caption"),
  }),
  parseHTML: () => [{ tag: "img[data-image]", getAttrs: (it) => isFigure(it) && null }],
  renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
  addNodeView() {
    return ({ node, editor }) => new Figure(node, editor);
  },
  addProseMirrorPlugins: () => [typing()],
  addKeyboardShortcuts() {
    const words = () => editWords(this.editor);
    return { Enter: () => isPicture(this.editor) && Boolean(words()) };
  },
});

// What is typed while a figure is selected is written below it, and not in its place.
const typing = () =>
  new pm.state.Plugin({
    props: {
      handleTextInput(view, _from, to, text) {
        const { schema, selection, tr } = view.state;
        if (selection.node?.type.name !== "picture") return false;
        tr.insert(to, schema.nodes.paragraph.create(null, schema.text(text)));
        tr.setSelection(pm.state.TextSelection.create(tr.doc, to + 1 + text.length));
        view.dispatch(tr.scrollIntoView());
        return true;
      },
    },
  });

// How a figure looks while the text is written.
class Figure {
  constructor(node, editor) {
    this.dom = copy(placeOf(editor), "figure");
    this.name = this.dom.ariaLabel;
    this.update(node);
  }

  update(node) {
    if (node.type.name !== "picture") return false;
    this.node = node;
    this.draw(library.recall(node.attrs.key));
    if (library.recall(node.attrs.key)) return true;
    library.find(node.attrs.key).then((picture) => {
      if (this.node === node) this.draw(picture);
    });
    return true;
  }

  draw(picture) {
    this.dom.ariaLabel = [this.name, picture?.title].filter(Boolean).join(": ");
    library.draw(this.dom, picture, this.node.attrs);
  }

  // What stands inside is drawn here and is no part of the text.
  ignoreMutation = () => true;
}

export const isPicture = (editor) =>
  editor.state.selection.node?.type.name === "picture";

// Let somebody choose, and put the text's cursor back where it was.
async function chosen(editor) {
  const { selection } = editor.state;
  const picture = await library.choose();
  editor.view.focus();
  editor.view.dispatch(editor.state.tr.setSelection(selection));
  return picture;
}

function asked(editor, picture, given) {
  const language = library.language();
  return ask(editor, "picture", {
    prepare(form) {
      if (picture) form.querySelector("h2").append(`: ${picture.title}`);
      for (const name of ["alt", "caption"]) {
        const input = form.elements[name];
        input.value = given[name];
        input.lang = language;
        input.placeholder = picture?.[name][language] ?? "";
      }
    },
  });
}

const inOneLine = (words) => words.replace(/\s+/g, " ").trim();

const attributes = (key, { alt, caption }) => ({
  key,
  alt: inOneLine(alt),
  caption: inOneLine(caption),
});

export async function insertPicture(editor) {
  const picture = await chosen(editor);
  if (!picture) return;
  const words = await asked(editor, picture, { alt: "", caption: "" });
  if (words) place(editor.view, attributes(picture.key, words));
}

// A figure stands between the blocks of the text: after the one that is written in.
export function place(view, attrs) {
  const { doc, schema, selection, tr } = view.state;
  const { $to } = selection;
  const block = $to.depth ? $to.node(1) : null;
  const after = $to.depth ? $to.after(1) : selection.to;
  const isEmpty = block?.type.name === "paragraph" && !block.childCount;
  const node = schema.nodes.picture.create(attrs);
  if (isEmpty) tr.replaceWith($to.before(1), after, node);
  else tr.insert(after, node);
  const end = (isEmpty ? $to.before(1) : after) + node.nodeSize;
  // So that one can go on writing.
  if (after === doc.content.size) tr.insert(end, schema.nodes.paragraph.create());
  tr.setSelection(pm.state.Selection.near(tr.doc.resolve(end), 1));
  view.dispatch(tr.scrollIntoView());
}

export async function editWords(editor) {
  const { node, from } = editor.state.selection;
  const picture = (await library.find(node.attrs.key)) ?? null;
  const words = await asked(editor, picture, node.attrs);
  if (words) change(editor, from, attributes(node.attrs.key, words));
}

// What was said of the one picture is seldom true of another.
export async function replacePicture(editor) {
  const { from, node } = editor.state.selection;
  const picture = await chosen(editor);
  if (picture && picture.key !== node.attrs.key) {
    change(editor, from, attributes(picture.key, { alt: "", caption: "" }));
  }
}

function change(editor, from, attrs) {
  const tr = editor.state.tr.setNodeMarkup(from, null, attrs);
  tr.setSelection(pm.state.NodeSelection.create(tr.doc, from));
  editor.view.dispatch(tr);
}

export function removePicture(editor) {
  editor.chain().focus().deleteSelection().run();
}
