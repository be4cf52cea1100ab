/* An article's form: saving by keys.

   Ctrl+S saves, Ctrl+Enter takes the next step. */
const form = document.getElementById("article_form");
const bar = form.querySelector("[data-bar]");
// So long the editor may take until what was typed last is in the field.
const TYPED_AFTER = 50;

const press = (event, selector) => {
  const found = bar.querySelector(selector);
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  event.stopPropagation();
  if (found) setTimeout(() => found.click(), TYPED_AFTER);
};
// Before the editor, to which these keys mean something else.
document.addEventListener(
  "keydown",
  (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key === "s") press(event, "[name=_save]");
    if (event.key === "Enter") press(event, ".default");
  },
  true,
);

// A headline is one line, however long: there, too, Enter saves.
form.addEventListener("keydown", (event) => {
  const isLine = event.target.matches("textarea[data-line]");
  if (
    isLine &&
    event.key === "Enter" &&
    !event.isComposing &&
    !event.defaultPrevented
  ) {
    press(event, "[name=_save]");
  }
});
