/* A whole document, pasted above the form of a new article: with its mark-up, at once.

   Without this script a button sends its text. */
const place = document.querySelector(".pasting");

if (place) {
  const field = place.querySelector("textarea");
  const markup = place.querySelector("[name=document_html]");
  place.addEventListener("toggle", () => {
    if (place.open && !field.value) field.focus();
  });
  field.addEventListener("paste", (event) => {
    if (field.value) return;
    const html = event.clipboardData.getData("text/html");
    // What is longer, no page has; its text is enough.
    markup.value = html.length < 1_000_000 ? html : "";
    // What is pasted stands in the field only after this.
    setTimeout(() => field.form.requestSubmit(place.querySelector("[name=_paste]")));
  });
  field.addEventListener("input", (event) => {
    // What is typed has none.
    if (event.inputType !== "insertFromPaste") markup.value = "";
  });
}

// What was filled in isn't saved yet: leaving asks, as after typing.
if (document.querySelector(".pasted dl")) {
  const headline = document.querySelector("#id_headline");
  headline.dispatchEvent(new Event("input", { bubbles: true }));
}
