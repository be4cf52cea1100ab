/* A whole document, pasted above the form or into its text: it is offered to the fields.

   Without this script a button sends its text. */
import { distribute } from "./distributing.js";
import { copy } from "./templates.js";
import { isWhole } from "./whole-page.js";

const place = () => document.querySelector("[data-distribute]");
const dataOf = ({ clipboardData }) =>
  ["text/plain", "text/html"].map((type) => clipboardData?.getData(type) ?? "");

function offer(text, html, editor) {
  document.querySelector(".pasted-offer")?.remove();
  const note = copy(place(), "wholeDocument");
  const replaced = document.getElementById(editor.id.replace(/_editor$/, ""));
  note.addEventListener("click", async ({ target }) => {
    const does = target.closest("button")?.dataset.do;
    if (does === "keep") {
      note.remove();
      editor.focus();
    }
    if (does !== "distribute") return;
    try {
      await distribute(text, html, replaced);
      note.remove();
    } catch {
      note.replaceWith(copy(place(), "notDistributed"));
    }
  });
  editor.closest(".rich-text").before(note);
}

// Into a text that is empty. What is pasted stands there only after this.
document.addEventListener(
  "paste",
  (event) => {
    const editor = event.target.closest?.("#id_body_editor");
    if (!editor || !place() || editor.textContent.trim()) return;
    const [text, html] = dataOf(event);
    if (isWhole(text, html)) setTimeout(() => offer(text, html, editor));
  },
  true,
);

// Above the form of a new article.
const panel = document.querySelector(".pasting");
if (panel) {
  const field = panel.querySelector("textarea");
  const button = panel.querySelector("[name=_paste]");
  let markup = "";
  const take = async () => {
    try {
      await distribute(field.value, markup);
      panel.hidePopover();
    } catch {
      // The document stays here, and the form behind it as it is.
      panel.querySelector(".pasted-offer")?.remove();
      button.before(copy(place(), "notDistributed"));
    }
  };
  field.addEventListener("paste", (event) => {
    if (field.value) return;
    [, markup] = dataOf(event);
    // What is pasted stands in the field only after this.
    setTimeout(take);
  });
  field.addEventListener("input", (event) => {
    // What is typed has none.
    if (event.inputType !== "insertFromPaste") markup = "";
  });
  button.addEventListener("click", (event) => {
    if (!field.value.trim()) return;
    event.preventDefault();
    take();
  });
}

// What was filled in isn't saved yet: leaving asks, as after typing.
if (document.querySelector(".pasted dl")) {
  const headline = document.querySelector("#id_headline");
  headline.dispatchEvent(new Event("input", { bubbles: true }));
}
