// Files that are pasted or dropped: pictures go into the library, and from there into
// the text; nothing else does.
import { pm } from "../../django_prose_editor/editor.js";

import { choose, isOffered, mayUpload } from "../pictures/library.js";
import { place } from "./picture.js";

// Whether the files are what is meant. Programs put a picture of what was copied beside
// it; then that is.
export function takesFiles(view, data, tell, drop = null) {
  const files = [...(data?.files ?? [])];
  if (!files.length || data.types.includes("text/html")) return false;
  const pictures = files.filter(({ type, name }) => isPicture(type, name));
  if (!pictures.length) tell(["files"]);
  else if (!isOffered()) tell(["pictures"]);
  else if (!mayUpload()) tell(["noUpload"]);
  else {
    tell(pictures.length < files.length ? ["files"] : []);
    if (drop) goTo(view, drop);
    upload(view, pictures);
  }
  return true;
}

// A browser may not know what a camera's file is.
const isPicture = (type, name) =>
  type.startsWith("image/") || /\.(?:heic|heif|avif)$/i.test(name);

function goTo(view, { clientX, clientY }) {
  const there = view.posAtCoords({ left: clientX, top: clientY });
  if (!there) return;
  const near = pm.state.Selection.near(view.state.doc.resolve(there.pos));
  view.dispatch(view.state.tr.setSelection(near));
}

// One after the other, until one isn't wanted.
async function upload(view, pictures) {
  for (const file of pictures) {
    const { selection } = view.state;
    const picture = await choose(file);
    view.focus();
    view.dispatch(view.state.tr.setSelection(selection));
    if (!picture) return;
    place(view, { key: picture.key, alt: "", caption: "" });
  }
}
