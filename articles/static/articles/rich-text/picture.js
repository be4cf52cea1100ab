// Figures: pictures of the library between the blocks of a text. The text says which,
// and what it says of it in place of the library's own words.
import { Node, pm } from "django-prose-editor/editor";

import * as library from "pictures/library";
import { ask } from "rich-text/dialogs";

const MOST = 500;
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
  addOptions: () => ({ labels: {} }),
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
    return ({ node }) => new Figure(node, this.options.labels);
  },
  addProseMirrorPlugins: () => [typing()],
  addKeyboardShortcuts() {
    const words = () => editWords(this.editor, this.options.labels);
    return { Enter: () => isPicture(this.editor) && Boolean(words()) };
  },
});

// What is typed while a figure is selected is written below it, and not in its place.
const typing = () =>
  new pm.state.Plugin({
    props: {
      handleTextInput(view, from, to, text) {
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
  constructor(node, labels) {
    this.dom = document.createElement("figure");
    this.dom.className = "rich-text-picture";
    this.labels = labels;
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
    const { labels, dom } = this;
    const { alt, caption } = this.node.attrs;
    dom.ariaLabel = [labels.picture, picture?.title].filter(Boolean).join(": ");
    if (!picture) {
      const words = picture === null ? labels.noSuchPicture : labels.picture;
      dom.replaceChildren(line("rich-text-picture-note", words));
      return;
    }
    const image = document.createElement("img");
    const { thumbnail, width, height } = picture;
    const shown = library.altOf(picture, alt);
    Object.assign(image, { src: thumbnail, width, height, alt: shown });
    image.draggable = false;
    const words = document.createElement("figcaption");
    const own = picture.caption[library.language()];
    if (caption || own) words.append(line("caption", caption || own));
    if (picture.credit) {
      const credit = labels.pictureCredit.replace("%(credit)s", picture.credit);
      words.append(line("rich-text-picture-note", credit));
    }
    if (!shown) {
      const note = picture.isDecorative ? labels.isDecorative : labels.noPictureAlt;
      words.append(line("rich-text-picture-note", note));
    }
    dom.replaceChildren(image, words);
  }

  // What stands inside is drawn here and is no part of the text.
  ignoreMutation = () => true;
}

function line(className, words) {
  const made = document.createElement("span");
  made.className = className;
  made.textContent = words;
  // What the desk says stands in a text of another language, perhaps.
  if (className !== "caption") made.lang = document.documentElement.lang;
  return made;
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

function asked(editor, labels, picture, given) {
  const field = (name, label, own) => ({
    name,
    label,
    value: given[name],
    help: labels.pictureHelp,
    placeholder: own?.[library.language()] ?? "",
    maxlength: MOST,
    lang: library.language(),
  });
  return ask(editor, {
    title: picture ? `${labels.picture}: ${picture.title}` : labels.picture,
    labels,
    fields: [
      field("alt", labels.pictureAlt, picture?.alt),
      field("caption", labels.pictureCaption, picture?.caption),
    ],
  });
}

const inOneLine = (words) => words.replace(/\s+/g, " ").trim();

const attributes = (key, { alt, caption }) => ({
  key,
  alt: inOneLine(alt),
  caption: inOneLine(caption),
});

export async function insertPicture(editor, labels) {
  const picture = await chosen(editor);
  if (!picture) return;
  const words = await asked(editor, labels, picture, { alt: "", caption: "" });
  if (words) insert(editor, attributes(picture.key, words));
}

// A figure stands between the blocks of the text: after the one that is written in.
function insert(editor, attrs) {
  const { doc, schema, selection, tr } = editor.state;
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
  editor.view.dispatch(tr.scrollIntoView());
}

export async function editWords(editor, labels) {
  const { node, from } = editor.state.selection;
  const picture = (await library.find(node.attrs.key)) ?? null;
  const words = await asked(editor, labels, picture, node.attrs);
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
