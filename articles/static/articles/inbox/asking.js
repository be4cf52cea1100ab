/* Shows the page of an act that asks for something as a dialog over the list. */

let dialog = null;

export function close() {
  dialog?.close();
}

// `send` gets the form and its button.
export function show(page, words, send) {
  close();
  dialog = document.createElement("dialog");
  dialog.className = "move-dialog move inbox-dialog";
  dialog.setAttribute("aria-labelledby", "inbox-dialog-title");
  const head = document.createElement("h2");
  head.id = "inbox-dialog-title";
  head.textContent = page.querySelector("h1").textContent;
  dialog.append(head);
  fill(dialog, page);
  document.body.append(dialog);
  const mine = dialog;
  mine.addEventListener("close", () => mine.remove());
  mine.addEventListener("click", (event) => {
    if (!event.target.closest(".closelink")) return;
    event.preventDefault();
    mine.close();
  });
  mine.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.target.method === "get") find(mine, event.target, words);
    else send(event.target, event.submitter);
  });
  mine.showModal();
  equip(mine);
}

function fill(place, page) {
  place.querySelector(".inbox-asked")?.remove();
  place.append(document.importNode(page.querySelector(".inbox-asked"), true));
}

function equip(place) {
  const form = place.querySelector("form[data-keeps]");
  if (!form) return; // somebody else has decided
  document.dispatchEvent(new CustomEvent("form:shown", { detail: form }));
  // With a choice made beforehand, Enter is enough.
  const isReady = form.querySelector("[type=radio]:checked, [name=language]");
  const typed = place.querySelector("[type=search], select, [type=text], [type=radio]");
  (isReady ? form.querySelector(".button.default") : typed)?.focus();
}

// Articles with these words take the place of those that were offered.
async function find(place, form, words) {
  const asked = new URL(form.action);
  asked.search = new URLSearchParams(
    /** @type {any} */ (new FormData(form)),
  ).toString();
  const answer = await fetch(asked, { headers: { "X-Beside": words.account } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok || !page.querySelector(".inbox-asked")) return;
  fill(place, page);
  equip(place);
}
